import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openGuide, type OpenGuide } from '../../tests/support/open-guide';
import { claims } from './claims';
import { driverClaims, type SettledClaim } from './driver-claims';
import recipe from './recipe';

let guide: OpenGuide;
beforeAll(async () => {
  guide = await openGuide('auth-js');
}, 60_000);
afterAll(() => guide.close());
vi.setConfig({ testTimeout: 120_000 });

const text = readFileSync(join(import.meta.dirname, 'index.md'), 'utf8');

/** Row by row: variant, provider, what is set, what comes out. */
const EXPECTED: readonly (readonly [string, readonly string[]])[] = [
  [
    'Does the issuer end with a slash?',
    [
      'core, authentik, with a slash: signed in as Ada Example',
      'core, authentik, without: OperationProcessingError: "response" body "issuer" property does not match the expected value',
      'next-4, authentik, with a slash: SIGNIN_OAUTH_ERROR: expected 200 OK, got: 301 Moved Permanently',
      'next-4, authentik, without: signed in as Ada Example',
      'core, keycloak, with a slash: OperationProcessingError: "response" body "issuer" property does not match the expected value',
      'core, keycloak, without: signed in as Ada Example',
      'next-4, keycloak, with a slash: SIGNIN_OAUTH_ERROR: expected 200 OK, got: 404 Not Found',
      'next-4, keycloak, without: signed in as Ada Example',
    ],
  ],
  [
    'Where does the callback go with each base path?',
    [
      'core, authentik, as in the guide: https://app.company/auth/callback/authentik',
      'express, authentik, as in the guide: https://app.company/auth/callback/authentik',
      'sveltekit, authentik, as in the guide: https://app.company/auth/callback/authentik',
      'qwik, authentik, as in the guide: https://app.company/auth/callback/authentik',
      'next-5, authentik, as in the guide: https://app.company/api/auth/callback/authentik',
      'next-4, authentik, as in the guide: https://app.company/api/auth/callback/authentik',
      'express, authentik, AUTH_URL=https://app.company/api/auth: https://app.company/auth/callback/authentik',
      'express, authentik, app.use("/auth/*"): Missing parameter name at index 7: /auth/*; visit https://git.new/pathToRegexpError for info',
      'express, authentik, app.use("/auth/*splat"): UnknownAction: Cannot parse action at /auth/providers',
      'express, authentik, without trust proxy: http://app.company/auth/callback/authentik',
      'next-5, authentik, without AUTH_URL, with AUTH_TRUST_HOST=true: https://localhost:3000/api/auth/callback/authentik',
      'next-5, authentik, AUTH_URL=https://app.company/auth: UnknownAction: Cannot parse action at /api/auth/providers',
    ],
  ],
  [
    'When is the host trusted in production?',
    [
      'express, authentik, AUTH_TRUST_HOST=true: signed in as Ada Example',
      'express, authentik, AUTH_TRUST_HOST=false: signed in as Ada Example',
      'express, authentik, nothing: UntrustedHost: Host must be trusted. URL was: https://app.company/auth/signin',
      'express, authentik, AUTH_TRUST_HOST=true and an empty AUTH_URL: UntrustedHost: Host must be trusted. URL was: https://app.company/auth/signin',
      'core, authentik, trustHost: true: signed in as Ada Example',
      'core, authentik, nothing: UntrustedHost: Host must be trusted. URL was: https://app.company/auth/signin',
      'sveltekit, authentik, trustHost: true: signed in as Ada Example',
      'sveltekit, authentik, AUTH_TRUST_HOST=true: UntrustedHost: Host must be trusted. URL was: https://app.company/auth/signin',
      'qwik, authentik, nothing: UntrustedHost: Host must be trusted. URL was: https://app.company/auth/signin',
      'next-5, authentik, AUTH_URL: signed in as Ada Example',
      'next-5, authentik, NEXTAUTH_URL: UntrustedHost: Host must be trusted. URL was: https://app.company/api/auth/signin',
    ],
  ],
  [
    'What is the name in the session?',
    [
      'core, authentik, first and last name: signed in as Ada Example',
      'core, keycloak, first and last name: signed in as Ada Example',
      'core, authentik, neither: signed in with an empty name',
      'core, keycloak, neither: signed in as dee-login',
      'next-4, authentik, neither: signed in with an empty name',
      'next-4, keycloak, neither: signed in as dee-login',
    ],
  ],
  [
    'What becomes of a user with the same e-mail address?',
    [
      'next-5, authentik, by default: OAuthAccountNotLinked: Another account already exists with the same e-mail address',
      'next-5, keycloak, by default: OAuthAccountNotLinked: Another account already exists with the same e-mail address',
      'next-5, authentik, allowDangerousEmailAccountLinking: signed in as Ada Example',
      'next-5, keycloak, allowDangerousEmailAccountLinking: signed in as Ada Example',
    ],
  ],
  [
    'Does the e-mail address have to be there and verified?',
    [
      'core, authentik, not verified: signed in with the e-mail address ada.mail@example.org',
      'core, keycloak, not verified: signed in with the e-mail address ada.mail@example.org',
      'core, authentik, none: signed in with the e-mail address ',
      'core, keycloak, none: signed in with the e-mail address missing',
      'core, authentik, the scope email is not registered: signed in with the e-mail address missing',
    ],
  ],
  [
    'Which faults of an ID token are noticed?',
    [
      'core, authentik, issuer: CallbackRouteError: OperationProcessingError: unexpected JWT "iss" (issuer) claim value',
      'core, keycloak, issuer: CallbackRouteError: OperationProcessingError: unexpected JWT "iss" (issuer) claim value',
      'next-4, authentik, issuer: OAUTH_CALLBACK_ERROR: unexpected iss value, expected https://authentik.company/application/o/example-app/, got: https://another-issuer.example/',
      'next-4, keycloak, issuer: OAUTH_CALLBACK_ERROR: unexpected iss value, expected https://keycloak.company/realms/example-realm, got: https://another-issuer.example/',
      'core, authentik, audience: CallbackRouteError: OperationProcessingError: unexpected JWT "aud" (audience) claim value',
      'core, keycloak, audience: CallbackRouteError: OperationProcessingError: unexpected JWT "aud" (audience) claim value',
      'next-4, authentik, audience: OAUTH_CALLBACK_ERROR: aud mismatch, expected client-id, got: another-client',
      'next-4, keycloak, audience: OAUTH_CALLBACK_ERROR: aud mismatch, expected client-id, got: another-client',
      'core, authentik, expired: CallbackRouteError: OperationProcessingError: unexpected JWT "exp" (expiration time) claim value, expiration is past current timestamp',
      'core, keycloak, expired: CallbackRouteError: OperationProcessingError: unexpected JWT "exp" (expiration time) claim value, expiration is past current timestamp',
      'next-4, authentik, expired: OAUTH_CALLBACK_ERROR: JWT expired, now …, exp …',
      'next-4, keycloak, expired: OAUTH_CALLBACK_ERROR: JWT expired, now …, exp …',
      'core, authentik, signature: signed in as Ada Example',
      'core, keycloak, signature: signed in as Ada Example',
      'next-4, authentik, signature: OAUTH_CALLBACK_ERROR: failed to validate JWT signature',
      'next-4, keycloak, signature: OAUTH_CALLBACK_ERROR: failed to validate JWT signature',
      'core, authentik, nonce: CallbackRouteError: OperationProcessingError: unexpected ID Token "nonce" claim value',
      'core, keycloak, nonce: CallbackRouteError: OperationProcessingError: unexpected ID Token "nonce" claim value',
      'next-4, authentik, nonce: OAUTH_CALLBACK_ERROR: nonce mismatch, expected undefined, got: another-nonce',
      'next-4, keycloak, nonce: OAUTH_CALLBACK_ERROR: nonce mismatch, expected undefined, got: another-nonce',
      'next-5, authentik, nonce, with checks: ["nonce"]: CallbackRouteError: OperationProcessingError: unexpected ID Token "nonce" claim value',
      'next-5, keycloak, nonce, with checks: ["nonce"]: CallbackRouteError: OperationProcessingError: unexpected ID Token "nonce" claim value',
    ],
  ],
  [
    'What is refused, and in which words?',
    [
      'core, authentik, another client secret: CallbackRouteError: ResponseBodyError: server responded with an error in the response body',
      'core, keycloak, another client secret: CallbackRouteError: ResponseBodyError: server responded with an error in the response body',
      'core, authentik, another redirect URI is registered: Redirect URI Error | The request fails due to a missing, invalid, or mismatching redirection URI (redirect_uri).',
      'core, keycloak, another redirect URI is registered: We are sorry... | Invalid parameter: redirect_uri',
      'core, authentik, no AUTH_SECRET: MissingSecret: Please define a `secret`',
      'core, keycloak, no AUTH_SECRET: MissingSecret: Please define a `secret`',
      'core, authentik, no issuer: InvalidEndpoints: Provider "authentik" is missing both `issuer` and `authorization` endpoint config. At least one of them is required',
      'core, keycloak, no issuer: InvalidEndpoints: Provider "keycloak" is missing both `issuer` and `authorization` endpoint config. At least one of them is required',
      'core, authentik, AUTH_AUTHENTIK_CLIENT_ID in the place of AUTH_AUTHENTIK_ID: Client ID Error | The client identifier (client_id) is missing or invalid.',
      'core, keycloak, AUTH_KEYCLOAK_CLIENT_ID in the place of AUTH_KEYCLOAK_ID: We are sorry... | Client not found.',
      'core, authentik, the person cancels: OAuthCallbackError: OAuth Provider returned an error | Try signing in with a different account.',
      'core, keycloak, the person cancels: OAuthCallbackError: OAuth Provider returned an error | Try signing in with a different account.',
      'next-4, authentik, the person cancels: OAUTH_CALLBACK_HANDLER_ERROR: access_denied | Try signing in with a different account.',
      'next-4, keycloak, the person cancels: OAUTH_CALLBACK_HANDLER_ERROR: access_denied | Try signing in with a different account.',
      'core, authentik, the callback is opened again: InvalidCheck: pkceCodeVerifier value could not be parsed',
      'core, keycloak, the callback is opened again: InvalidCheck: pkceCodeVerifier value could not be parsed',
    ],
  ],
];

