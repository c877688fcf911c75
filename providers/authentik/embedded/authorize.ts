import { notModelled, redirect, withParams, html, type Answer, type Call } from '../../embedded/http';
import { markup, page } from '../../embedded/html';
import { now, type Session } from '../../embedded/sessions';
import { clientIdError, notFound, redirectError, redirectUriError } from './errors';
import { authorizationFlow, loginRedirect } from './flows';
import { hexId, issuerOf, LIFETIMES, subjectOf, type Application, type Grant, type Model } from './model';
import { allows, entriesOf, isForbidden } from './redirect-uris';

/** A request that passed all checks. */
interface Checked {
  readonly application: Application;
  readonly redirectUri: string;
  readonly scope: readonly string[];
  readonly fragment: boolean;
}

const GRANT_OF: Readonly<Record<string, string>> = {
  code: 'authorization_code',
  id_token: 'implicit',
  'id_token token': 'implicit',
  'code token': 'hybrid',
  'code id_token': 'hybrid',
  'code id_token token': 'hybrid',
};

/** The authorization endpoint: all checks come before login. [views/authorize.py] */
export async function authorize(model: Model, call: Call): Promise<Answer> {
  if (call.search === '') return notFound();
  const checked = check(model, call);
  if ('status' in checked) return checked;
  const { query } = call;
  const prompts = new Set((query.get('prompt') ?? '').split(' '));
  const state = query.get('state');

  const session = model.sessions.of(call);
  if (session === undefined && prompts.has('none')) return redirectError(checked.redirectUri, 'login_required', state);
  if (prompts.has('none') && prompts.has('consent'))
    return redirectError(checked.redirectUri, 'consent_required', state);
  if (session === undefined || mustLogInAgain(model, session, prompts, call)) return loginRedirect(call);

  const { application, scope } = checked;
  const user = model.users.find(({ username }) => username === session.username);
  if (user === undefined) return loginRedirect(call);
  if (application.access !== undefined && !application.access.includes(user.username)) {
    call.note(`Access to ${application.slug} denied to ${user.username} by policy.`);
    return html(200, page('Access denied', markup`<h1>Access denied</h1><p>Request has been denied.</p>`));
  }
  const grant: Grant = {
    application,
    user,
    scope,
    nonce: query.get('nonce') ?? undefined,
    sessionId: session.id,
    authTime: session.authTime,
  };
  const finish = (): Promise<string> => finishWithCode(model, call, checked, grant);
  const asks =
    application.consent === 'explicit' ||
    prompts.has('consent') ||
    (model.features.offlineAccessAsksConsent && scope.includes('offline_access'));
  if (!asks) return redirect(await finish());
  model.plans.set(session.id, { kind: 'consent', application, scope, finish });
  return redirect(`/if/flow/${authorizationFlow(application)}/?${call.search}`);
}

/** The checks in authentik's order; an answer when one fails. */
function check(model: Model, call: Call): Checked | Answer {
  const { query } = call;
  const application = model.applications.find(({ clientId }) => clientId === query.get('client_id'));
  if (application === undefined) return clientIdError();
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!redirectUriAllowed(application, redirectUri, call)) return redirectUriError();

  const state = query.get('state');
  const responseType = query.get('response_type') ?? '';
  const grantType = GRANT_OF[responseType];
  if (grantType === undefined) return redirectError(redirectUri, 'unsupported_response_type', state);
  if (model.features.grantTypes && !(application.grantTypes ?? []).includes(grantType)) {
    call.note(`Invalid grant_type for provider, grant_type=${grantType}`);
    return redirectError(redirectUri, 'invalid_request', state);
  }
  if (grantType !== 'authorization_code') return notModelled(`response_type=${responseType}`);
  const responseMode = query.get('response_mode');
  if (responseMode === 'form_post') return notModelled('response_mode=form_post');

  if (query.get('request')) return redirectError(redirectUri, 'request_not_supported', state);
  const method = query.get('code_challenge_method') ?? 'plain';
  if (query.get('code_challenge') && method !== 'plain' && method !== 'S256')
    return redirectError(redirectUri, 'invalid_request', state, `Unsupported challenge method ${method}`);
  const scope = grantedScope(application, query.get('scope') ?? '', call);
  return { application, redirectUri, scope, fragment: responseMode === 'fragment' };
}

function redirectUriAllowed(application: Application, uri: string, { note }: Call): boolean {
  if (uri === '') {
    note('redirect_uri_missing');
    return false;
  }
  const entries = entriesOf(application.redirectUris, 'authorization');
  if (isForbidden(uri)) {
    note('redirect_uri_forbidden_scheme');
    return false;
  }
  if (entries.length === 0) {
    note(`Setting redirect for blank redirect_uris, redirect=${uri}`);
    // The whole list is overwritten, log-out entries included.
    application.redirectUris = [{ url: uri, mode: 'strict' }];
    return true;
  }
  const allowed = entries.some((entry) => allows(entry, uri));
  if (!allowed) note(`redirect_uri_no_match: ${uri}, expected ${entries.map(({ url }) => url).join(', ')}`);
  return allowed;
}

/** Unknown scopes are dropped in silence; none asked for means all there are. [check_scope] */
function grantedScope({ mappings }: Application, scope: string, { note }: Call): readonly string[] {
  const asked = new Set(scope.split(/\s+/).filter((name) => name !== ''));
  if (asked.size === 0) return [...mappings.keys()];
  const granted = [...asked].filter((name) => mappings.has(name));
  if (granted.length < asked.size)
    note(
      `Application requested scopes not configured, setting to overlap, scope_allowed=${[...mappings.keys()].join(' ')} scope_given=${scope}`,
    );
  return granted;
}

function mustLogInAgain(model: Model, session: Session, prompts: ReadonlySet<string>, call: Call): boolean {
  const maxAge = call.query.get('max_age');
  const tooOld = maxAge !== null && now() - session.authTime > Number(maxAge);
  if (!prompts.has('login') && !tooOld) return false;
  // The browser comes back here from the login page.
  if (model.reauthenticated.get(session.id) !== `${call.path}?${call.search}`) return true;
  model.reauthenticated.delete(session.id);
  return false;
}

/** Makes the code; the URL by which the browser brings it to the client. `state` is always there, and `iss` never. */
async function finishWithCode(model: Model, call: Call, checked: Checked, grant: Grant): Promise<string> {
  const { application, user, authTime, nonce } = grant;
  const library = await model.libraries.of(issuerOf(application, call));
  const login = { sub: subjectOf(model, application, user), authTime, amr: ['pwd'] };
  const code = hexId();
  model.codes.set(code, {
    ...grant,
    libraryCode: await library.authorize(application.clientId, login, nonce),
    expiresAt: now() + LIFETIMES.code,
    codeChallenge: call.query.get('code_challenge') ?? undefined,
    codeChallengeMethod: call.query.get('code_challenge_method') ?? 'plain',
  });
  return withParams(
    checked.redirectUri,
    [
      ['code', code],
      ['state', call.query.get('state') ?? ''],
    ],
    checked.fragment ? '#' : '?',
  );
}
