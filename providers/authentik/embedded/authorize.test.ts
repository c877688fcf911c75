import { afterEach, describe, expect, test } from 'vitest';
import {
  alice,
  application,
  authorizePath,
  CALLBACK,
  logIn,
  NEWEST,
  paramsOf,
  start,
  stopAll,
} from '../../../tests/support/authentik-model';
import { without } from '../../../tests/support/without';

/** What the model of authentik answers, over real HTTP on loopback. Each row is a line of the vendor’s facts. */
afterEach(stopAll);

describe('authorize, before login', () => {
  const malformed = 'The request is otherwise malformed';
  test.each([
    [
      'an unknown client',
      { client_id: 'other' },
      'Client ID Error',
      'The client identifier (client_id) is missing or invalid.',
    ],
    ['no client', { client_id: undefined }, 'Client ID Error', 'missing or invalid'],
    [
      'no redirect URI',
      { redirect_uri: undefined },
      'Redirect URI Error',
      'The request fails due to a missing, invalid, or mismatching redirection URI (redirect_uri).',
    ],
    ['a slash too many', { redirect_uri: `${CALLBACK}/` }, 'Redirect URI Error', 'mismatching redirection URI'],
    ['http for https', { redirect_uri: CALLBACK.replace('https', 'http') }, 'Redirect URI Error', 'mismatching'],
    ['another case', { redirect_uri: CALLBACK.replace('login', 'Login') }, 'Redirect URI Error', 'mismatching'],
    ['a port', { redirect_uri: CALLBACK.replace('company', 'company:443') }, 'Redirect URI Error', 'mismatching'],
    ['a query', { redirect_uri: `${CALLBACK}?a=b` }, 'Redirect URI Error', 'mismatching'],
    ['part of a regex', { redirect_uri: 'https://a.wiki.company/callback/more' }, 'Redirect URI Error', 'mismatching'],
  ])('%s: a page with status 400', async (_name, changes, title, text) => {
    const { browser } = await start();
    const answer = await browser.get(authorizePath(changes));
    expect(answer).toMatchObject({ status: 400, location: '' });
    expect(answer.body).toContain(`<title>${title}</title>`);
    expect(answer.body).toContain(text);
    expect(answer.body).not.toContain(CALLBACK);
  });

  test.each([
    ['no response type', { response_type: undefined }, 'unsupported_response_type', 'using this method'],
    ['an unknown response type', { response_type: 'cod' }, 'unsupported_response_type', 'using this method'],
    ['a request object', { request: 'e30' }, 'request_not_supported', 'does not support use of the request parameter'],
    [
      'another PKCE method',
      { code_challenge: 'a', code_challenge_method: 'S512' },
      'invalid_request',
      'Unsupported challenge method S512',
    ],
    ['prompt=none', { prompt: 'none' }, 'login_required', 'requires End-User authentication'],
    ['a grant type that is not selected', { response_type: 'id_token' }, 'invalid_request', malformed],
  ])('%s: sent to the client', async (_name, changes, error, description) => {
    const { browser } = await start();
    const answer = await browser.get(authorizePath(changes));
    expect(answer.status).toBe(302);
    expect(answer.location.startsWith(`${CALLBACK}?error=${error}&error_description=`)).toBe(true);
    expect(answer.location).not.toContain('+');
    expect(paramsOf(answer)).toMatchObject({ error, state: 'xyz' });
    expect(paramsOf(answer).error_description).toContain(description);
  });

  test.each([
    ['2026.2.2', undefined, '/if/flow/default-authentication-flow/'],
    [
      '2026.5.0',
      undefined,
      `${CALLBACK}?error=invalid_request&error_description=The%20request%20is%20otherwise%20malformed`,
    ],
    ['2026.5.0', ['refresh_token'], `${CALLBACK}?error=invalid_request`],
    ['2026.5.0', ['authorization_code'], '/if/flow/default-authentication-flow/'],
  ])('%s with the grant types %j', async (version, grantTypes, location) => {
    const bare = without(application, 'grantTypes');
    const applications = [{ ...bare, ...(grantTypes === undefined ? {} : { grantTypes }) }];
    const { browser, server } = await start({}, version, { applications });
    const answer = await browser.get(authorizePath());
    expect(answer.status).toBe(302);
    expect(answer.location.startsWith(location)).toBe(true);
    const causes = server.log.filter(({ kind }) => kind === 'cause').map(({ text }) => text);
    if (location.includes('error'))
      expect(causes).toEqual(['Invalid grant_type for provider, grant_type=authorization_code']);
  });

  test('who is not logged in goes to the login page, with the request as next', async () => {
    const { browser } = await start();
    const answer = await browser.get(authorizePath());
    expect(answer.status).toBe(302);
    const target = new URL(answer.location, 'https://authentik.company');
    expect(target.pathname).toBe('/if/flow/default-authentication-flow/');
    expect(target.searchParams.get('next')).toBe(authorizePath());
    expect(target.searchParams.get('client_id')).toBe('wiki-client');
  });

  test.each([
    ['a regex that matches as a whole', 'https://blue.wiki.company/callback', 302],
    ['the dot of a regex is a dot', 'https://blueXwiki.company/callback', 400],
  ])('%s', async (_name, uri, status) => {
    const { browser } = await start();
    expect((await browser.get(authorizePath({ redirect_uri: uri }))).status).toBe(status);
  });

  test('an empty list takes the first URI, and then only that one', async () => {
    const { browser } = await start({ redirectUris: [] });
    expect((await browser.get(authorizePath())).status).toBe(302);
    expect((await browser.get(authorizePath({ redirect_uri: `${CALLBACK}/` }))).status).toBe(400);
  });

  test.each([
    ['2025.12.4', ''],
    ['2026.2.0', 'alice'],
  ])('login_hint in %s fills in %j', async (version, name) => {
    const { browser } = await start({}, version);
    const { location } = await browser.get(authorizePath({ login_hint: 'alice' }));
    expect((await browser.get(location)).body).toContain(`name="username" autocomplete="username" value="${name}"`);
  });
});

