import { createHash } from 'node:crypto';
import { basicOf, decoded, empty, json, notModelled, withHeaders, type Answer, type Call } from '../../embedded/http';
import { signJwt, spoilJwt } from '../../embedded/jwt';
import type { Tokens } from '../../embedded/library';
import { now } from '../../embedded/sessions';
import { accessTokenClaims, idTokenClaims } from './claims';
import { corsHeaders } from './cors';
import { NO_STORE, tokenError, type TokenErrorCode } from './errors';
import { issuerOf, LIFETIMES, type Application, type Grant, type IssuedCode, type Model } from './model';
import { allows, entriesOf } from './redirect-uris';

/** Grants that authentik has and the model has not. */
const OTHER_GRANTS: ReadonlySet<string> = new Set([
  'client_credentials',
  'password',
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:ietf:params:oauth:grant-type:token-exchange',
]);

/** The token endpoint. [views/token.py, utils.py] */
export async function token(model: Model, call: Call): Promise<Answer> {
  if (call.method !== 'POST') return empty(405, { Allow: 'POST' });
  const { id, secret } = credentialsOf(model, call);
  const application = model.applications.find(({ clientId }) => clientId === id);
  if (application === undefined) return refuse(call, 'invalid_client', `No provider with client_id ${id}`);
  return withHeaders(await grant(model, application, secret, call), corsHeaders(application, call));
}

async function grant(model: Model, application: Application, secret: string, call: Call): Promise<Answer> {
  const grantType = call.form.get('grant_type') ?? '';
  if (model.features.grantTypes && !(application.grantTypes ?? []).includes(grantType))
    return refuse(call, 'invalid_grant', `Invalid grant_type for provider, grant_type=${grantType}`);
  if (OTHER_GRANTS.has(grantType)) return notModelled(`grant_type=${grantType}`);
  if (grantType !== 'authorization_code' && grantType !== 'refresh_token')
    return refuse(call, 'unsupported_grant_type', `Invalid grant type ${grantType}`);
  if (application.clientType !== 'public' && secret !== application.clientSecret)
    return refuse(call, 'invalid_client', 'Invalid client secret');
  return grantType === 'authorization_code'
    ? fromCode(model, application, call)
    : fromRefresh(model, application, call);
}

/** With a Basic header the form is not looked at. Percent-encoded credentials are decoded from 2026.5. [utils.py extract_client_auth] */
export function credentialsOf({ features }: Model, call: Call): { readonly id: string; readonly secret: string } {
  const basic = basicOf(call);
  if (basic === undefined)
    return { id: call.form.get('client_id') ?? '', secret: call.form.get('client_secret') ?? '' };
  const read = features.decodesBasic ? decoded : (text: string): string => text;
  return { id: read(basic.user), secret: read(basic.password) };
}

async function fromCode(model: Model, application: Application, call: Call): Promise<Answer> {
  const raw = call.form.get('code') ?? '';
  if (raw === '') return refuse(call, 'invalid_grant', 'Missing authorization code');
  const redirectUri = call.form.get('redirect_uri') ?? '';
  // Against the list, not against the authorization request.
  if (!entriesOf(application.redirectUris, 'authorization').some((entry) => allows(entry, redirectUri)))
    return refuse(call, 'invalid_client', `Invalid redirect URI used by provider: ${redirectUri}`);
  const code = model.codes.get(raw);
  if (code === undefined) return refuse(call, 'invalid_grant', 'Code does not exist');
  if (code.expiresAt <= now()) return refuse(call, 'invalid_grant', 'Code is expired');
  if (code.application !== application) return refuse(call, 'invalid_grant', 'Invalid code: invalid client');
  if (!provesKey(code, call.form.get('code_verifier') ?? ''))
    return refuse(call, 'invalid_grant', 'Code challenge not matching');

  // The row goes away, so a second use finds none; what was issued from it stays valid.
  model.codes.delete(raw);
  const library = await model.libraries.of(issuerOf(application, call));
  const offline = code.scope.includes('offline_access');
  const tokens = await library.exchange(application.clientId, code.libraryCode, {
    claims: idTokenClaims(model, code),
    issueRefreshToken: offline,
  });
  return issue(model, code, tokens, call);
}

/** A verifier without a challenge is refused too. */
function provesKey({ codeChallenge, codeChallengeMethod }: IssuedCode, verifier: string): boolean {
  if (codeChallenge === undefined || codeChallenge === '') return verifier === '';
  const computed =
    codeChallengeMethod === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier;
  return computed === codeChallenge;
}

async function fromRefresh(model: Model, application: Application, call: Call): Promise<Answer> {
  const raw = call.form.get('refresh_token') ?? '';
  const held = model.refreshTokens.get(raw);
  if (held?.application !== application) return refuse(call, 'invalid_grant', 'Refresh token does not exist');
  if (held.expiresAt <= now()) return refuse(call, 'invalid_grant', 'Refresh token is expired');
  const asked = (call.form.get('scope') ?? '').split(/\s+/).filter((name) => application.mappings.has(name));
  const scope = asked.length === 0 ? held.scope : asked;
  if (held.revoked) return refuse(call, 'invalid_grant', 'Refresh token is revoked');
  if (!held.scope.includes('offline_access') || scope.some((name) => !held.scope.includes(name)))
    return refuse(call, 'invalid_scope', 'Scope exceeds the refresh token');

  held.revoked = true;
  const library = await model.libraries.of(issuerOf(application, call));
  const next: Grant = { ...held, scope };
  const tokens = await library.refresh(application.clientId, raw, {
    claims: idTokenClaims(model, next),
    rotateRefreshToken: true,
  });
  return issue(model, next, tokens, call);
}

async function issue(model: Model, granted: Grant, tokens: Tokens, call: Call): Promise<Answer> {
  const { application, scope } = granted;
  const accessToken = signJwt(accessTokenClaims(model, granted, call), application.signer);
  model.accessTokens.set(accessToken, { ...granted, expiresAt: now() + LIFETIMES.token });
  const { refreshToken } = tokens;
  if (refreshToken !== undefined)
    model.refreshTokens.set(refreshToken, { ...granted, expiresAt: now() + LIFETIMES.refresh, revoked: false });
  const idToken =
    model.fault === undefined ? tokens.idToken : await spoilJwt(tokens.idToken, model.fault, application.signer);
  return json(
    200,
    {
      access_token: accessToken,
      ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
      token_type: 'Bearer',
      ...(model.features.scopeInTokenResponse ? { scope: scope.join(' ') } : {}),
      expires_in: LIFETIMES.token,
      id_token: idToken,
    },
    NO_STORE,
  );
}

function refuse(call: Call, error: TokenErrorCode, cause: string): Answer {
  call.note(cause);
  return tokenError(error);
}
