import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openGuide, type OpenGuide } from '../../tests/support/open-guide';
import recipe from './recipe';

let guide: OpenGuide;
beforeAll(async () => {
  guide = await openGuide('auth-js');
}, 60_000);
afterAll(() => guide.close());
vi.setConfig({ testTimeout: 120_000 });

describe('the guide logs a user in', () => {
  const pairs = (recipe.variants ?? []).flatMap((variant) => [
    ['authentik', variant],
    ['keycloak', variant],
  ]);

  test.each(pairs)('%s, %s', async (provider = '', variant = '') => {
    const { failure, outcomes } = await guide.run(recipe, { provider, variant });
    expect(failure).toBeUndefined();
    const planned = Object.keys(recipe.outcomes).filter((id) => {
      const { providers, variants } = recipe.only?.[id] ?? {};
      return providers?.includes(provider) !== false && variants?.includes(variant) !== false;
    });
    expect([...new Set(outcomes)].sort()).toEqual(planned.sort());
  });

  test('a wrong value is named, with what the application wrote into its log', async () => {
    const mutants = { '| AUTH_AUTHENTIK_ISSUER': 'https://authentik.company/application/o/example-app' };
    const { failure } = await guide.run(recipe, { provider: 'authentik', variant: 'core', mutants });
    expect(failure?.step).toBe('start');
    expect(failure?.about.map(({ label }) => label)).toContain('AUTH_AUTHENTIK_ISSUER');
    expect(failure?.application).toContain('"response" body "issuer" property does not match the expected value');
  });

  test('a failure in an example names the example', async () => {
    const mutants = { 'provider.Keycloak().allowDangerousEmailAccountLinking': 'false' };
    const { failure } = await guide.run(recipe, { provider: 'keycloak', variant: 'next-5-examples', mutants });
    expect(failure?.message).toMatch(
      /^Account linking: Unexpected way back to \/api\/auth\/signin\?error=OAuthAccountNotLinked/,
    );
  });

  test('another version in the page’s command is noticed', async () => {
    const mutants = { 'Next.js | In the folder of package.json | npm install': 'npm install next-auth' };
    const { failure } = await guide.run(recipe, { provider: 'keycloak', variant: 'next-5', mutants });
    expect(failure).toBeUndefined();
    const old = { 'Next.js | In the folder of package.json | npm install': 'npm install next-auth@5.0.0-beta.25' };
    const result = await guide.run(recipe, { provider: 'keycloak', variant: 'next-5', mutants: old });
    expect(result.failure?.message).toContain('next-auth@5.0.0-beta.25');
  });
});
