import { randomUUID } from 'node:crypto';
import { notModelled, redirect, withParams, type Answer, type Call } from '../../embedded/http';
import { now, type Session } from '../../embedded/sessions';
import { loginUrl } from './login';
import { issuerOf, LIFETIMES, originOf, subjectOf, type Model } from './model';
import type { KeycloakClient } from './options';
import { consentPage, errorPage, issuerParam, loginPage, redirectError } from './pages';
import { allowsRedirect } from './redirect-uris';
import { grantedScope } from './scopes';

/** A request that passed all checks. */
interface Checked {
  readonly client: KeycloakClient;
  readonly redirectUri: string;
  readonly scope: readonly string[];
  readonly params: URLSearchParams;
}

/** The authorization endpoint: all checks come before login. [AuthorizationEndpoint.java, AuthorizationEndpointChecker.java] */
export async function authorize(model: Model, call: Call): Promise<Answer> {
  const checked = check(model, call);
  if ('status' in checked) return checked;
  const { client, params, scope } = checked;
  const prompts = new Set((params.get('prompt') ?? '').split(' '));
  const session = model.sessions.of(call);
  const fresh = session !== undefined && !prompts.has('login') && !isTooOld(session, params.get('max_age'));
  const consented = session !== undefined && model.consents.has(`${session.username} ${client.clientId}`);
  const asksConsent = client.consentRequired === true && (!consented || prompts.has('consent'));
  if (prompts.has('none')) {
    if (!fresh) return redirectError(model, call, checked, 'login_required');
    if (asksConsent) return redirectError(model, call, checked, 'interaction_required');
  }
  if (fresh && !asksConsent) return redirect(await finish(model, call, checked, session.id));

  const id = randomUUID();
  const denied = redirectError(model, call, checked, 'access_denied').headers.Location;
  model.pending.set(id, {
    session: fresh ? session.id : undefined,
    client,
    scope,
    asksConsent: client.consentRequired === true,
    finish: (sessionId) => finish(model, call, checked, sessionId),
    deny: typeof denied === 'string' ? denied : '',
  });
  return fresh
    ? consentPage(loginUrl(model, 'consent', id), client, scope)
    : loginPage(loginUrl(model, 'authenticate', id), params.get('login_hint') ?? '', '');
}

const isTooOld = ({ authTime }: Session, maxAge: string | null): boolean =>
  maxAge !== null && now() - authTime > Number(maxAge);

/** The checks in Keycloak's order; an answer when one fails. */
function check(model: Model, call: Call): Checked | Answer {
  const params = call.method === 'POST' ? call.form : call.query;
  const clientId = params.get('client_id');
  if (clientId === null) return errorPage('Missing parameters: client_id');
  const client = model.clients.find((candidate) => candidate.clientId === clientId);
  if (client === undefined) return errorPage('Client not found.');
  if (client.enabled === false) return errorPage('Client disabled.');
  const requested = params.get('scope') ?? '';
  const redirectUri = redirectUriOf(model, client, params, call);
  if (redirectUri === undefined) return errorPage('Invalid parameter: redirect_uri');
  const refuse = (error: string, description?: string): Answer =>
    redirectError(model, call, { redirectUri, client }, error, description);

  const responseType = checkResponseType(client, params.get('response_type'), refuse);
  if (responseType !== undefined) return responseType;
  const mode = params.get('response_mode');
  if (mode !== null && mode !== 'query' && mode !== 'fragment') return notModelled(`response_mode=${mode}`);
  if (params.has('request') || params.has('request_uri')) return notModelled('request objects');
  const scope = grantedScope(model.scopes, client, requested);
  if (scope === undefined) return refuse('invalid_scope', `Invalid scopes: ${requested}`);
  return checkChallenge(client, params, refuse) ?? { client, redirectUri, scope, params };
}

type Refuse = (error: string, description?: string) => Answer;

