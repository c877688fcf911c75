import { createHash } from 'node:crypto';
import type { Call } from '../../embedded/http';
import type { Claims } from '../../embedded/jwt';
import { now } from '../../embedded/sessions';
import { ACR, hexId, issuerOf, LIFETIMES, subjectOf, type Grant, type Model } from './model';

/** What the granted scopes say about the user. */
export function scopeClaims({ application, scope, user }: Grant): Claims {
  const claims = scope.map((name) => application.mappings.get(name)?.claims(user) ?? {});
  return Object.assign({}, ...claims) as Claims;
}

/** What goes into the ID token besides iss, sub, aud, exp, iat, auth_time, acr, amr and nonce. [id_token.py] */
export function idTokenClaims(model: Model, grant: Grant): Claims {
  return {
    sid: createHash('sha256').update(grant.sessionId).digest('hex'),
    ...(model.features.jti ? { jti: hexId() } : {}),
    ...(grant.application.includeClaimsInIdToken === false ? {} : scopeClaims(grant)),
  };
}

/** The access token is a JWT with the same content and azp, uid and scope. [views/token.py] */
export function accessTokenClaims(model: Model, grant: Grant, call: Call): Claims {
  const { application, authTime, nonce, scope, user } = grant;
  return {
    iss: issuerOf(application, call),
    sub: subjectOf(model, application, user),
    aud: application.clientId,
    exp: now() + LIFETIMES.token,
    iat: now(),
    auth_time: authTime,
    acr: ACR,
    amr: ['pwd'],
    nonce,
    ...idTokenClaims(model, grant),
    azp: application.clientId,
    uid: hexId(),
    ...(model.features.scopeInAccessToken ? { scope: scope.join(' ') } : {}),
  };
}
