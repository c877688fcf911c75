import { createHash, randomUUID } from 'node:crypto';
import { empty, json, notModelled, withHeaders, type Answer, type Call } from '../../embedded/http';
import { signJwt, spoilJwt, type Claims } from '../../embedded/jwt';
import type { Tokens } from '../../embedded/library';
import { now } from '../../embedded/sessions';
import { authenticateClient, corsHeaders, NO_STORE, oauthError } from './client-auth';
import { endFamily, issuerOf, LIFETIMES, subjectOf, type Grant, type IssuedCode, type Model } from './model';
import type { KeycloakClient } from './options';
import { grantedScope, scopeClaims } from './scopes';

/** Grants that Keycloak has and the model has not. */
const OTHER_GRANTS: ReadonlySet<string> = new Set([
  'client_credentials',
  'password',
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'urn:openid:params:grant-type:ciba',
]);

/** The token endpoint. [OAuth2GrantTypeBase.java, AuthorizationCodeGrantType.java] */
export async function token(model: Model, call: Call): Promise<Answer> {
  if (call.method !== 'POST') return empty(405, { Allow: 'POST, OPTIONS' });
  const client = authenticateClient(model, call);
  if ('status' in client) return client;
  return withHeaders(await grant(model, client, call), corsHeaders(client, call));
}

function grant(model: Model, client: KeycloakClient, call: Call): Answer | Promise<Answer> {
  const grantType = call.form.get('grant_type');
  if (grantType === null) return oauthError(400, 'invalid_request', 'Missing form parameter: grant_type');
  if (OTHER_GRANTS.has(grantType)) return notModelled(`grant_type=${grantType}`);
  if (grantType === 'refresh_token') return fromRefresh(model, client, call);
  if (grantType !== 'authorization_code') return oauthError(400, 'unsupported_grant_type', 'Unsupported grant_type');
  if (client.standardFlowEnabled === false)
    return oauthError(400, 'unauthorized_client', 'Client not allowed to exchange code');
  return fromCode(model, client, call);
}

const invalidGrant = (description: string): Answer => oauthError(400, 'invalid_grant', description);

async function fromCode(model: Model, client: KeycloakClient, call: Call): Promise<Answer> {
  const raw = call.form.get('code');
  if (raw === null) return oauthError(400, 'invalid_request', 'Missing parameter: code');
  const code = model.codes.get(raw);
  if (code === undefined) return invalidGrant('Code not valid');
  if (code.used) {
    call.note('The code was used before: what came from it ends.');
    endFamily(model, code.family);
    return invalidGrant('Code not valid');
  }
  // A code is looked up once, whatever comes of it.
  code.used = true;
  if (code.expiresAt <= now()) return invalidGrant('Code is expired');
  if (!model.sessions.has(code.sessionId)) return invalidGrant('Session not active');
  if (code.redirectUri !== call.form.get('redirect_uri')) return invalidGrant('Incorrect redirect_uri');
  if (code.client !== client) return invalidGrant('Auth error: Found different client_id in clientSession');
  const unproven = checkVerifier(code, call.form.get('code_verifier'));
  if (unproven !== undefined) return unproven;

  const accessToken = signJwt(accessTokenClaims(model, code, call), model.key);
  const library = await model.libraries.of(issuerOf(model, call));
  const tokens = await library.exchange(client.clientId, code.libraryCode, {
    claims: idTokenClaims(model, code, accessToken),
    issueRefreshToken: true,
  });
  return issue(model, code, code.family, accessToken, tokens, call);
}

function checkVerifier(
  { codeChallenge, codeChallengeMethod }: IssuedCode,
  verifier: string | null,
): Answer | undefined {
  if (codeChallenge === undefined) return undefined;
  if (verifier === null) return invalidGrant('PKCE code verifier not specified');
  const computed =
    codeChallengeMethod === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier;
  return computed === codeChallenge ? undefined : invalidGrant('PKCE verification failed: Code mismatch');
}

