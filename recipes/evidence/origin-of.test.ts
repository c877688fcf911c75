import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { originOf } from './origin-of';

const GUIDE = `:::register-client

- Scopes: \`openid\`

:::

::::provider{only=authentik}

:::register-client

- Redirect URI: \`https://app.company/a\`

:::

::::

:::::provider{only="keycloak other"}

- Redirect URI: \`https://app.company/k\`

:::::
`;

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'sso-recipes-origin-'));
  for (const folder of ['docs/app', 'providers/keycloak']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'docs/app/index.md'), GUIDE);
  writeFileSync(
    join(root, 'providers/keycloak/provider.ts'),
    "  placeholders: { realm: { scope: 'site' } },\n  endpoints: {\n    issuer: 'https://keycloak.company/',\n",
  );
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

test('what a guide registers stands in its own line, for each provider', () => {
  expect(originOf('<scope>', 'app', 'keycloak', root)).toBe('docs/app/index.md:3');
  expect(originOf('<redirect_uri>', 'app', 'authentik', root)).toBe('docs/app/index.md:11');
  expect(originOf('<redirect_uri>', 'app', 'keycloak', root)).toBe('docs/app/index.md:19');
});

test('an endpoint stands in the data of its provider', () => {
  expect(originOf('<issuer>', 'app', 'keycloak', root)).toBe('providers/keycloak/provider.ts:3');
});

test('what is written out, declared, or not there has no other place', () => {
  expect(originOf('https://app.company', 'app', 'keycloak', root)).toBeUndefined();
  expect(originOf('<client_id>', 'app', 'keycloak', root)).toBeUndefined();
  expect(originOf('<launch_url>', 'app', 'keycloak', root)).toBeUndefined();
  expect(originOf('<issuer>', 'app', 'authentik', root)).toBeUndefined();
});
