import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  credentials,
  actionOf,
  authPath,
  BASE,
  bearer,
  CALLBACK,
  client,
  logIn,
  NEWEST,
  query,
  start,
  stopAll,
  tokens,
} from '../../../tests/support/keycloak-model';
import { LoopbackBrowser } from '../../../tests/support/loopback-browser';
import { without } from '../../../tests/support/without';

/** What the model of Keycloak answers, over real HTTP on loopback. Each row is a line of the vendor’s facts. */
afterEach(stopAll);

describe('log-out', () => {
  const home = 'https://wiki.company/';
  const end = (params: Readonly<Record<string, string | undefined>>, base = BASE): string =>
    `${base}/logout?${query(params)}`;

  test.each([
    ['16.1.1', { redirect_uri: CALLBACK }, 302, CALLBACK],
    ['17.0.1', { redirect_uri: CALLBACK }, 302, CALLBACK],
    ['17.0.1', { redirect_uri: 'https://evil.example/' }, 400, 'Invalid redirect uri'],
    ['17.0.1', {}, 200, 'You are logged out'],
    ['18.0.0', { redirect_uri: CALLBACK }, 400, 'Invalid parameter: redirect_uri'],
    ['18.0.0', { post_logout_redirect_uri: CALLBACK, client_id: 'wiki-client' }, 200, 'Do you want to log out?'],
    ['18.0.0', { post_logout_redirect_uri: home, client_id: 'wiki-client' }, 400, 'Invalid redirect uri'],
    ['19.0.0', { post_logout_redirect_uri: home, client_id: 'wiki-client' }, 200, 'Do you want to log out?'],
    [NEWEST, { post_logout_redirect_uri: home }, 400, 'Missing parameters: id_token_hint'],
    [
      NEWEST,
      { post_logout_redirect_uri: 'https://evil.example/', client_id: 'wiki-client' },
      400,
      'Invalid redirect uri',
    ],
    [NEWEST, { post_logout_redirect_uri: home, id_token_hint: 'bad' }, 400, 'Invalid parameter: id_token_hint'],
    [NEWEST, {}, 200, 'Do you want to log out?'],
    [NEWEST, { client_id: 'wiki-client' }, 200, 'Do you want to log out?'],
  ])('%s, logged in, with %j: %i %s', async (version, params, status, outcome) => {
    const { browser } = await start({}, version);
    const base = version === '16.1.1' ? `/auth${BASE}` : BASE;
    await logIn(browser, authPath({}, base));
    const answer = await browser.get(end(params, base));
    expect(answer.status).toBe(status);
    if (status === 302) expect(answer.location).toBe(outcome);
    else expect(answer.body).toContain(outcome);
    // What asks or refuses has ended nothing.
    const ended = status === 302 || outcome === 'You are logged out';
    expect((await browser.get(authPath({}, base))).status).toBe(ended ? 200 : 302);
  });

  test('with a hint of the same session there is no question; the hint may have expired', async () => {
    const { browser } = await start();
    const { id_token: hint } = await tokens(browser);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 7_200_000 });
    const params = { id_token_hint: String(hint), post_logout_redirect_uri: home, state: 's 1' };
    expect(await browser.get(end(params))).toMatchObject({ status: 302, location: `${home}?state=s%201` });
    expect((await browser.get(authPath())).status).toBe(200);
    // Without a session in the browser it is sent on at once.
    expect((await browser.get(end(params))).status).toBe(302);
    expect((await browser.get(end({ client_id: 'wiki-client', post_logout_redirect_uri: home }))).location).toBe(home);
  });

  test('POST of the same parameters does the same', async () => {
    const { browser } = await start();
    const { id_token: hint } = await tokens(browser);
    const form = { id_token_hint: String(hint), post_logout_redirect_uri: home };
    expect(await browser.post(`${BASE}/logout`, form)).toMatchObject({ status: 302, location: home });
  });

  test('the question’s button logs out and sends on', async () => {
    const { browser } = await start();
    await logIn(browser);
    const asked = await browser.get(end({ client_id: 'wiki-client', post_logout_redirect_uri: home, state: 's' }));
    expect(await browser.post(actionOf(asked))).toMatchObject({ status: 302, location: `${home}?state=s` });
    expect((await browser.get(authPath())).status).toBe(200);
  });

  test('a hint of another session, or one whose client differs from client_id', async () => {
    const { browser, server } = await start();
    const other = new LoopbackBrowser(server.port, 'keycloak.company');
    const { id_token: hint } = await tokens(other);
    await logIn(browser);
    expect((await browser.get(end({ id_token_hint: String(hint) }))).body).toContain('Do you want to log out?');
    const params = { id_token_hint: String(hint), client_id: 'notes-client' };
    expect((await browser.get(end(params))).body).toContain('Invalid parameter: id_token_hint');
  });

  test.each([
    [['https://wiki.company/bye'], 'https://wiki.company/bye', true],
    [['https://wiki.company/bye'], CALLBACK, false],
    [['+'], CALLBACK, true],
    [undefined, CALLBACK, true],
    [['-'], CALLBACK, false],
  ])('Valid post logout redirect URIs %j allow %s: %s', async (entries, uri, allowed) => {
    const bare = without(client, 'postLogoutRedirectUris');
    const clients = [{ ...bare, ...(entries === undefined ? {} : { postLogoutRedirectUris: entries }) }];
    const { browser } = await start({}, NEWEST, { clients });
    const answer = await browser.get(end({ client_id: 'wiki-client', post_logout_redirect_uri: uri }));
    expect(answer.status).toBe(allowed ? 302 : 400);
  });

  test('a refresh token with the client’s credentials ends its session: 204', async () => {
    const { browser } = await start();
    const given = await tokens(browser);
    const form = { refresh_token: String(given.refresh_token), ...credentials };
    expect((await browser.post(`${BASE}/logout`, form)).status).toBe(204);
    expect((await browser.get(`${BASE}/userinfo`, bearer(given.access_token))).status).toBe(401);
  });
});