async function fromRefresh(model: Model, client: KeycloakClient, call: Call): Promise<Answer> {
  const raw = call.form.get('refresh_token');
  if (raw === null) return oauthError(400, 'invalid_request', 'No refresh token');
  const held = model.refreshTokens.get(raw);
  if (held?.client !== client) return invalidGrant('Invalid refresh token');
  if (held.expiresAt <= now()) return invalidGrant('Token is not active');
  if (!model.sessions.has(held.sessionId)) return invalidGrant('Session not active');
  const requested = call.form.get('scope');
  const scope = requested === null ? held.scope : grantedScope(model.scopes, client, requested);
  if (scope === undefined) return oauthError(400, 'invalid_scope', `Invalid scopes: ${requested ?? ''}`);

  const next: Grant = { ...held, scope: scope.filter((name) => held.scope.includes(name)) };
  const accessToken = signJwt(accessTokenClaims(model, next, call), model.key);
  const library = await model.libraries.of(issuerOf(model, call));
  const tokens = await library.refresh(client.clientId, held.libraryToken, {
    claims: idTokenClaims(model, next, accessToken),
    rotateRefreshToken: false,
  });
  return issue(model, next, held.family, accessToken, tokens, call);
}

/** What goes into the ID token besides iss, sub, aud, exp, iat, auth_time, acr and nonce. The library hashes at_hash. */
function idTokenClaims(model: Model, { client, scope, sessionId, user }: Grant, accessToken: string): Claims {
  return {
    jti: randomUUID(),
    typ: 'ID',
    azp: client.clientId,
    sid: sessionId,
    ...(model.features.sessionStateClaim ? { session_state: sessionId } : {}),
    at_hash: accessToken,
    ...scopeClaims(model.scopes, client, user, scope, 'idToken'),
  };
}

/** Roles are in the access token only; a user has those that every user has. */
function accessTokenClaims(model: Model, granted: Grant, call: Call): Claims {
  const { authTime, client, nonce, scope, sessionId, user } = granted;
  return {
    exp: now() + LIFETIMES.token,
    iat: now(),
    auth_time: authTime,
    jti: randomUUID(),
    iss: issuerOf(model, call),
    aud: 'account',
    sub: subjectOf(user),
    typ: 'Bearer',
    azp: client.clientId,
    ...(model.features.nonceInAccessToken ? { nonce } : {}),
    ...(model.features.sessionStateClaim ? { session_state: sessionId } : {}),
    sid: sessionId,
    acr: '1',
    ...(client.webOrigins === undefined ? {} : { 'allowed-origins': client.webOrigins }),
    realm_access: { roles: [`default-roles-${model.realm.toLowerCase()}`, 'offline_access', 'uma_authorization'] },
    scope: scope.join(' '),
    ...scopeClaims(model.scopes, client, user, scope, 'accessToken'),
  };
}

async function issue(
  model: Model,
  granted: Grant,
  family: string,
  accessToken: string,
  tokens: Tokens,
  call: Call,
): Promise<Answer> {
  const { client, scope, sessionId, user } = granted;
  model.accessTokens.set(accessToken, { ...granted, family, expiresAt: now() + LIFETIMES.token });
  const refreshClaims = { iss: issuerOf(model, call), sub: subjectOf(user), azp: client.clientId, sid: sessionId };
  const refreshToken = signJwt(
    { exp: now() + LIFETIMES.refresh, iat: now(), jti: randomUUID(), typ: 'Refresh', ...refreshClaims },
    model.key,
  );
  const libraryToken = tokens.refreshToken ?? '';
  model.refreshTokens.set(refreshToken, { ...granted, family, libraryToken, expiresAt: now() + LIFETIMES.refresh });
  const idToken = model.fault === undefined ? tokens.idToken : await spoilJwt(tokens.idToken, model.fault, model.key);
  return json(
    200,
    {
      access_token: accessToken,
      expires_in: LIFETIMES.token,
      refresh_expires_in: LIFETIMES.refresh,
      refresh_token: refreshToken,
      token_type: 'Bearer',
      ...(scope.includes('openid') ? { id_token: idToken } : {}),
      'not-before-policy': 0,
      session_state: sessionId,
      scope: scope.join(' '),
    },
    NO_STORE,
  );
}
