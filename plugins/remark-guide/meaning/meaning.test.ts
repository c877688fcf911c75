import { join } from 'node:path';
import { VFile } from 'vfile';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/core/diagnostics/diagnostic';
import { applyFixes } from '../../apply-fixes';
import { processGuide } from '../../pipeline';
import { diagnosticsOf } from '../../reporter';
import { loadSite, type Site } from '../../site';

const root = join(import.meta.dirname, '../../..');
let site: Site;
beforeAll(async () => {
  site = await loadSite(root);
});

async function check(source: string): Promise<Diagnostic[]> {
  const file = new VFile({ path: join(root, 'docs/example/index.md'), value: source });
  await processGuide(file, { site });
  return diagnosticsOf(file, site);
}

/** A guide that is right, and says everything at least twice. */
const RIGHT = `---
title: Example
providers: [authentik, keycloak]
---

:::placeholders

- \`app.company\` is the application.
- \`<login_name>\` is the name of the login.

:::

## Register

:::register-client

- Redirect URI: \`https://app.company/oauth/<login_name>/callback\`
- Scopes: \`openid profile email\`

:::

The application shows \`https://app.company/oauth/<login_name>/callback\`.

## Configure

1. Open [the settings](https://app.company/settings).
2. Select **Login**, or write the file:

\`\`\`dotenv title=".env" env=compose
OIDC_CLIENT_ID=<client_id>
OIDC_CLIENT_SECRET=<client_secret>
OIDC_SCOPES=openid profile email
OIDC_REDIRECT_URI=https://app.company/oauth/<login_name>/callback
OIDC_USERNAME_CLAIM=preferred_username
\`\`\`

3. For Compose:

   \`\`\`yaml title="compose.yaml"
   services:
     app:
       environment:
         OIDC_CLIENT_ID: <client_id>
         OIDC_CLIENT_SECRET: <client_secret>
         OIDC_SCOPES: openid profile email
         OIDC_REDIRECT_URI: https://app.company/oauth/<login_name>/callback
         OIDC_USERNAME_CLAIM: preferred_username
   \`\`\`

:::settings[Settings > Login]

- Client ID: \`<client_id>\`
- Client Secret: \`<client_secret>\`
- Scopes: \`openid profile email\`
- Site URL: \`https://app.company\`

:::

::::provider{only=keycloak}

4. The account page is \`https://keycloak.company/realms/<realm>/account\`.

::::
`;

test('a guide that is right gives no message', async () => {
  expect(await check(RIGHT)).toEqual([]);
});

/** One slip: which occurrence of what becomes what, the rule that sees it, and the text at its place. */
const slips: [name: string, nth: number, from: string, to: string, rule: string, at: string][] = [
  [
    'a slash in the text',
    1,
    '/callback`',
    '/callback/`',
    'redirect-uri-mismatch',
    'https://app.company/oauth/<login_name>/callback/',
  ],
  [
    'a letter in a snippet',
    0,
    'REDIRECT_URI=https://app.company/oauth',
    'REDIRECT_URI=https://app.company/oath',
    'redirect-uri-mismatch',
    'https://app.company/oath/<login_name>/callback',
  ],
  [
    'the scheme in a nested snippet',
    0,
    'REDIRECT_URI: https://',
    'REDIRECT_URI: ',
    'redirect-uri-mismatch',
    'app.company/oauth/<login_name>/callback',
  ],
  [
    'upper case in a snippet',
    0,
    'REDIRECT_URI: https://app.company/oauth',
    'REDIRECT_URI: https://app.company/OAuth',
    'redirect-uri-mismatch',
    'https://app.company/OAuth/<login_name>/callback',
  ],
  [
    'another address in a snippet',
    0,
    'REDIRECT_URI: https://app.company/oauth/<login_name>/callback',
    'REDIRECT_URI: https://app.company/login',
    'redirect-uri-mismatch',
    'https://app.company/login',
  ],
  [
    'a registered URI',
    0,
    '/callback`',
    '/calback`',
    'redirect-uri-mismatch',
    'https://app.company/oauth/<login_name>/callback',
  ],
  [
    'a scope in a form',
    1,
    'Scopes: `openid profile email`',
    'Scopes: `openid profil email`',
    'scope-mismatch',
    'profil',
  ],
  [
    'a scope more in a snippet',
    0,
    'OIDC_SCOPES=openid profile email',
    'OIDC_SCOPES=openid profile email groups',
    'scope-mismatch',
    'groups',
  ],
  [
    'a scope less where it is registered',
    0,
    'Scopes: `openid profile email`',
    'Scopes: `openid profile`',
    'scope-mismatch',
    'email',
  ],
  [
    'a registered scope',
    0,
    'Scopes: `openid profile email`',
    'Scopes: `opneid profile email`',
    'scope-mismatch',
    'opneid',
  ],
  ['a claim', 0, 'CLAIM=preferred_username', 'CLAIM=prefered_username', 'scope-mismatch', 'prefered_username'],
  ['a claim of no scope', 0, 'CLAIM=preferred_username', 'CLAIM=phone_number', 'scope-mismatch', 'phone_number'],
  [
    'a placeholder nobody uses',
    0,
    '- `<login_name>`',
    '- `<unused_name>` is nothing.\n- `<login_name>`',
    'unused-placeholder',
    '<unused_name>',
  ],
  [
    'a second spelling',
    0,
    '- `<login_name>`',
    '- `<loginname>` is `<loginname>`.\n- `<login_name>`',
    'placeholder-spelling',
    '<login_name>',
  ],
  [
    'the secret as ID',
    0,
    'CLIENT_ID=<client_id>',
    'CLIENT_ID=<client_secret>',
    'secret-in-id-place',
    '<client_secret>',
  ],
  ['the ID as secret', 0, 'Secret: `<client_secret>`', 'Secret: `<client_id>`', 'secret-in-id-place', '<client_id>'],
  ['two values in two snippets', 0, 'CLAIM: preferred_username', 'CLAIM: email', 'conflicting-values', 'email'],
  ['two values in one form', 0, '- Site URL', '- Client ID: `other`\n- Site URL', 'conflicting-values', 'other'],
  ['a step left out', 0, '2. Select', '3. Select', 'step-numbers', '3'],
  ['a step that goes on wrongly', 0, '3. For Compose', '5. For Compose', 'step-numbers', '5'],
  ['a step that begins anew', 0, '3. For Compose', '1. For Compose', 'step-numbers', '1'],
  ['http in a link', 0, '(https://app.company/settings)', '(http://app.company/settings)', 'insecure-url', 'http'],
  ['http in a form', 0, 'Site URL: `https', 'Site URL: `http', 'insecure-url', 'http'],
  [
    'another host',
    0,
    'Site URL: `https://app.company`',
    'Site URL: `https://app.acme.org`',
    'foreign-host',
    'https://app.acme.org',
  ],
  [
    'a realm that is not',
    0,
    '/realms/',
    '/realm/',
    'unserved-endpoint',
    'https://keycloak.company/realm/<realm>/account',
  ],
  [
    'the former prefix',
    0,
    '.company/realms',
    '.company/auth/realms',
    'unserved-endpoint',
    'https://keycloak.company/auth/realms/<realm>/account',
  ],
];

