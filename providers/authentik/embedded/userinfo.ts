import { bearerOf, empty, json, withHeaders, type Answer, type Call } from '../../embedded/http';
import { now } from '../../embedded/sessions';
import { scopeClaims } from './claims';
import { corsHeaders } from './cors';
import { bearerError, NO_STORE, tokenError } from './errors';
import { issuerOf, subjectOf, type Model } from './model';
import { credentialsOf } from './token';

/** Claims of the granted scopes, and the nonce of the login. [views/userinfo.py] */
export function userinfo(model: Model, call: Call): Answer {
  if (call.method !== 'GET' && call.method !== 'POST') return empty(405, { Allow: 'GET, POST' });
  const raw = bearerOf(call) ?? call.form.get('access_token') ?? call.query.get('access_token') ?? '';
  const issued = model.accessTokens.get(raw);
  if (issued === undefined || issued.expiresAt <= now()) {
    call.note(issued === undefined ? 'Token does not exist' : 'Token is expired');
    return bearerError('invalid_token');
  }
  const { application, nonce, scope, user } = issued;
  if (!scope.includes('openid')) {
    call.note('Scope mismatch: openid is missing');
    return withHeaders(bearerError('insufficient_scope'), corsHeaders(application, call));
  }
  const claims = {
    sub: subjectOf(model, application, user),
    ...scopeClaims(issued),
    ...(nonce === undefined ? {} : { nonce }),
  };
  return json(200, claims, { ...NO_STORE, ...corsHeaders(application, call) });
}

/** Whether an access or refresh token is valid. [views/introspection.py; answers beyond `active` are not in the facts] */
export function introspect(model: Model, call: Call): Answer {
  if (call.method !== 'POST') return empty(405, { Allow: 'POST' });
  const { id, secret } = credentialsOf(model, call);
  const raw = call.form.get('token') ?? '';
  const refresh = model.refreshTokens.get(raw);
  const issued = model.accessTokens.get(raw) ?? (refresh?.revoked === true ? undefined : refresh);
  const known = issued?.application.clientId === id && issued.application.clientSecret === secret;
  if (issued === undefined || !known || issued.expiresAt <= now()) return json(200, { active: false });
  const { application, expiresAt, scope, user } = issued;
  return json(200, {
    active: true,
    iss: issuerOf(application, call),
    sub: subjectOf(model, application, user),
    exp: expiresAt,
    scope: scope.join(' '),
    client_id: application.clientId,
  });
}

/** Forgets an access or refresh token. [views/token_revoke.py] */
export function revoke(model: Model, call: Call): Answer {
  if (call.method !== 'POST') return empty(405, { Allow: 'POST' });
  const { id, secret } = credentialsOf(model, call);
  const application = model.applications.find(({ clientId }) => clientId === id);
  if (application === undefined || (application.clientType !== 'public' && application.clientSecret !== secret))
    return tokenError('invalid_client');
  const raw = call.form.get('token') ?? '';
  if (model.accessTokens.get(raw)?.application === application) model.accessTokens.delete(raw);
  const refresh = model.refreshTokens.get(raw);
  if (refresh?.application === application) refresh.revoked = true;
  return json(200, {});
}
