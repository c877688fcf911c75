import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openGuide, type OpenGuide, plannedOutcomes } from '../../tests/support/open-guide';
import recipe from './recipe';

let guide: OpenGuide;
beforeAll(async () => {
  guide = await openGuide('memos');
}, 60_000);
afterAll(() => guide.close());
vi.setConfig({ testTimeout: 60_000 });

describe('the guide logs a user in', () => {
  test.each([
    ['authentik', 'form'],
    ['authentik', 'file'],
    ['keycloak', 'form'],
    ['keycloak', 'file'],
  ])('%s, by %s', async (provider, variant) => {
    const { failure, outcomes } = await guide.run(recipe, { provider, variant });
    expect(failure).toBeUndefined();
    expect([...new Set(outcomes)].sort()).toEqual(plannedOutcomes(recipe, provider, variant).sort());
  });
});

describe('a wrong value fails where it is needed', () => {
  test.each([
    ['form', 'OAuth configuration | User endpoint', 'https://authentik.company/application/o/user-info/', 'callback'],
    ['form', 'Claims mapping | Display Name', 'profile', 'account'],
    ['form', 'OAuth configuration | Scopes', 'openid profile', 'account'],
    ['form', 'Basic settings | Template', 'Github', 'configure'],
    ['file', 'fieldMapping.identifier', 'username', 'callback'],
    ['file', 'config.oauth2Config.tokenUrl', 'authentik.company/application/o/token/', 'configure'],
    ['form', 'UI Settings | Icon', 'https://memos.company/logo.png', 'launch'],
  ])('by %s: %s %s, at %s', async (variant, value, text, step) => {
    const { failure } = await guide.run(recipe, { provider: 'authentik', variant, mutants: { [value]: text } });
    expect(failure).toMatchObject({ step });
  });
});
