import { createPublicKey, verify } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import {
  application,
  claimsOf,
  headerOf,
  jsonOf,
  NEWEST,
  start,
  type Started,
  stopAll,
  tokens,
} from '../../../tests/support/authentik-model';
import { LoopbackBrowser } from '../../../tests/support/loopback-browser';
import { without } from '../../../tests/support/without';

/** What the model of authentik answers, over real HTTP on loopback. Each row is a line of the vendor’s facts. */
afterEach(stopAll);

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
    const bare = without(application, 'signingKey');
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
