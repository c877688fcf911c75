import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openGuide, type OpenGuide, plannedOutcomes } from '../../tests/support/open-guide';
import recipe from './recipe';

let guide: OpenGuide;
beforeAll(async () => {
  guide = await openGuide('affine');
}, 60_000);
afterAll(() => guide.close());
vi.setConfig({ testTimeout: 60_000 });

describe('the guide logs a user in', () => {
  test.each([
    ['authentik', 'panel'],
    ['authentik', 'file'],
    ['keycloak', 'panel'],
    ['keycloak', 'file'],
  ])('%s, by %s', async (provider, variant) => {
    const { failure, outcomes } = await guide.run(recipe, { provider, variant });
    expect(failure).toBeUndefined();
    expect([...new Set(outcomes)].sort()).toEqual(plannedOutcomes(recipe, provider, variant).sort());
  });
});

describe('a wrong value fails where it is needed', () => {
  test.each([
    ['panel', '.env | AFFINE_SERVER_EXTERNAL_URL', 'http://affine.company', 'authorize'],
    ['panel', 'OIDC OAuth provider config | issuer', 'https://authentik.company/application/o/other', 'start'],
    ['panel', 'OIDC OAuth provider config | clientSecret', 'another', 'callback'],
    ['panel', 'Scope name', 'mail', 'callback'],
    ['panel', 'Expression | email_verified', 'False', 'callback'],
    ['panel', 'Expression | email', 'request.user.mail', 'configure'],
    ['panel', 'Expression | email', 'request.user.username', 'callback'],
    ['file', 'config.json | oauth.providers.oidc.clientId', 'other', 'authorize'],
    ['file', 'config.json | server.externalUrl', 'https://notes.example.org', 'authorize'],
  ])('by %s: %s %s, at %s', async (variant, value, text, step) => {
    const { failure } = await guide.run(recipe, { provider: 'authentik', variant, mutants: { [value]: text } });
    expect(failure).toMatchObject({ step });
  });
});
