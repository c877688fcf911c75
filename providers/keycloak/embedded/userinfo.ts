import { bearerOf, empty, json, type Answer, type Call } from '../../embedded/http';
import { now } from '../../embedded/sessions';
import { authenticateClient, corsHeaders, NO_STORE } from './client-auth';
import { subjectOf, type Model } from './model';
import { scopeClaims } from './scopes';

/** Claims of the granted scopes; errors stand in the header only. [changes-19_0_2.adoc] */
export function userinfo(model: Model, call: Call): Answer {
  if (call.method === 'OPTIONS') return empty(200);
  if (call.method !== 'GET' && call.method !== 'POST') return empty(405, { Allow: 'GET, POST, OPTIONS' });
  const inHeader = bearerOf(call);
  const inForm = call.form.getAll('access_token');
  const given = [...(inHeader === undefined ? [] : [inHeader]), ...inForm];
  const [raw, ...more] = given;
  if (raw === undefined) return empty(401, { ...NO_STORE, 'WWW-Authenticate': `Bearer realm="${model.realm}"` });
  if (more.length > 0)
    return refuse(model, 400, 'invalid_request', 'More than one method used for including an access token');
  const issued = model.accessTokens.get(raw);
  if (issued === undefined || issued.expiresAt <= now() || !model.sessions.has(issued.sessionId))
    return refuse(model, 401, 'invalid_token', 'Token verification failed');
  const { client, scope, user } = issued;
  if (model.features.userinfoNeedsOpenid && !scope.includes('openid'))
    return refuse(model, 403, 'insufficient_scope', 'Missing openid scope');
  const claims = { sub: subjectOf(user), ...scopeClaims(model.scopes, client, user, scope, 'userinfo') };
  return json(200, claims, { ...NO_STORE, ...corsHeaders(client, call) });
}

const refuse = ({ realm }: Model, status: number, error: string, description: string): Answer =>
  empty(status, {
    ...NO_STORE,
    'WWW-Authenticate': `Bearer realm="${realm}", error="${error}", error_description="${description}"`,
  });

/** Whether a token is valid. Answers beyond `active` are not in the facts. */
export function introspect(model: Model, call: Call): Answer {
  if (call.method !== 'POST') return empty(405, { Allow: 'POST' });
  const client = authenticateClient(model, call);
  if ('status' in client) return client;
  const raw = call.form.get('token') ?? '';
  const issued = model.accessTokens.get(raw) ?? model.refreshTokens.get(raw);
  if (issued === undefined || issued.expiresAt <= now() || !model.sessions.has(issued.sessionId))
    return json(200, { active: false });
  return json(200, {
    active: true,
    sub: subjectOf(issued.user),
    exp: issued.expiresAt,
    client_id: issued.client.clientId,
    username: issued.user.username,
    scope: issued.scope.join(' '),
  });
}

/** Forgets a token. */
export function revoke(model: Model, call: Call): Answer {
  if (call.method !== 'POST') return empty(405, { Allow: 'POST' });
  const client = authenticateClient(model, call);
  if ('status' in client) return client;
  const raw = call.form.get('token') ?? '';
  if (model.accessTokens.get(raw)?.client === client) model.accessTokens.delete(raw);
  if (model.refreshTokens.get(raw)?.client === client) model.refreshTokens.delete(raw);
  return empty(200);
}
