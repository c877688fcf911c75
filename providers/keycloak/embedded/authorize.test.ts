import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  actionOf,
  alice,
  authPath,
  BASE,
  CALLBACK,
  claimsOf,
  codeOf,
  ISSUER,
  logIn,
  NEWEST,
  paramsOf,
  start,
  stopAll,
  tokens,
} from '../../../tests/support/keycloak-model';

/** What the model of Keycloak answers, over real HTTP on loopback. Each row is a line of the vendor’s facts. */
afterEach(stopAll);

describe('authorize, before login', () => {
  test.each([
    ['no client', { client_id: undefined }, {}, 'Missing parameters: client_id'],
    ['an unknown client', { client_id: 'other' }, {}, 'Client not found.'],
    ['a disabled client', {}, { enabled: false }, 'Client disabled.'],
    ['a slash too many', { redirect_uri: `${CALLBACK}/` }, {}, 'Invalid parameter: redirect_uri'],
    ['no redirect URI', { redirect_uri: undefined }, {}, 'Invalid parameter: redirect_uri'],
    ['an empty list', {}, { redirectUris: [] }, 'Invalid parameter: redirect_uri'],
  ])('%s: a page with status 400', async (_name, params, changes, text) => {
    const { browser } = await start(changes);
    const answer = await browser.get(authPath(params));
    expect(answer).toMatchObject({ status: 400, location: '' });
    expect(answer.body).toContain('<title>We are sorry...</title>');
    expect(answer.body).toContain(`<p class="instruction">${text}</p>`);
  });

  const disabled = (flow: string): string =>
    `Client is not allowed to initiate browser login with given response_type. ${flow} flow is disabled for the client.`;
  test.each([
    ['no response type', { response_type: undefined }, {}, 'invalid_request', 'Missing parameter: response_type'],
    ['an unknown response type', { response_type: 'cod' }, {}, 'unsupported_response_type', undefined],
    ['the standard flow off', {}, { standardFlowEnabled: false }, 'unauthorized_client', disabled('Standard')],
    ['the implicit flow off', { response_type: 'id_token' }, {}, 'unauthorized_client', disabled('Implicit')],
    ['a scope that is not linked', { scope: 'openid groups' }, {}, 'invalid_scope', 'Invalid scopes: openid groups'],
    ['commas', { scope: 'openid,email' }, {}, 'invalid_scope', 'Invalid scopes: openid,email'],
    [
      'scopes that are taken off the client',
      {},
      { defaultClientScopes: [] },
      'invalid_scope',
      'Invalid scopes: openid profile email',
    ],
    [
      'PKCE required, not sent',
      {},
      { pkceMethod: 'S256' },
      'invalid_request',
      'Missing parameter: code_challenge_method',
    ],
    [
      'a bad challenge',
      { code_challenge: 'short', code_challenge_method: 'S256' },
      {},
      'invalid_request',
      'Invalid parameter: code_challenge',
    ],
    ['prompt=none', { prompt: 'none' }, {}, 'login_required', undefined],
  ] as const)('%s: sent to the client', async (_name, params, changes, error, description) => {
    const { browser } = await start(changes);
    const answer = await browser.get(authPath(params));
    expect(answer.status).toBe(302);
    expect(answer.location.startsWith(`${CALLBACK}?error=${error}`)).toBe(true);
    expect(paramsOf(answer)).toEqual({
      error,
      ...(description === undefined ? {} : { error_description: description }),
      state: 'xyz',
      iss: ISSUER,
    });
  });

  test('the redirect URI is judged before the scope', async () => {
    const { browser } = await start();
    const answer = await browser.get(authPath({ redirect_uri: 'https://evil.example/', scope: 'groups' }));
    expect(answer.status).toBe(400);
  });

  test('a scope of the realm counts when the client has it', async () => {
    const groups = { name: 'groups', claims: () => ({ groups: ['staff'] }) };
    const { browser } = await start({ optionalClientScopes: ['groups'] }, NEWEST, { clientScopes: [groups] });
    const given = await tokens(browser, authPath({ scope: 'openid groups' }));
    expect(claimsOf(given.id_token)).toMatchObject({ groups: ['staff'] });
  });

  test('without openid a client with one exact address may leave it out', async () => {
    const { browser } = await start();
    expect((await browser.get(authPath({ redirect_uri: undefined, scope: undefined }))).status).toBe(200);
  });
});

describe('authorize, with a login', () => {
  test('the login page is served at once', async () => {
    const { browser } = await start();
    const answer = await browser.get(authPath({ login_hint: 'alice' }));
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('Sign in to your account');
    expect(answer.body).toContain('value="alice"');
  });

  test.each([
    ['22.0.5', {}, ['state', 'session_state', 'code']],
    ['23.0.0', {}, ['state', 'session_state', 'iss', 'code']],
    [NEWEST, { excludeIssuerFromAuthResponse: true }, ['state', 'session_state', 'code']],
    [NEWEST, { excludeSessionStateFromAuthResponse: true }, ['state', 'iss', 'code']],
  ])('in %s %j the client gets %j', async (version, changes, names) => {
    const { browser } = await start(changes, version);
    const answer = await logIn(browser);
    expect(answer.status).toBe(302);
    expect(Object.keys(paramsOf(answer))).toEqual(names);
    expect(codeOf(answer)).toMatch(/^[0-9a-f-]{36}\.[0-9a-f-]{36}\.[0-9a-f-]{36}$/);
    if (names.includes('iss')) expect(paramsOf(answer).iss).toBe(ISSUER);
  });

  test('state is there only when the client sent one', async () => {
    const { browser } = await start();
    expect(paramsOf(await logIn(browser, authPath({ state: undefined })))).not.toHaveProperty('state');
  });

  test('a wrong password stays on the login page, which can be used again', async () => {
    const { browser } = await start();
    const asked = await browser.get(authPath());
    const wrong = await browser.post(actionOf(asked), { username: 'alice', password: 'wrong-password' });
    expect(wrong.status).toBe(200);
    expect(wrong.body).toContain('Invalid username or password.');
    const right = await browser.post(actionOf(wrong), { username: alice.email, password: alice.password });
    expect(right.location).toContain('code=');
  });

  test('a browser that is logged in is not asked, unless prompt or max_age say so', async () => {
    const { browser } = await start();
    await logIn(browser);
    expect((await browser.get(authPath())).location).toContain('code=');
    expect((await browser.get(authPath({ prompt: 'none' }))).location).toContain('code=');
    expect((await browser.get(authPath({ prompt: 'login' }))).status).toBe(200);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10_000 });
    expect((await browser.get(authPath({ max_age: '5' }))).status).toBe(200);
  });

  test('consent is asked once; No is access_denied', async () => {
    const { browser } = await start({ consentRequired: true });
    const asked = await logIn(browser);
    expect(asked.body).toContain('Do you grant these access privileges?');
    const denied = await browser.post(actionOf(asked), { cancel: 'No' });
    expect(paramsOf(denied)).toEqual({ error: 'access_denied', state: 'xyz', iss: ISSUER });
    const again = await browser.get(authPath());
    expect((await browser.post(actionOf(again), { accept: 'Yes' })).location).toContain('code=');
    expect((await browser.get(authPath())).location).toContain('code=');
  });

  test('POST works as GET does', async () => {
    const { browser } = await start();
    const form = { client_id: 'wiki-client', redirect_uri: CALLBACK, response_type: 'code', scope: 'openid' };
    expect((await browser.post(`${BASE}/auth`, form)).body).toContain('Sign in to your account');
  });
});
