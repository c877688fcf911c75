import { afterEach, describe, expect, test } from 'vitest';
import {
  alice,
  authPath,
  CALLBACK,
  claimsOf,
  client,
  jsonOf,
  NEWEST,
  start,
  stopAll,
  tokens,
} from '../../tests/support/keycloak-model';
import { LoopbackBrowser } from '../../tests/support/loopback-browser';
import { notModelled, startKeycloak } from './embedded';
import { provider } from './provider';

/** Keycloak’s addresses by two independent statements, and what every model promises. The vendor’s rules stand in embedded/*.test.ts. */
afterEach(stopAll);

describe('endpoints', () => {
  test.each([
    ['keycloak.company', 'company'],
    ['sso.example.org', 'Example-Realm'],
    ['sso.example.org:8443', 'master'],
  ])('at %s in the realm %s, provider.ts says what discovery says', async (host, realm) => {
    const { server } = await start({}, NEWEST, { realm, proxyHeaders: true });
    const browser = new LoopbackBrowser(server.port, host);
    const filled = Object.fromEntries(
      Object.entries(provider.endpoints).map(([name, url]) => [
        name,
        url.replace('keycloak.company', host).replace('<realm>', realm),
      ]),
    );
    const { discovery_url: discoveryUrl = '', ...endpoints } = filled;
    const answer = await browser.get(discoveryUrl, { 'X-Forwarded-Proto': 'https' });
    expect(answer.status).toBe(200);
    expect(jsonOf(answer)).toMatchObject(endpoints);
  });

  test.each([
    ['16.1.1', {}, '/auth/realms/company', 200],
    ['16.1.1', {}, '/realms/company', 404],
    ['17.0.0', {}, '/realms/company', 200],
    ['17.0.0', {}, '/auth/realms/company', 404],
    ['26.7.4', { httpRelativePath: '/auth' }, '/auth/realms/company', 200],
    ['26.7.4', {}, '/realms/Company', 404],
    ['26.7.4', {}, '/realms/company/', 404],
  ])('%s %j serves %s: %i', async (version, options, base, status) => {
    const { browser } = await start({}, version, options);
    const answer = await browser.get(`${base}/.well-known/openid-configuration`);
    expect(answer.status).toBe(status);
    if (status === 200) {
      const document = jsonOf(answer);
      expect(document.issuer).toBe(`http://keycloak.company${base}`);
      expect(document.token_endpoint).toBe(`http://keycloak.company${base}/protocol/openid-connect/token`);
    }
  });

  test('another realm does not exist', async () => {
    const { browser } = await start();
    const answer = await browser.get('/realms/Company/.well-known/openid-configuration');
    expect(jsonOf(answer)).toEqual({ error: 'Realm does not exist' });
  });

  test('the issuer follows the host, or is what --hostname says', async () => {
    const free = await start();
    const inside = new LoopbackBrowser(free.server.port, 'keycloak:8080');
    const path = '/realms/company/.well-known/openid-configuration';
    expect(jsonOf(await inside.get(path)).issuer).toBe('http://keycloak:8080/realms/company');
    const fixed = await start({}, NEWEST, { hostname: 'https://sso.example' });
    expect(jsonOf(await fixed.browser.get(path)).issuer).toBe('https://sso.example/realms/company');
  });

  test.each([
    ['16.1.1', undefined],
    ['22.0.5', undefined],
    ['23.0.0', true],
  ])('in %s discovery speaks of iss in the callback: %s', async (version, expected) => {
    const { browser } = await start({}, version, { httpRelativePath: '' });
    const document = jsonOf(await browser.get('/realms/company/.well-known/openid-configuration'));
    expect(document.authorization_response_iss_parameter_supported).toBe(expected);
    expect(document).toMatchObject({
      code_challenge_methods_supported: ['plain', 'S256'],
      claims_parameter_supported: true,
      backchannel_logout_supported: true,
    });
    expect(document.scopes_supported).toEqual(expect.arrayContaining(['openid', 'profile', 'email', 'offline_access']));
  });
});

describe('the model itself', () => {
  test('its log has requests, causes and answers in order, and no secret', async () => {
    const { browser, server } = await start();
    const given = await tokens(browser);
    await browser.get(authPath({ redirect_uri: 'https://evil.example/' }));
    const lines = server.log.map(({ kind, text }) => `${kind}: ${text}`);
    expect(lines[0]).toMatch(/^request: GET \/realms\/company\/protocol\/openid-connect\/auth\?client_id=wiki-client/);
    expect(lines.at(-2)).toBe(`cause: invalid_redirect_uri: https://evil.example/, expected ${CALLBACK}`);
    expect(lines.at(-1)).toBe('response: 400 | We are sorry...: We are sorry... Invalid parameter: redirect_uri');
    const all = lines.join('\n');
    for (const secret of [alice.password, client.clientSecret, given.access_token, given.refresh_token, given.id_token])
      expect(all).not.toContain(String(secret));
    expect(all).toContain('code=***');
  });

  test('can put a wrong issuer into ID tokens', async () => {
    const { browser, server } = await start();
    server.spoil('issuer');
    expect(claimsOf((await tokens(browser)).id_token).iss).toBe('https://another-issuer.example/');
  });

  test.each([
    ['an old version', { version: '15.0.2' }, '16 or newer'],
    ['two clients with one id', { clients: [client, client] }, 'second client wiki-client'],
  ])('refuses to start with %s', async (_name, options, message) => {
    await expect(
      startKeycloak({ version: NEWEST, realm: 'company', users: [], clients: [], ...options }),
    ).rejects.toThrow(message);
  });

  test('says what it leaves out', async () => {
    const { server } = await start();
    expect(server.notModelled).toBe(notModelled);
    expect(new Set(notModelled).size).toBe(notModelled.length);
  });
});
