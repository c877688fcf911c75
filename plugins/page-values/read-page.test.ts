import { beforeAll, describe, expect, test } from 'vitest';
import { VFile } from 'vfile';
import { markdown } from '../parse-markdown';
import remarkGuide from '../remark-guide';
import { loadSite, type Site } from '../site';
import type { GuidePage } from './page-value';
import { readPage } from './read-page';

let site: Site;
beforeAll(async () => {
  site = await loadSite(process.cwd());
});

const FRONT = `---
title: Example App
category: other
providers: [authentik, keycloak]
---

:::placeholders

- \`app.company\` is the FQDN of Example App.

:::
`;

async function page(text: string, provider = 'authentik'): Promise<GuidePage> {
  const file = new VFile({ path: `${site.dir}/docs/example-app/index.md`, value: `${FRONT}\n${text}` });
  const processor = markdown().use(remarkGuide, { site });
  return readPage({ tree: await processor.run(processor.parse(file), file), file }, site, provider);
}

const shown = ({ values }: GuidePage): string[] => values.map(({ id, value }) => `${id} = ${value}`);

describe('the values of a page', () => {
  test('are settings, scalars of snippets and code in numbered steps, expanded, with places', async () => {
    const read = await page(`## Set it up

1. Open \`https://app.company/admin\` and set **Base URL** to \`https://app.company\`.

:::settings[Admin > Login]

- Issuer: \`<issuer>\`, as shown.

:::

\`\`\`json title="config.json"
{ "oidc": { "clientId": "<client_id>", "scopes": ["openid", "email"], "enabled": true } }
\`\`\`
`);
    expect(shown(read)).toEqual([
      'Set it up | https://app.company/admin = https://app.company/admin',
      'Set it up | Base URL = https://app.company',
      'Set it up | Admin > Login | Issuer = https://authentik.company/application/o/example-app/',
      'Set it up | config.json | oidc.clientId = client-id',
      'Set it up | config.json | oidc.scopes.0 = openid',
      'Set it up | config.json | oidc.scopes.1 = email',
      'Set it up | config.json | oidc.enabled = true',
    ]);
    const issuer = read.values[2];
    expect(issuer).toMatchObject({ raw: '<issuer>', file: 'docs/example-app/index.md' });
    expect(issuer?.position.start).toMatchObject({ line: 19, column: 12 });
  });

  test('are those of the chosen provider, with the provider’s own steps and places', async () => {
    const text = `:::register-client

- Redirect URI: \`https://app.company/callback\`

:::

::::provider{only=keycloak}

:::settings[Login]

- Realm: \`<realm>\`

:::

::::
`;
    const authentik = await page(text);
    expect(authentik.values.some(({ label }) => label === 'Realm')).toBe(false);
    const redirect = authentik.values.find(({ label }) => label.startsWith('Redirect URIs'));
    expect(redirect).toMatchObject({
      value: 'https://app.company/callback',
      file: 'providers/authentik/register-client.md',
      bold: ['Strict', 'Authorization'],
    });
    expect((await page(text, 'keycloak')).values.at(-1)).toMatchObject({ label: 'Realm', value: 'example-realm' });
  });

  test.each([
    ['a fence of tildes', '~~~dotenv title=".env"\nOIDC_ISSUER=<issuer>\n~~~'],
    ['a fence with spaces', '   ```  dotenv title=".env"\n   OIDC_ISSUER=<issuer>\n   ```'],
    ['a fence in an admonition', ':::note\n\n```dotenv title=".env"\nOIDC_ISSUER=<issuer>\n```\n\n:::'],
    ['a fence in a list', '- Do this:\n\n  ```dotenv title=".env"\n  OIDC_ISSUER=<issuer>\n  ```'],
    ['a fence in details', '<details>\n\n```dotenv title=".env"\nOIDC_ISSUER=<issuer>\n```\n\n</details>'],
  ])('are found in %s', async (_, text) => {
    expect(shown(await page(text))).toEqual([
      'Example App | .env | OIDC_ISSUER = https://authentik.company/application/o/example-app/',
    ]);
  });

  test('are excluded with a reason of the list only', async () => {
    const read = await page(`:::settings[Look]

- Theme: \`dark\` <!-- exclude: illustrative -->
- Colour: \`red\` <!-- exclude: because -->

:::

<!-- exclude: output -->

\`\`\`json
{ "a": "b" }
\`\`\`
`);
    expect(read.values.map(({ label, excluded }) => [label, excluded])).toEqual([
      ['Theme', 'illustrative'],
      ['Colour', undefined],
      ['a', 'output'],
    ]);
  });

  test('are written back as their syntax wants them', async () => {
    const read = await page(`\`\`\`json title="a.json"
{ "issuer": "<issuer>", "on": true }
\`\`\`

\`\`\`yaml title="b.yaml"
issuer: <issuer>
quoted: "<client_id>"
\`\`\`

\`\`\`ts title="c.ts"
export const issuer = "<issuer>"
\`\`\`
`);
    const written = read.snippets.map(({ text, places }) =>
      [...places.values()]
        .sort((a, b) => b.start - a.start)
        .reduce((all, { start, end, write }) => all.slice(0, start) + write('x"y') + all.slice(end), text),
    );
    expect(JSON.parse(written[0]?.replace('x"y', '1') ?? '')).toEqual({ issuer: 'x"y', on: 1 });
    expect(written[1]).toBe('issuer: x"y\nquoted: "x\\"y"');
    expect(written[2]).toBe('export const issuer = "x\\"y"');
  });

  test('have ids that do not depend on lines', async () => {
    const text = ':::settings[Login]\n\n- A: `1`\n- A: `2`\n\n:::\n';
    const ids = (read: GuidePage): string[] => read.values.map(({ id }) => id);
    expect(ids(await page(text))).toEqual(['Example App | Login | A', 'Example App | Login | A #2']);
    expect(ids(await page(`More words.\n\n${text}`))).toEqual(ids(await page(text)));
  });

  test('symptoms are read too', async () => {
    const read = await page(':::symptom[`Failed to obtain access token`]\n\nWhy.\n\n:::');
    expect(read.symptoms.map(({ text }) => text)).toEqual(['Failed to obtain access token']);
  });
});
