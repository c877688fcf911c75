import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  actionOf,
  authPath,
  BASE,
  bearer,
  CALLBACK,
  client,
  codeOf,
  exchange,
  jsonOf,
  logIn,
  NEWEST,
  start,
  stopAll,
} from '../../../tests/support/keycloak-model';
import { without } from '../../../tests/support/without';

/** What the model of Keycloak answers, over real HTTP on loopback. Each row is a line of the vendor’s facts. */
afterEach(stopAll);

describe('the token endpoint', () => {
  const both = 'Invalid client or Invalid client credentials';
  test.each([
    [NEWEST, 'no client', { client_id: undefined }, 400, 'invalid_client', 'Missing client_id parameter'],
    [NEWEST, 'an unknown client', { client_id: 'other' }, 401, 'invalid_client', both],
    [NEWEST, 'a wrong secret', { client_secret: 'wrong-secret' }, 401, 'unauthorized_client', both],
    [NEWEST, 'no secret', { client_secret: undefined }, 401, 'unauthorized_client', both],
    ['18.0.2', 'an unknown client', { client_id: 'other' }, 400, 'invalid_client', 'Invalid client credentials'],
    [
      '19.0.3',
      'a wrong secret',
      { client_secret: 'wrong-secret' },
      401,
      'unauthorized_client',
      'Invalid client secret',
    ],
    [NEWEST, 'no grant type', { grant_type: undefined }, 400, 'invalid_request', 'Missing form parameter: grant_type'],
    [NEWEST, 'an unknown grant type', { grant_type: 'magic' }, 400, 'unsupported_grant_type', 'Unsupported grant_type'],
    [NEWEST, 'no code', { code: undefined }, 400, 'invalid_request', 'Missing parameter: code'],
    [NEWEST, 'an unknown code', { code: 'a.b.c' }, 400, 'invalid_grant', 'Code not valid'],
    [NEWEST, 'another redirect URI', { redirect_uri: `${CALLBACK}/` }, 400, 'invalid_grant', 'Incorrect redirect_uri'],
    [NEWEST, 'no redirect URI', { redirect_uri: undefined }, 400, 'invalid_grant', 'Incorrect redirect_uri'],
  ])('%s, %s %j: %i %s', async (version, _name, changes, status, error, description) => {
    const { browser } = await start({}, version);
    const answer = await exchange(browser, codeOf(await logIn(browser)), changes);
    expect(answer.status).toBe(status);
    expect(jsonOf(answer)).toEqual({ error, error_description: description });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['www-authenticate']).toBeUndefined();
  });

  test('GET is 405', async () => {
    const { browser } = await start();
    expect((await browser.get(`${BASE}/token`)).status).toBe(405);
  });

  test('a wildcard does not loosen the comparison with the authorization request', async () => {
    const { browser } = await start({ redirectUris: ['https://wiki.company/*'] });
    const answer = await exchange(browser, codeOf(await logIn(browser)), {
      redirect_uri: 'https://wiki.company/other',
    });
    expect(jsonOf(answer).error_description).toBe('Incorrect redirect_uri');
  });

  test('a code that is used again is not valid, and ends what came from it', async () => {
    const { browser } = await start();
    const code = codeOf(await logIn(browser));
    const given = jsonOf(await exchange(browser, code));
    expect((await browser.get(`${BASE}/userinfo`, bearer(given.access_token))).status).toBe(200);
    expect(jsonOf(await exchange(browser, code)).error_description).toBe('Code not valid');
    expect((await browser.get(`${BASE}/userinfo`, bearer(given.access_token))).status).toBe(401);
  });

  test('a code of another client, one older than a minute, and one of a session that is gone', async () => {
    const second = { ...client, clientId: 'notes-client' };
    const { browser } = await start({}, NEWEST, { clients: [client, second] });
    const other = await exchange(browser, codeOf(await logIn(browser)), { client_id: 'notes-client' });
    expect(jsonOf(other).error_description).toBe('Auth error: Found different client_id in clientSession');
    const late = codeOf(await logIn(browser));
    const gone = codeOf(await logIn(browser));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    expect(jsonOf(await exchange(browser, late)).error_description).toBe('Code is expired');
    vi.useRealTimers();
    const asked = await browser.get(`${BASE}/logout`);
    await browser.post(actionOf(asked));
    expect(jsonOf(await exchange(browser, gone)).error_description).toBe('Session not active');
  });

  const verifier = 'a-verifier-of-our-own-that-is-long-enough-for-it';
  const s256 = createHash('sha256').update(verifier).digest('base64url');
  test.each([
    ['S256', s256, verifier, undefined],
    ['plain', verifier, verifier, undefined],
    [undefined, verifier, verifier, undefined],
    ['S256', s256, undefined, 'PKCE code verifier not specified'],
    ['S256', s256, verifier.replace('a', 'b'), 'PKCE verification failed: Code mismatch'],
  ])('PKCE %s %s with %s: %s', async (code_challenge_method, code_challenge, code_verifier, problem) => {
    const { browser } = await start();
    const code = codeOf(await logIn(browser, authPath({ code_challenge, code_challenge_method })));
    const answer = await exchange(browser, code, { code_verifier });
    expect(answer.status).toBe(problem === undefined ? 200 : 400);
    expect(jsonOf(answer).error_description).toBe(problem);
  });

  test('Basic is form-decoded, and the form goes before it', async () => {
    const { browser } = await start();
    const pair = `${client.clientId}:${new URLSearchParams({ a: client.clientSecret }).toString().slice(2)}`;
    const headers = { Authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
    const form = { grant_type: 'authorization_code', redirect_uri: CALLBACK };
    const send = async (extra: Record<string, string>): Promise<number> => {
      const code = codeOf(await logIn(browser));
      return (await browser.post(`${BASE}/token`, { ...form, code, ...extra }, headers)).status;
    };
    expect(await send({})).toBe(200);
    expect(await send({ client_secret: 'wrong-secret' })).toBe(401);
  });

  test('a public client needs no secret, and one does no harm', async () => {
    const open = without(client, 'clientSecret');
    const { browser } = await start({}, NEWEST, { clients: [open] });
    for (const client_secret of [undefined, 'anything'])
      expect((await exchange(browser, codeOf(await logIn(browser)), { client_secret })).status).toBe(200);
  });
});
