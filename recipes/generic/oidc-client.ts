import * as oidc from 'openid-client';
import type { OidcSettings } from './oidc-settings';

/** What is kept in the session between the way out and the way back. */
export interface LoginChecks {
  readonly state: string;
  readonly nonce: string | undefined;
  readonly verifier: string | undefined;
}

/** What came of a login. */
export interface Identity {
  /** `undefined` for plain OAuth 2.0. */
  readonly idToken: string | undefined;
  /** The claims of the ID token; `undefined` for plain OAuth 2.0. */
  readonly idTokenClaims: Readonly<Record<string, unknown>> | undefined;
  readonly userinfo: Readonly<Record<string, unknown>>;
}

/**
 * The client of an application on openid-client, which is certified: discovery or single addresses, code flow with state, nonce and, when
 * asked for, a challenge; ID tokens are checked, their signatures included; claims come from the user info address as well.
 *
 * All functions throw the library's errors.
 */
export async function connect(settings: OidcSettings): Promise<oidc.Configuration> {
  const { clientId, clientSecret, idTokenSignedResponseAlg } = settings;
  const isPlain = settings.isPlainOAuth === true;
  const found = await discover(settings);
  const server: oidc.ServerMetadata = {
    issuer: '',
    ...found,
    ...Object.fromEntries(
      Object.entries({
        // Plain OAuth 2.0 has no issuer, and the library wants one.
        issuer: isPlain ? new URL(settings.authorizationEndpoint ?? '').origin : settings.issuer,
        authorization_endpoint: settings.authorizationEndpoint,
        token_endpoint: settings.tokenEndpoint,
        userinfo_endpoint: settings.userinfoEndpoint,
        jwks_uri: settings.jwksUri,
        end_session_endpoint: settings.endSessionEndpoint,
      }).filter(([, value]) => value !== undefined),
    ),
  };
  const metadata = idTokenSignedResponseAlg ? { id_token_signed_response_alg: idTokenSignedResponseAlg } : {};
  const config = new oidc.Configuration(server, clientId, metadata, authentication(settings, clientSecret));
  if (isPlain) config[oidc.customFetch] = withoutIdToken;
  else oidc.enableNonRepudiationChecks(config);
  return config;
}

const withoutKey = (object: object, key: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));

async function discover(settings: OidcSettings): Promise<Partial<oidc.ServerMetadata>> {
  const { clientId, issuer, discoveryUrl, authorizationEndpoint } = settings;
  const address = discoveryUrl ?? (authorizationEndpoint === undefined ? issuer : undefined);
  if (address === undefined) return {};
  // With the helpers of the library, which are no metadata.
  const metadata = (await oidc.discovery(new URL(address), clientId)).serverMetadata();
  return withoutKey(metadata, 'supportsPKCE') as Partial<oidc.ServerMetadata>;
}

function authentication({ tokenEndpointAuthMethod: method = 'client_secret_basic' }: OidcSettings, secret: string) {
  const send = { client_secret_basic: oidc.ClientSecretBasic, client_secret_post: oidc.ClientSecretPost }[method];
  // Said when the token is asked for: up to there nobody proves who they are.
  const refuse: oidc.ClientAuth = () => {
    throw new Error(`unsupported token_endpoint_auth_method: ${method}`);
  };
  return send?.(secret) ?? refuse;
}

/** An application that knows OAuth 2.0 only does not know what an ID token is. */
const withoutIdToken: oidc.CustomFetch = async (url, { body, ...init }) => {
  // What this client sends is a form, or nothing.
  const response = await fetch(url, { ...init, body: body instanceof URLSearchParams ? body : null });
  const text = await response.text();
  const isToken = response.headers.get('Content-Type')?.includes('json') === true && text.includes('"id_token"');
  return new Response(isToken ? JSON.stringify(withoutKey(JSON.parse(text) as object, 'id_token')) : text, response);
};

/** Where the browser has to go, and what to keep until it comes back. */
export async function beginLogin(
  config: oidc.Configuration,
  settings: OidcSettings,
): Promise<{ readonly url: URL; readonly checks: LoginChecks }> {
  const { codeChallengeMethod, responseType = 'code', responseMode } = settings;
  const verifier = codeChallengeMethod === undefined ? undefined : oidc.randomPKCECodeVerifier();
  const nonce = settings.isPlainOAuth === true ? undefined : oidc.randomNonce();
  const checks = { state: oidc.randomState(), nonce, verifier };
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: settings.redirectUri,
    scope: settings.scope,
    state: checks.state,
    response_type: responseType,
    ...(nonce === undefined ? {} : { nonce }),
    ...(responseMode === undefined ? {} : { response_mode: responseMode }),
    ...(verifier === undefined || codeChallengeMethod === undefined
      ? {}
      : {
          code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
          code_challenge_method: codeChallengeMethod,
        }),
  });
  return { url, checks };
}

/** @param search the query with which the browser came back */
export async function finishLogin(
  config: oidc.Configuration,
  settings: OidcSettings,
  { search, checks }: { readonly search: string; readonly checks: LoginChecks },
): Promise<Identity> {
  const isPlain = settings.isPlainOAuth === true;
  const url = new URL(settings.redirectUri + search);
  if (isPlain) url.searchParams.delete('iss');
  const { state, nonce, verifier } = checks;
  const tokens = await oidc.authorizationCodeGrant(config, url, {
    expectedState: state,
    ...(nonce === undefined ? {} : { expectedNonce: nonce }),
    ...(verifier === undefined ? {} : { pkceCodeVerifier: verifier }),
    idTokenExpected: !isPlain,
  });
  const idTokenClaims = tokens.claims();
  const userinfo = await (idTokenClaims
    ? oidc.fetchUserInfo(config, tokens.access_token, idTokenClaims.sub)
    : fetchPerson(config, tokens.access_token));
  return { idToken: tokens.id_token, idTokenClaims, userinfo };
}

/** Plain OAuth 2.0: whoever the answer is about is the one who signs in. */
async function fetchPerson(config: oidc.Configuration, token: string): Promise<Readonly<Record<string, unknown>>> {
  const { userinfo_endpoint: address = '' } = config.serverMetadata();
  const response = await oidc.fetchProtectedResource(config, token, new URL(address), 'GET');
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return (await response.json()) as Record<string, unknown>;
}

/** Where the browser has to go for the log-out; `undefined` when the provider has no such address. */
export function endSessionUrl(
  config: oidc.Configuration,
  { postLogoutRedirectUri }: OidcSettings,
  idToken: string | undefined,
): string | undefined {
  const { end_session_endpoint: address } = config.serverMetadata();
  if (address === undefined || postLogoutRedirectUri === undefined || idToken === undefined) return address;
  return oidc.buildEndSessionUrl(config, {
    id_token_hint: idToken,
    post_logout_redirect_uri: postLogoutRedirectUri,
  }).href;
}

/** A library's error as an application logs it: with the provider's words, and what lies beneath. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const words =
    error instanceof oidc.ResponseBodyError || error instanceof oidc.AuthorizationResponseError
      ? [error.error, error.error_description]
      : [cause instanceof Error ? describeError(cause) : undefined];
  return [error.message, ...words].filter((part) => part !== undefined && part !== '').join(': ');
}
