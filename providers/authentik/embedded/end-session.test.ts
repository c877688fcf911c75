import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  application,
  authorizePath,
  logIn,
  NEWEST,
  query,
  start,
  stopAll,
  tokens,
} from '../../../tests/support/authentik-model';

/** What the model of authentik answers, over real HTTP on loopback. Each row is a line of the vendor’s facts. */
afterEach(stopAll);

describe('log-out', () => {
  const home = 'https://wiki.company/';
  const redirectUris = [...application.redirectUris, { url: home, mode: 'strict', type: 'logout' }] as const;
  const end = (params: Readonly<Record<string, string | undefined>>): string =>
    `/application/o/wiki/end-session/?${query(params)}`;

  test.each([
    ['2026.2.2', 'no', 'none', home, 'page'],
    ['2026.5.0', 'a', 'good', home, 'back'],
    ['2026.5.0', 'a', 'good', undefined, 'page'],
    ['2026.5.0', 'a', 'none', undefined, 'page'],
    ['2026.5.0', 'a', 'none', home, 'refused'],
    ['2026.5.0', 'a', 'bad', home, 'refused'],
    ['2026.5.0', 'a', 'good', `${home}other`, 'refused'],
    ['2026.5.0', 'a', 'good', 'javascript:alert(1)', 'refused'],
    ['2026.5.0', 'a', 'bad', undefined, 'refused'],
    ['2026.5.0', 'no', 'good', home, 'refused'],
    ['2026.8.0', 'no', 'good', home, 'page'],
    ['2026.8.0', 'no', 'none', home, 'page'],
    ['2026.8.0', 'a', 'none', home, 'refused'],
  ] as const)('%s, %s Post Logout entry, %s hint, to %s: %s', async (version, entry, hint, uri, outcome) => {
    const { browser } = await start(entry === 'a' ? { redirectUris } : {}, version);
    const given = await tokens(browser);
    const hints = { none: undefined, good: String(given.id_token), bad: `${String(given.id_token)}x` };
    const answer = await browser.get(end({ id_token_hint: hints[hint], post_logout_redirect_uri: uri, state: 's 1' }));
    const userinfo = await browser.get('/application/o/userinfo/', {
      Authorization: `Bearer ${String(given.access_token)}`,
    });
    if (outcome === 'refused') {
      expect(answer).toMatchObject({ status: 400, location: '' });
      expect(answer.body).toContain('<title>Bad Request</title>');
      expect(answer.body).toContain('The request is otherwise malformed');
      expect(userinfo.status).toBe(200);
      return;
    }
    expect(answer.status).toBe(302);
    expect(answer.location.startsWith('/if/flow/default-provider-invalidation-flow/')).toBe(true);
    const page = await browser.get(answer.location);
    expect(page).toMatchObject({ status: 200, location: '' });
    if (outcome === 'back') expect(page.body).toContain('location.assign("https://wiki.company/?state=s%201")');
    else expect(page.body).toContain("You've logged out of Wiki.");
    expect(userinfo.status).toBe(401);
    // The user stays logged in to authentik.
    expect((await browser.get(authorizePath())).location).toContain('code=');
  });

  test('a hint that has expired counts; one of another client does not', async () => {
    const second = { ...application, slug: 'notes', clientId: 'notes-client' };
    const first = { ...application, redirectUris: [...redirectUris] };
    const { browser } = await start({}, NEWEST, { applications: [first, second] });
    const { id_token: hint } = await tokens(browser);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 7_200_000 });
    const params = { id_token_hint: String(hint), post_logout_redirect_uri: home };
    expect((await browser.get(end(params))).status).toBe(302);
    expect((await browser.get(end(params).replace('/wiki/', '/notes/'))).status).toBe(400);
  });

  test.each([
    ['2026.2.2', 405],
    ['2026.5.0', 302],
  ])('POST in %s: %i', async (version, status) => {
    const { browser } = await start({}, version);
    await logIn(browser);
    expect((await browser.post('/application/o/wiki/end-session/')).status).toBe(status);
  });

  test('the default invalidation flow of the server ends its session too', async () => {
    const { browser } = await start({ invalidationFlow: 'default-invalidation-flow' });
    await logIn(browser);
    const { location } = await browser.get('/application/o/wiki/end-session/');
    expect(location).toBe('/if/flow/default-invalidation-flow/');
    await browser.get(location);
    expect((await browser.get(authorizePath())).location).toContain('default-authentication-flow');
  });

  test('who is not logged in goes to the login page first', async () => {
    const { browser } = await start();
    expect((await browser.get('/application/o/wiki/end-session/')).location).toContain('default-authentication-flow');
  });
});