describe('what published pages contradict each other about', () => {
  let settled: readonly SettledClaim[];
  beforeAll(async () => {
    settled = await driverClaims(claims, async ({ variant, provider, values }, act) => {
      await guide.run({ ...recipe, run: act }, { provider, variant, ...(values ? { mutants: values } : {}) });
    });
  }, 240_000);

  function rows(question: string): string[] {
    const cases = settled.find((claim) => claim.question === question)?.cases ?? [];
    return cases.map(({ variant, provider, value, outcome }) => `${variant}, ${provider}, ${value}: ${outcome}`);
  }

  test.each(EXPECTED)('%s', (question, expected) => {
    expect(rows(question)).toEqual(expected);
  });

  test('all are settled here', () => {
    expect(claims.map(({ question }) => question)).toEqual(EXPECTED.map(([question]) => question));
  });

  /** Without the name of the error and of what stands around it. */
  test.each([
    '"response" body "issuer" property does not match the expected value',
    'expected 200 OK, got: 301 Moved Permanently',
    'Missing parameter name at index 7: /auth/*',
    'Cannot parse action at',
    'Host must be trusted. URL was:',
    'Another account already exists with the same e-mail address',
    'server responded with an error in the response body',
    'OAuth Provider returned an error',
    'Try signing in with a different account.',
    'pkceCodeVerifier value could not be parsed',
    'Client ID Error',
    'Redirect URI Error',
    'Client not found.',
    'Invalid parameter: redirect_uri',
  ])('the guide has the words `%s`', (words) => {
    expect(text).toContain(words);
    const outcomes = settled.flatMap(({ cases }) => cases.map(({ outcome }) => outcome));
    expect(outcomes.filter((outcome) => outcome.includes(words))).not.toEqual([]);
  });
});
