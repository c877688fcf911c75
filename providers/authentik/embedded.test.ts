import { createPublicKey, verify } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import {
  alice,
  application,
  authorizePath,
  claimsOf,
  exchange,
  jsonOf,
  NEWEST,
  start,
  stopAll,
  tokens,
} from '../../tests/support/authentik-model';
import { LoopbackBrowser } from '../../tests/support/loopback-browser';
import { notModelled, startAuthentik } from './embedded';
import { provider } from './provider';

/** authentik’s addresses by two independent statements, and what every model promises. The vendor’s rules stand in embedded/*.test.ts. */
afterEach(stopAll);

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
