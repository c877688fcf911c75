import { createHash, createPublicKey, verify } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { LoopbackBrowser, type Response } from '../../tests/support/loopback-browser';
import type { EmbeddedProvider } from '../embedded/embedded-provider';
import { notModelled, startAuthentik, type AuthentikApplication, type AuthentikOptions } from './embedded';
import { provider } from './provider';

/** What the model of authentik answers, over real HTTP on loopback. Each row is a line of the vendor's facts. */
const NEWEST = '2026.8.3';
const CALLBACK = 'https://wiki.company/login/4c8e/callback';
const alice = {
  username: 'alice',
  password: 'wonderland-42',
  firstName: 'Alice',
  lastName: 'Example',
  email: 'alice@wiki.company',
  groups: ['staff', 'wiki-editors'],
};
const application = {
  slug: 'wiki',
  name: 'Wiki',
  clientId: 'wiki-client',
  clientSecret: 'wiki/secret+%41 1',
  redirectUris: [
    { url: CALLBACK, mode: 'strict' },
    { url: 'https://[a-z]+\\.wiki\\.company/callback', mode: 'regex' },
  ],
  signingKey: 'RSA',
  grantTypes: ['authorization_code', 'refresh_token'],
} satisfies AuthentikApplication;

const running: EmbeddedProvider[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

interface Started {
  readonly server: EmbeddedProvider;
  readonly browser: LoopbackBrowser;
}

async function start(
  changes: Partial<AuthentikApplication> = {},
  version = NEWEST,
  options: Partial<AuthentikOptions> = {},
): Promise<Started> {
  const applications = [{ ...application, ...changes }];
  const server = await startAuthentik({ version, users: [alice], applications, ...options });
  running.push(server);
  return { server, browser: new LoopbackBrowser(server.port, 'authentik.company') };
}

const query = (params: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString();

const authorizePath = (changes: Readonly<Record<string, string | undefined>> = {}): string =>
  `/application/o/authorize/?${query({
    client_id: 'wiki-client',
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: 'openid profile email',
    state: 'xyz',
    ...changes,
  })}`;

async function logIn(browser: LoopbackBrowser, path = authorizePath()): Promise<Response> {
  const asked = await browser.get(path);
  const done = await browser.post(asked.location, { username: 'alice', password: alice.password });
  return browser.get(done.location);
}

const codeOf = ({ location }: Response): string => new URL(location).searchParams.get('code') ?? '';
const paramsOf = ({ location }: Response): Record<string, string> => Object.fromEntries(new URL(location).searchParams);
const jsonOf = ({ body }: Response): Record<string, unknown> => JSON.parse(body) as Record<string, unknown>;
const claimsOf = (jwt: unknown): Record<string, unknown> =>
  JSON.parse(Buffer.from(String(jwt).split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
const headerOf = (jwt: unknown): Record<string, unknown> =>
  JSON.parse(Buffer.from(String(jwt).split('.')[0] ?? '', 'base64url').toString()) as Record<string, unknown>;

const credentials = { client_id: application.clientId, client_secret: application.clientSecret };
const exchange = (
  browser: LoopbackBrowser,
  code: string,
  changes: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  browser.post('/application/o/token/', {
    grant_type: 'authorization_code',
    code,
    redirect_uri: CALLBACK,
    ...credentials,
    ...changes,
  });

async function tokens(browser: LoopbackBrowser, path?: string): Promise<Record<string, unknown>> {
  return jsonOf(await exchange(browser, codeOf(await logIn(browser, path))));
}

describe('endpoints', () => {
  test.each([
    ['authentik.company', 'wiki'],
    ['auth.example.org', 'Some_slug-2'],
    ['sso.example.org:9443', 'a'],
  ])('at %s with the slug %s, provider.ts says what discovery says', async (host, slug) => {
    const { server } = await start({ slug });
    const browser = new LoopbackBrowser(server.port, host);
    const filled = Object.fromEntries(
      Object.entries(provider.endpoints).map(([name, url]) => [
        name,
        url.replace('authentik.company', host).replace('<application_slug>', slug),
      ]),
    );
    const { discovery_url: discoveryUrl = '', ...endpoints } = filled;
    const answer = await browser.get(discoveryUrl, { 'X-Forwarded-Proto': 'https' });
    expect(answer.status).toBe(200);
    expect(jsonOf(answer)).toMatchObject(endpoints);
  });

  test.each([
    ['/application/o/wiki/.well-known/openid-configuration/', 404],
    ['/.well-known/openid-configuration', 404],
    ['/application/o/other/.well-known/openid-configuration', 404],
    ['/application/o/wiki/jwks', 404],
    ['/application/o/wiki/end-session', 404],
    ['/application/o/authorize', 404],
    ['/application/o/token', 404],
    ['/application/o/userinfo', 404],
    ['/application/o/user-info/', 404],
    ['/application/o/constructor/', 404],
    ['/application/o/token/', 405],
    ['/application/o/authorize/', 404],
    ['/application/o/device/', 501],
  ])('GET %s: %i', async (path, status) => {
    const { browser } = await start();
    expect((await browser.get(path)).status).toBe(status);
  });

  test('the issuer itself leads to discovery, and a doubled slash to the single one', async () => {
    const { browser } = await start();
    expect(await browser.get('/application/o/wiki/')).toMatchObject({
      status: 302,
      location: '/application/o/wiki/.well-known/openid-configuration',
    });
    expect(await browser.get('/application/o/wiki//.well-known/openid-configuration?a=b')).toMatchObject({
      status: 301,
      location: '/application/o/wiki/.well-known/openid-configuration?a=b',
    });
  });

  test.each([
    ['2025.6.4', 404],
    ['2025.8.0', 200],
  ])('RFC 8414 metadata in %s: %i', async (version, status) => {
    const { browser } = await start({}, version);
    const path = '/.well-known/oauth-authorization-server/application/o/wiki/';
    expect((await browser.get(path)).status).toBe(status);
  });
});

describe('discovery', () => {
  test('has the members of authentik, and lacks what it lacks', async () => {
    const { browser } = await start();
    const answer = await browser.get('/application/o/wiki/.well-known/openid-configuration');
    expect(answer.body).toMatch(/^\{\n {2}"issuer"/);
    const document = jsonOf(answer);
    expect(document).toMatchObject({
      issuer: 'http://authentik.company/application/o/wiki/',
      response_modes_supported: ['query', 'fragment', 'form_post'],
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
      acr_values_supported: ['goauthentik.io/providers/oauth2/default'],
      scopes_supported: ['openid', 'email', 'profile'],
      code_challenge_methods_supported: ['plain', 'S256'],
      request_parameter_supported: false,
    });
    expect(document).not.toHaveProperty('authorization_response_iss_parameter_supported');
    expect(document).not.toHaveProperty('check_session_iframe');
    expect(document).not.toHaveProperty('registration_endpoint');
  });

  test.each([
    ['2026.2.2', undefined],
    ['2026.5.0', true],
  ])('front-channel log-out in %s: %s', async (version, expected) => {
    const { browser } = await start({}, version);
    const document = jsonOf(await browser.get('/application/o/wiki/.well-known/openid-configuration'));
    expect(document.frontchannel_logout_supported).toBe(expected);
  });

  test.each([
    ['RSA', 'RS256', 1],
    ['EC', 'ES256', 1],
    [undefined, 'HS256', undefined],
  ] as const)('with the signing key %s: %s, and %s keys in the JWKS', async (signingKey, alg, count) => {
    const { server } = await startWithout(signingKey);
    const browser = new LoopbackBrowser(server.port);
    const document = jsonOf(await browser.get('/application/o/wiki/.well-known/openid-configuration'));
    expect(document.id_token_signing_alg_values_supported).toEqual([alg]);
    const jwks = jsonOf(await browser.get('/application/o/wiki/jwks/'));
    expect((jwks.keys as unknown[] | undefined)?.length).toBe(count);
    expect(JSON.stringify(jwks)).not.toContain('"d"');

    const { id_token: idToken } = await tokens(browser);
    const [head = '', payload = '', signature = ''] = String(idToken).split('.');
    expect(headerOf(idToken)).toMatchObject({ alg });
    const [jwk] = (jwks.keys as { kid: string }[] | undefined) ?? [];
    expect(headerOf(idToken).kid).toBe(jwk?.kid);
    if (jwk === undefined) return;
    const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
    const data = Buffer.from(`${head}.${payload}`);
    const bytes = Buffer.from(signature, 'base64url');
    expect(verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, bytes)).toBe(true);
  });

  async function startWithout(signingKey: 'RSA' | 'EC' | undefined): Promise<Started> {
    const { signingKey: _, ...bare } = application;
    const applications = [{ ...bare, ...(signingKey === undefined ? {} : { signingKey }) }];
    return start({}, NEWEST, { applications });
  }

  test('the issuer of issuer_mode global is the root', async () => {
    const { browser } = await start({ issuerMode: 'global' });
    const document = jsonOf(await browser.get('/application/o/wiki/.well-known/openid-configuration'));
    expect(document.issuer).toBe('http://authentik.company/');
    const { id_token: idToken } = await tokens(browser);
    expect(claimsOf(idToken).iss).toBe('http://authentik.company/');
  });
});

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
    const { grantTypes: _, ...bare } = application;
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

describe('the token endpoint', () => {
  test.each([
    ['an unknown client', { client_id: 'other' }, 'invalid_client'],
    ['a wrong secret', { client_secret: 'wrong-secret' }, 'invalid_client'],
    ['no secret', { client_secret: '' }, 'invalid_client'],
    ['a redirect URI that is not in the list', { redirect_uri: `${CALLBACK}/` }, 'invalid_client'],
    ['no redirect URI', { redirect_uri: '' }, 'invalid_client'],
    ['no code', { code: '' }, 'invalid_grant'],
    ['an unknown code', { code: '0123456789abcdef0123456789abcdef' }, 'invalid_grant'],
    ['a verifier without a challenge', { code_verifier: 'a'.repeat(43) }, 'invalid_grant'],
  ])('%s: 400 %o %s', async (_name, changes, error) => {
    const { browser } = await start();
    const answer = await exchange(browser, codeOf(await logIn(browser)), changes);
    expect(answer.status).toBe(400);
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', pragma: 'no-cache' });
    expect(answer.headers['www-authenticate']).toBeUndefined();
    const { request_id: requestId, ...said } = jsonOf(answer);
    expect(said).toEqual({ error, error_description: expect.stringContaining('lient') as unknown });
    expect(requestId).toMatch(/^[0-9a-f]{32}$/);
    expect(answer.headers['x-authentik-id']).toBe(requestId);
  });

  test.each([
    ['2026.2.2', 'unsupported_grant_type'],
    ['2026.5.0', 'invalid_grant'],
  ])('an unknown grant type in %s: %s', async (version, error) => {
    const { browser } = await start({}, version);
    expect(jsonOf(await exchange(browser, 'a', { grant_type: 'magic' })).error).toBe(error);
  });

  test('the text of invalid_client', async () => {
    const { browser } = await start();
    expect(jsonOf(await exchange(browser, 'a', { client_secret: 'b' })).error_description).toBe(
      'Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method)',
    );
  });

  test('another registered redirect URI passes: it is compared with the list only', async () => {
    const { browser } = await start();
    const redirectUri = 'https://blue.wiki.company/callback';
    expect((await exchange(browser, codeOf(await logIn(browser)), { redirect_uri: redirectUri })).status).toBe(200);
  });

  test('a used code is unknown, and what it gave stays valid', async () => {
    const { browser } = await start();
    const code = codeOf(await logIn(browser));
    const { access_token: accessToken } = jsonOf(await exchange(browser, code));
    expect(await exchange(browser, code)).toMatchObject({ status: 400 });
    const headers = { Authorization: `Bearer ${String(accessToken)}` };
    expect((await browser.get('/application/o/userinfo/', headers)).status).toBe(200);
  });

  test('a code of another client, and one older than a minute', async () => {
    const second = { ...application, slug: 'notes', clientId: 'notes-client' };
    const { browser } = await start({}, NEWEST, { applications: [application, second] });
    const code = codeOf(await logIn(browser));
    expect(jsonOf(await exchange(browser, code, { client_id: 'notes-client' })).error).toBe('invalid_grant');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    expect(jsonOf(await exchange(browser, code)).error).toBe('invalid_grant');
  });

  const verifier = 'a-verifier-of-our-own';
  const s256 = createHash('sha256').update(verifier).digest('base64url');
  test.each([
    ['S256', s256, verifier, 200],
    ['S256', s256, 'another', 400],
    ['S256', s256, '', 400],
    ['plain', verifier, verifier, 200],
    [undefined, verifier, verifier, 200],
    ['plain', verifier, 'another', 400],
  ])('PKCE %s %s with %s: %i', async (code_challenge_method, code_challenge, code_verifier, status) => {
    const { browser } = await start();
    const code = codeOf(await logIn(browser, authorizePath({ code_challenge, code_challenge_method })));
    expect((await exchange(browser, code, { code_verifier })).status).toBe(status);
  });

  const plainBasic = `${application.clientId}:${application.clientSecret}`;
  const encodedBasic = `${application.clientId}:${encodeURIComponent(application.clientSecret)}`;
  test.each([
    ['2026.5.0', encodedBasic, 200],
    ['2025.12.4', encodedBasic, 400],
    ['2025.12.4', plainBasic, 200],
  ])('Basic in %s with %s: %i; the form is not looked at', async (version, pair, status) => {
    const { browser } = await start({}, version);
    const code = codeOf(await logIn(browser));
    const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, client_secret: 'not-looked-at' };
    const headers = { Authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
    expect((await browser.post('/application/o/token/', form, headers)).status).toBe(status);
  });

  test('a public client needs no secret, and no PKCE; a secret does no harm', async () => {
    const { browser } = await start({ clientType: 'public' });
    for (const client_secret of ['', 'anything'])
      expect((await exchange(browser, codeOf(await logIn(browser)), { client_secret })).status).toBe(200);
  });
});

describe('tokens and claims', () => {
  test.each([
    ['2024.12.5', true, undefined],
    ['2025.8.6', true, 'openid profile email'],
    ['2025.10.0', false, 'openid profile email'],
    [NEWEST, false, 'openid profile email'],
  ])('in %s email_verified is %s, and the answer’s scope %s', async (version, verified, scope) => {
    const { browser } = await start({}, version);
    const given = await tokens(browser, authorizePath({ nonce: 'n-1' }));
    expect(given).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    expect(given.scope).toBe(scope);
    expect(given).not.toHaveProperty('refresh_token');
    const claims = {
      sub: createHash('sha256').update('1-embedded').digest('hex'),
      email: 'alice@wiki.company',
      email_verified: verified,
      name: 'Alice Example',
      given_name: 'Alice Example',
      preferred_username: 'alice',
      nickname: 'alice',
      groups: ['staff', 'wiki-editors'],
      nonce: 'n-1',
    };
    const answer = await browser.get('/application/o/userinfo/', {
      Authorization: `Bearer ${String(given.access_token)}`,
    });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(jsonOf(answer)).toEqual(claims);
    const idToken = claimsOf(given.id_token);
    expect(idToken).toMatchObject({
      ...claims,
      iss: 'http://authentik.company/application/o/wiki/',
      aud: 'wiki-client',
      acr: 'goauthentik.io/providers/oauth2/default',
      amr: ['pwd'],
      auth_time: expect.any(Number) as unknown,
      sid: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
    });
    for (const absent of ['azp', 'at_hash', 'family_name']) expect(idToken).not.toHaveProperty(absent);
    expect('jti' in idToken).toBe(version === NEWEST);
    expect(claimsOf(given.access_token)).toMatchObject({
      ...claims,
      azp: 'wiki-client',
      uid: expect.any(String) as unknown,
    });
  });

  test.each([
    ['unknown ones are dropped in silence', 'openid groups profile', 'openid profile'],
    ['none asked for: all there are', undefined, 'openid email profile'],
    ['twice the same', 'openid openid email', 'openid email'],
    ['without openid', 'profile', 'profile'],
  ])('scopes: %s', async (_name, scope, granted) => {
    const { browser } = await start();
    const given = await tokens(browser, authorizePath({ scope }));
    expect(given.scope).toBe(granted);
    expect(given).toHaveProperty('id_token');
    const answer = await browser.get('/application/o/userinfo/', {
      Authorization: `Bearer ${String(given.access_token)}`,
    });
    expect(answer.status).toBe(granted.includes('openid') ? 200 : 403);
  });

  test('without mappings every scope is dropped', async () => {
    const { browser } = await start({ scopes: [] });
    const given = await tokens(browser);
    expect(given.scope).toBe('');
    expect(claimsOf(given.id_token)).not.toHaveProperty('email');
  });

  test('a mapping of our own takes the place of the default one', async () => {
    const email = { scopeName: 'email', claims: () => ({ email: 'a@b.example', email_verified: true, upn: 'x' }) };
    const { browser } = await start({ scopes: ['openid', email] });
    expect(claimsOf((await tokens(browser)).id_token)).toMatchObject({ email_verified: true, upn: 'x' });
  });

  test.each([
    ['user_username', 'alice'],
    ['user_email', 'alice@wiki.company'],
    ['user_id', '1'],
  ] as const)('the subject mode %s gives %s', async (subMode, sub) => {
    const { browser } = await start({ subMode });
    expect(claimsOf((await tokens(browser)).id_token).sub).toBe(sub);
  });

  test('the issuer is the one of the token request’s host', async () => {
    const { browser, server } = await start();
    const code = codeOf(await logIn(browser));
    const inside = new LoopbackBrowser(server.port, 'authentik-server:9000');
    const { id_token: idToken } = jsonOf(await exchange(inside, code));
    expect(claimsOf(idToken).iss).toBe('http://authentik-server:9000/application/o/wiki/');
  });

  test('claims stay out of the ID token when the provider says so', async () => {
    const { browser } = await start({ includeClaimsInIdToken: false });
    expect(claimsOf((await tokens(browser)).id_token)).not.toHaveProperty('email');
  });
});

describe('refresh tokens', () => {
  const scopes = ['openid', 'email', 'profile', 'offline_access'];
  const offline = authorizePath({ scope: 'openid email offline_access' });
  const refresh = (browser: LoopbackBrowser, token: unknown, scope = ''): Promise<Response> =>
    browser.post('/application/o/token/', {
      grant_type: 'refresh_token',
      refresh_token: String(token),
      scope,
      ...credentials,
    });

  test('come with offline_access, rotate, and a used one is refused while the new one stays', async () => {
    const { browser } = await start({ scopes });
    const first = await tokens(browser, offline);
    const second = jsonOf(await refresh(browser, first.refresh_token));
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(claimsOf(second.id_token)).toMatchObject({ email: alice.email });
    expect(jsonOf(await refresh(browser, first.refresh_token)).error).toBe('invalid_grant');
    expect((await refresh(browser, second.refresh_token)).status).toBe(200);
  });

  test('are not given when offline_access is not mapped', async () => {
    const { browser } = await start();
    expect(await tokens(browser, offline)).not.toHaveProperty('refresh_token');
  });

  test('do not give more than was granted', async () => {
    const { browser } = await start({ scopes });
    const { refresh_token: token } = await tokens(browser, offline);
    expect(jsonOf(await refresh(browser, token, 'openid profile')).error).toBe('invalid_scope');
    expect(jsonOf(await refresh(browser, 'unknown')).error).toBe('invalid_grant');
  });

  test('need their grant type from 2026.5', async () => {
    const { browser } = await start({ scopes, grantTypes: ['authorization_code'] });
    const { refresh_token: token } = await tokens(browser, offline);
    expect(jsonOf(await refresh(browser, token)).error).toBe('invalid_grant');
  });
});

describe('userinfo', () => {
  const description = 'The access token provided is expired, revoked, malformed, or invalid for other reasons';
  test.each([
    ['no token', {}],
    ['an unknown token', { Authorization: 'Bearer unknown' }],
  ])('%s: 401, no body, a header without the word Bearer', async (_name, headers) => {
    const { browser } = await start();
    const answer = await browser.get('/application/o/userinfo/', headers);
    expect(answer).toMatchObject({ status: 401, body: '' });
    expect(answer.headers['www-authenticate']).toBe(`error="invalid_token", error_description="${description}"`);
  });

  test('takes the token from a header, the form and the query', async () => {
    const { browser } = await start();
    const token = String((await tokens(browser)).access_token);
    const path = '/application/o/userinfo/';
    expect((await browser.post(path, {}, { Authorization: `Bearer ${token}` })).status).toBe(200);
    expect((await browser.post(path, { access_token: token })).status).toBe(200);
    expect((await browser.get(`${path}?access_token=${token}`)).status).toBe(200);
  });

  test('introspection and revocation', async () => {
    const { browser } = await start();
    const token = String((await tokens(browser)).access_token);
    const form = { token, ...credentials };
    expect(jsonOf(await browser.post('/application/o/introspect/', form))).toMatchObject({ active: true });
    expect((await browser.post('/application/o/revoke/', form)).status).toBe(200);
    expect(jsonOf(await browser.post('/application/o/introspect/', form))).toEqual({ active: false });
  });
});

describe('log-out', () => {
  const home = 'https://wiki.company/';
  const redirectUris = [...application.redirectUris, { url: home, mode: 'strict', type: 'logout' }] as const;
  const bare = application.redirectUris;
  const end = (params: Readonly<Record<string, string | undefined>>): string =>
    `/application/o/wiki/end-session/?${query(params)}`;

  test.each([
    ['2026.2.2', bare, 'none', home, 'page'],
    ['2026.5.0', redirectUris, 'good', home, 'back'],
    ['2026.5.0', redirectUris, 'good', undefined, 'page'],
    ['2026.5.0', redirectUris, 'none', undefined, 'page'],
    ['2026.5.0', redirectUris, 'none', home, 'refused'],
    ['2026.5.0', redirectUris, 'bad', home, 'refused'],
    ['2026.5.0', redirectUris, 'good', `${home}other`, 'refused'],
    ['2026.5.0', redirectUris, 'good', 'javascript:alert(1)', 'refused'],
    ['2026.5.0', redirectUris, 'bad', undefined, 'refused'],
    ['2026.5.0', bare, 'good', home, 'refused'],
    ['2026.8.0', bare, 'good', home, 'page'],
    ['2026.8.0', bare, 'none', home, 'page'],
    ['2026.8.0', redirectUris, 'none', home, 'refused'],
  ] as const)('%s %j hint %s to %s: %s', async (version, uris, hint, uri, outcome) => {
    const { browser } = await start({ redirectUris: uris }, version);
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

describe('CORS', () => {
  test.each([
    ['https://wiki.company', 'https://wiki.company'],
    ['https://evil.example', undefined],
  ])('the origin %s: %s', async (origin, allowed) => {
    const { browser } = await start();
    const headers = { Origin: origin };
    const discovery = await browser.get('/application/o/wiki/.well-known/openid-configuration', headers);
    expect(discovery.status).toBe(200);
    expect(discovery.headers['access-control-allow-origin']).toBe(allowed);
    expect((await browser.get('/application/o/wiki/jwks/', headers)).headers['access-control-allow-origin']).toBe('*');
  });
});

describe('the model itself', () => {
  test('its log has requests, causes and answers in order, and no secret', async () => {
    const { browser, server } = await start();
    const given = await tokens(browser);
    await exchange(browser, 'unknown-code', { client_secret: 'wiki-wrong' });
    const lines = server.log.map(({ kind, text }) => `${kind}: ${text}`);
    expect(lines[0]).toMatch(/^request: GET \/application\/o\/authorize\/\?client_id=wiki-client/);
    expect(lines[1]).toMatch(/^response: 302 \| Location: \/if\/flow\/default-authentication-flow\//);
    expect(lines.at(-2)).toBe('cause: Invalid client secret');
    expect(lines.at(-1)).toMatch(/^response: 400 .*"error":"invalid_client"/);
    const all = lines.join('\n');
    for (const secret of [
      alice.password,
      application.clientSecret,
      'wiki-wrong',
      'unknown-code',
      given.access_token,
      given.id_token,
    ])
      expect(all).not.toContain(String(secret));
    expect(all).toContain('client_secret=***');
    expect(all).toMatch(/Location: https:\/\/wiki\.company\S+\?code=\*\*\*&state=xyz/);
  });

  test.each([
    ['issuer', { iss: 'https://another-issuer.example/' }],
    ['audience', { aud: 'another-client' }],
    ['nonce', { nonce: 'another-nonce' }],
    ['signature', { aud: 'wiki-client' }],
  ] as const)('can put a wrong %s into ID tokens, and stop doing so', async (fault, claims) => {
    const { browser, server } = await start();
    server.spoil(fault);
    const { id_token: idToken } = await tokens(browser);
    expect(claimsOf(idToken)).toMatchObject(claims);
    const { keys } = jsonOf(await browser.get('/application/o/wiki/jwks/')) as { keys: [Record<string, unknown>] };
    const [head = '', payload = '', signature = ''] = String(idToken).split('.');
    const key = createPublicKey({ key: keys[0], format: 'jwk' });
    const right = verify('sha256', Buffer.from(`${head}.${payload}`), key, Buffer.from(signature, 'base64url'));
    expect(right).toBe(fault !== 'signature');
    server.spoil();
    expect(claimsOf((await tokens(browser, authorizePath({ prompt: 'login' }))).id_token).iss).toContain('/wiki/');
  });

  test.each([
    ['an old version', { version: '2024.10.3' }, '2024.12'],
    ['a reserved slug', { applications: [{ ...application, slug: 'token' }] }, 'reserved'],
    ['an unknown scope', { applications: [{ ...application, scopes: ['groups'] }] }, 'unexpected scope groups'],
    ['two applications with one slug', { applications: [application, application] }, 'second application'],
  ])('refuses to start with %s', async (_name, options, message) => {
    await expect(startAuthentik({ version: NEWEST, users: [], applications: [], ...options })).rejects.toThrow(message);
  });

  test('says what it leaves out', async () => {
    const { server } = await start();
    expect(server.notModelled).toBe(notModelled);
    expect(new Set(notModelled).size).toBe(notModelled.length);
  });
});
