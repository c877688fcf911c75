import { createHash, createPublicKey, verify } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import {
  credentials,
  alice,
  authPath,
  BASE,
  bearer,
  claimsOf,
  client,
  exchange,
  ISSUER,
  jsonOf,
  NEWEST,
  query,
  start,
  stopAll,
  tokens,
} from '../../../tests/support/keycloak-model';
import type { Response } from '../../../tests/support/loopback-browser';
import { without } from '../../../tests/support/without';

/** What the model of Keycloak answers, over real HTTP on loopback. Each row is a line of the vendor’s facts. */
afterEach(stopAll);

describe('tokens and claims', () => {
  test('the answer has Keycloak’s members in Keycloak’s order', async () => {
    const { browser } = await start();
    const given = await tokens(browser);
    expect(Object.keys(given)).toEqual([
      'access_token',
      'expires_in',
      'refresh_expires_in',
      'refresh_token',
      'token_type',
      'id_token',
      'not-before-policy',
      'session_state',
      'scope',
    ]);
    expect(given).toMatchObject({
      expires_in: 300,
      refresh_expires_in: 1800,
      token_type: 'Bearer',
      'not-before-policy': 0,
    });
  });

  test.each([
    ['24.0.5', true],
    ['25.0.0', false],
  ])('claims in %s; session_state and the access token’s nonce: %s', async (version, old) => {
    const { browser } = await start({}, version);
    // With openid alone too: profile and email are default scopes.
    const given = await tokens(browser, authPath({ scope: 'openid', nonce: 'n-1' }));
    expect(given.scope).toBe('openid profile email');
    const user = {
      sub: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/) as unknown,
      email: 'alice@wiki.company',
      email_verified: true,
      name: 'Alice Example',
      given_name: 'Alice',
      family_name: 'Example',
      preferred_username: 'alice',
    };
    expect(jsonOf(await browser.get(`${BASE}/userinfo`, bearer(given.access_token)))).toEqual(user);
    const idToken = claimsOf(given.id_token);
    const half = createHash('sha256').update(String(given.access_token)).digest().subarray(0, 16);
    expect(idToken).toMatchObject({
      ...user,
      iss: ISSUER,
      aud: 'wiki-client',
      azp: 'wiki-client',
      typ: 'ID',
      acr: '1',
      nonce: 'n-1',
      sid: given.session_state,
      at_hash: half.toString('base64url'),
      auth_time: expect.any(Number) as unknown,
      jti: expect.any(String) as unknown,
    });
    expect('session_state' in idToken).toBe(old);
    expect(idToken).not.toHaveProperty('groups');
    expect(idToken).not.toHaveProperty('realm_access');
    const accessToken = claimsOf(given.access_token);
    expect(accessToken).toMatchObject({ typ: 'Bearer', azp: 'wiki-client', scope: 'openid profile email' });
    expect(accessToken).toHaveProperty('realm_access.roles');
    expect('nonce' in accessToken).toBe(old);
  });

  test('the ID token is signed by a key of the JWKS', async () => {
    const { browser } = await start();
    const { id_token: idToken } = await tokens(browser);
    const { keys } = jsonOf(await browser.get(`${BASE}/certs`)) as { keys: [Record<string, unknown>] };
    expect(keys[0]).toMatchObject({ alg: 'RS256', use: 'sig' });
    expect(keys[0]).not.toHaveProperty('d');
    const [head = '', payload = '', signature = ''] = String(idToken).split('.');
    const key = createPublicKey({ key: keys[0], format: 'jwk' });
    expect(verify('sha256', Buffer.from(`${head}.${payload}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
  });

  test.each([
    [{ claimName: 'groups' }, ['/staff', '/staff/editors']],
    [{ claimName: 'roles', fullGroupPath: false }, ['staff', 'editors']],
  ])('a group mapper %j gives %j', async (groupMembership, groups) => {
    const { browser } = await start({ groupMembership });
    const given = await tokens(browser);
    expect(claimsOf(given.id_token)[groupMembership.claimName]).toEqual(groups);
    const userinfo = jsonOf(await browser.get(`${BASE}/userinfo`, bearer(given.access_token)));
    expect(userinfo[groupMembership.claimName]).toEqual(groups);
  });

  test('a user without name and e-mail address has no such claims, and is not verified unless said so', async () => {
    const bare = { username: 'alice', password: alice.password, firstName: '', lastName: '' };
    const { browser } = await start({}, NEWEST, { users: [bare] });
    const { access_token: token } = await tokens(browser);
    const claims = jsonOf(await browser.get(`${BASE}/userinfo`, bearer(token)));
    expect(Object.keys(claims).sort()).toEqual(['email_verified', 'preferred_username', 'sub']);
    expect(claims.email_verified).toBe(false);
  });

  test.each([
    ['19.0.1', 200],
    ['19.0.2', 403],
    [NEWEST, 403],
  ])('without openid in %s: no ID token, and userinfo is %i', async (version, status) => {
    const { browser } = await start({}, version);
    const given = await tokens(browser, authPath({ scope: undefined, nonce: 'n-1' }));
    expect(given).not.toHaveProperty('id_token');
    expect(given.scope).toBe('profile email');
    const answer = await browser.get(`${BASE}/userinfo`, bearer(given.access_token));
    expect(answer.status).toBe(status);
    if (status === 403) {
      expect(answer.body).toBe('');
      expect(answer.headers['www-authenticate']).toBe(
        'Bearer realm="company", error="insufficient_scope", error_description="Missing openid scope"',
      );
    }
  });

  test('a refresh token always comes, and works until its session ends', async () => {
    const { browser } = await start();
    const given = await tokens(browser);
    const refresh = (token: unknown): Promise<Response> =>
      exchange(browser, '', { grant_type: 'refresh_token', refresh_token: String(token) });
    const next = await refresh(given.refresh_token);
    expect(claimsOf(jsonOf(next).id_token)).toMatchObject({ email: alice.email, sid: given.session_state });
    expect((await refresh(given.refresh_token)).status).toBe(200);
    expect(jsonOf(await refresh('unknown')).error_description).toBe('Invalid refresh token');
    await browser.get(`${BASE}/logout?${query({ id_token_hint: String(given.id_token) })}`);
    expect(jsonOf(await refresh(given.refresh_token)).error_description).toBe('Session not active');
  });
});

describe('userinfo', () => {
  test.each([
    ['no token', {}, {}, 401, 'Bearer realm="company"'],
    ['an unknown token', bearer('unknown'), {}, 401, 'Bearer realm="company", error="invalid_token"'],
    ['two tokens', bearer('a'), { access_token: 'b' }, 400, 'Bearer realm="company", error="invalid_request"'],
  ])('%s: %s', async (_name, headers, form, status, challenge) => {
    const { browser } = await start();
    const answer = await browser.post(`${BASE}/userinfo`, form, headers);
    expect(answer).toMatchObject({ status, body: '' });
    expect(answer.headers['www-authenticate']?.startsWith(challenge)).toBe(true);
  });

  test('takes the token from the header and the form, not from the query', async () => {
    const { browser } = await start();
    const token = String((await tokens(browser)).access_token);
    expect((await browser.post(`${BASE}/userinfo`, { access_token: token })).status).toBe(200);
    expect((await browser.get(`${BASE}/userinfo?access_token=${token}`)).status).toBe(401);
  });

  test('introspection and revocation', async () => {
    const { browser } = await start();
    const form = { token: String((await tokens(browser)).access_token), ...credentials };
    expect(jsonOf(await browser.post(`${BASE}/token/introspect`, form))).toMatchObject({ active: true });
    expect((await browser.post(`${BASE}/revoke`, form)).status).toBe(200);
    expect(jsonOf(await browser.post(`${BASE}/token/introspect`, form))).toEqual({ active: false });
  });

  test.each([
    [['+'], 'https://wiki.company', true],
    [['+'], 'https://evil.example', false],
    [['*'], 'https://evil.example', true],
    [undefined, 'https://wiki.company', false],
  ])('web origins %j allow %s: %s', async (webOrigins, origin, allowed) => {
    const bare = without(client, 'webOrigins');
    const clients = [{ ...bare, ...(webOrigins === undefined ? {} : { webOrigins }) }];
    const { browser } = await start({}, NEWEST, { clients });
    const { access_token: token } = await tokens(browser);
    const answer = await browser.get(`${BASE}/userinfo`, { ...bearer(token), Origin: origin });
    expect(answer.status).toBe(200);
    expect(answer.headers['access-control-allow-origin']).toBe(allowed ? origin : undefined);
  });
});