describe('authorize, with a login', () => {
  test('the client gets a code and its state, and no iss', async () => {
    const { browser } = await start();
    const answer = await logIn(browser);
    expect(answer.status).toBe(302);
    expect(answer.location).toMatch(/^https:\/\/wiki\.company\/login\/4c8e\/callback\?code=[0-9a-f]{32}&state=xyz$/);
  });

  test('state is there, empty, when the client sent none; the query of the redirect URI stays', async () => {
    const url = `${CALLBACK}?a=b`;
    const { browser } = await start({ redirectUris: [{ url, mode: 'strict' }] });
    const answer = await logIn(browser, authorizePath({ state: undefined, redirect_uri: url }));
    expect(answer.location).toMatch(/\?a=b&code=[0-9a-f]{32}&state=$/);
  });

  test('a wrong password stays on the login page', async () => {
    const { browser } = await start();
    const { location } = await browser.get(authorizePath());
    const answer = await browser.post(location, { username: 'alice', password: 'wrong-password' });
    expect(answer).toMatchObject({ status: 200, location: '' });
    expect(answer.body).toContain('Invalid password');
  });

  test('the e-mail address logs in too, and next stays on this server', async () => {
    const { browser } = await start();
    const form = { username: alice.email, password: alice.password };
    const flow = '/if/flow/default-authentication-flow/';
    expect((await browser.post(`${flow}?next=%2Fif%2Fuser%2F`, form)).location).toBe('/if/user/');
    expect((await browser.post(`${flow}?next=%2F%2Fevil.example`, form)).location).toBe('/');
  });

  test('a second application needs no second login', async () => {
    const second = { ...application, slug: 'notes', clientId: 'notes-client' };
    const { browser } = await start({}, NEWEST, { applications: [application, second] });
    await logIn(browser);
    expect((await browser.get(authorizePath({ client_id: 'notes-client' }))).location).toContain('code=');
  });

  test('prompt=login asks once more, and once only; other prompts are ignored', async () => {
    const { browser } = await start();
    await logIn(browser);
    expect((await browser.get(authorizePath({ prompt: 'select_account' }))).location).toContain('code=');
    expect((await browser.get(authorizePath({ prompt: 'login' }))).location).toContain('/if/flow/');
    expect((await logIn(browser, authorizePath({ prompt: 'login' }))).location).toContain('code=');
    expect((await browser.get(authorizePath({ prompt: 'login' }))).location).toContain('/if/flow/');
  });

  test.each([
    ['the explicit flow', { consent: 'explicit' }, {}, NEWEST, 'explicit'],
    ['prompt=consent', {}, { prompt: 'consent' }, NEWEST, 'implicit'],
    [
      'offline_access before 2025.4',
      { scopes: ['openid', 'offline_access'] },
      { scope: 'openid offline_access' },
      '2025.2.4',
      'implicit',
    ],
  ] as const)('%s has a consent page', async (_name, changes, params, version, flow) => {
    const { browser } = await start(changes, version);
    const asked = await logIn(browser, authorizePath(params));
    expect(asked.location).toContain(`/if/flow/default-provider-authorization-${flow}-consent/`);
    expect((await browser.get(asked.location)).body).toContain('<li>openid</li>');
    expect((await browser.post(asked.location)).location).toContain(`${CALLBACK}?code=`);
  });

  test('offline_access does not ask from 2025.4', async () => {
    const { browser } = await start({ scopes: ['openid', 'offline_access'] }, '2025.4.0');
    expect((await logIn(browser, authorizePath({ scope: 'openid offline_access' }))).location).toContain('code=');
  });

  test('a user whom policies refuse sees a page with status 200, and the client hears nothing', async () => {
    const { browser } = await start({ access: ['bob'] });
    const answer = await logIn(browser);
    expect(answer).toMatchObject({ status: 200, location: '' });
    expect(answer.body).toContain('Access denied');
  });
});