function slip(nth: number, from: string, to: string): string {
  const pieces = RIGHT.split(from);
  expect(pieces.length, from).toBeGreaterThan(nth + 1);
  return `${pieces.slice(0, nth + 1).join(from)}${to}${pieces.slice(nth + 1).join(from)}`;
}

describe('one slip is seen at its place', () => {
  test.each(slips)('%s', async (_name, nth, from, to, rule, at) => {
    const source = slip(nth, from, to);
    const lines = source.split('\n');
    const seen = (await check(source))
      .filter(({ ruleId }) => ruleId === rule)
      .map(({ line, column, endColumn }) => lines[line - 1]?.slice(column - 1, endColumn - 1));
    expect(seen).toContain(at);
  });

  test.each(slips)('%s, and a fix that is certain mends it', async (_name, nth, from, to) => {
    const source = slip(nth, from, to);
    const diagnostics = await check(source);
    for (const diagnostic of diagnostics.filter(({ fixable }) => fixable)) expect(diagnostic.expected).toHaveLength(1);
    const { text, fixed } = applyFixes(source, diagnostics);
    if (fixed === 0) return;
    const left = (await check(text)).length;
    expect(left).toBeLessThan(diagnostics.length);
  });
});

test('what a note or a symptom shows is no fault', async () => {
  const shown = `${RIGHT}
:::symptom[\`redirect_uri\`]

The application sends \`https://app.company/oauth/<login_name>/callback/\` or \`http://app.company/\`, with the scopes
\`openid profil email\`.

:::
`;
  expect(await check(shown)).toEqual([]);
});

test('the notation of a list is no scope, and lists that differ in it alone are one', async () => {
  const lists = `${RIGHT}
\`\`\`ruby
config[:scope] = %w[openid profile email]
config[:scopes] = "openid,profile,email".split(",")
\`\`\`

\`\`\`go
config.Scopes = []string{"openid", "profile", "email"}
\`\`\`

\`\`\`yaml
client_id: <client_id>
client_secret: <client_secret>
scopes: ["openid", "profile", "email"]
\`\`\`

\`\`\`toml
client_id = "<client_id>"
client_secret = "<client_secret>"
scopes = ["openid", 'profile',"email"]
\`\`\`
`;
  expect((await check(lists)).filter(({ ruleId }) => /scope|conflict/.test(ruleId))).toEqual([]);
});

test('files of one kind in two sections are those of two things', async () => {
  const file = (port: number): string =>
    `\`\`\`yaml\nclient_id: <client_id>\nclient_secret: <client_secret>\nname: board\nlevel: info\nport: ${port}\n\`\`\`\n`;
  const conflicts = async (between: string): Promise<number> =>
    (await check(`${RIGHT}\n${file(8080)}\n${between}\n\n${file(9090)}`)).filter(
      ({ ruleId }) => ruleId === 'conflicting-values',
    ).length;
  expect(await conflicts('Or:')).toBe(1);
  expect(await conflicts('## Another server')).toBe(0);
});

test('an allow comment silences a rule of meaning', async () => {
  const source = RIGHT.replace(
    'The application shows',
    '<!-- allow redirect-uri-mismatch: an old release -->\n\nThe application shows',
  ).replace(/(shows `[^`]*)`/, '$1/`');
  expect(await check(source)).toEqual([]);
});