function checkResponseType(client: KeycloakClient, responseType: string | null, refuse: Refuse): Answer | undefined {
  if (responseType === null) return refuse('invalid_request', 'Missing parameter: response_type');
  const kinds = responseType.split(' ');
  if (!kinds.every((kind) => ['code', 'token', 'id_token', 'none'].includes(kind)))
    return refuse('unsupported_response_type');
  const disabled = (flow: string): Answer =>
    refuse(
      'unauthorized_client',
      `Client is not allowed to initiate browser login with given response_type. ${flow} flow is disabled for the client.`,
    );
  if (kinds.includes('code') && client.standardFlowEnabled === false) return disabled('Standard');
  if (kinds.includes('token') || kinds.includes('id_token')) return disabled('Implicit');
  return responseType === 'code' ? undefined : notModelled(`response_type=${responseType}`);
}

function checkChallenge({ pkceMethod }: KeycloakClient, params: URLSearchParams, refuse: Refuse): Answer | undefined {
  const challenge = params.get('code_challenge');
  const method = params.get('code_challenge_method');
  if (pkceMethod !== undefined) {
    if (method === null) return refuse('invalid_request', 'Missing parameter: code_challenge_method');
    if (method !== pkceMethod) return refuse('invalid_request', 'Invalid parameter: code_challenge_method');
    if (challenge === null) return refuse('invalid_request', 'Missing parameter: code_challenge');
  }
  if (method !== null && method !== 'S256' && method !== 'plain')
    return refuse('invalid_request', 'Invalid parameter: code_challenge_method');
  if (challenge !== null && !/^[\w.~-]{43,128}$/.test(challenge))
    return refuse('invalid_request', 'Invalid parameter: code_challenge');
  return undefined;
}

/** The address to go to; `undefined` is refused. Without `openid` a client with one exact address may leave it out. */
function redirectUriOf(model: Model, client: KeycloakClient, params: URLSearchParams, call: Call): string | undefined {
  const given = params.get('redirect_uri');
  if (given !== null) {
    if (allowsRedirect(client, given, originOf(model, call))) return given;
    call.note(`invalid_redirect_uri: ${given}, expected ${client.redirectUris.join(', ')}`);
    return undefined;
  }
  const [only, ...others] = client.redirectUris;
  const openid = (params.get('scope') ?? '').split(' ').includes('openid');
  return openid || others.length > 0 || only === undefined || /^\/|\*$/.test(only) ? undefined : only;
}

/** Makes the code; the URL by which the browser brings it to the client, with state, session_state, iss and code. */
async function finish(model: Model, call: Call, checked: Checked, sessionId: string): Promise<string> {
  const { client, params, redirectUri, scope } = checked;
  const session = model.sessions.get(sessionId);
  const user = model.users.find(({ username }) => username === session?.username);
  if (session === undefined || user === undefined) throw new Error('Expected a session with a user.');
  const nonce = params.get('nonce') ?? undefined;
  const library = await model.libraries.of(issuerOf(model, call));
  const family = randomUUID();
  const code = `${family}.${session.id}.${randomUUID()}`;
  model.codes.set(code, {
    client,
    user,
    scope,
    nonce,
    family,
    redirectUri,
    sessionId: session.id,
    authTime: session.authTime,
    expiresAt: now() + LIFETIMES.code,
    libraryCode: await library.authorize(client.clientId, { sub: subjectOf(user), authTime: session.authTime }, nonce),
    codeChallenge: params.get('code_challenge') ?? undefined,
    codeChallengeMethod: params.get('code_challenge_method') ?? 'plain',
    used: false,
  });
  return withParams(
    redirectUri,
    [
      ['state', params.get('state') ?? undefined],
      ['session_state', client.excludeSessionStateFromAuthResponse === true ? undefined : session.id],
      ['iss', issuerParam(model, client, call)],
      ['code', code],
    ],
    params.get('response_mode') === 'fragment' ? '#' : '?',
  );
}
