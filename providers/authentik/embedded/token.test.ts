import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  credentials,
  alice,
  application,
  authorizePath,
  CALLBACK,
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
import type { LoopbackBrowser } from '../../../tests/support/loopback-browser';
import type { Response } from '../../../tests/support/loopback-browser';

/** What the model of authentik answers, over real HTTP on loopback. Each row is a line of the vendor’s facts. */
afterEach(stopAll);

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
