import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import {
  credentials,
  authorizePath,
  claimsOf,
  codeOf,
  exchange,
  jsonOf,
  logIn,
  NEWEST,
  start,
  stopAll,
  tokens,
} from '../../../tests/support/authentik-model';
import { LoopbackBrowser } from '../../../tests/support/loopback-browser';

/** What the model of authentik answers, over real HTTP on loopback. Each row is a line of the vendor’s facts. */
afterEach(stopAll);

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
