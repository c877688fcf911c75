import { empty, redirect, withParams, type Answer, type Call } from '../../embedded/http';
import { verifiedClaims } from '../../embedded/jwt';
import { malformed } from './errors';
import { DEFAULT_INVALIDATION, loginRedirect } from './flows';
import { issuerOf, type Application, type Model } from './model';
import { allows, entriesOf, isForbidden } from './redirect-uris';

/**
 * Log-out started by a client. Until 2026.2 every parameter is ignored. From 2026.5 a wrong `id_token_hint`, or a
 * `post_logout_redirect_uri` without a hint or without a matching entry, is answered 400 and ends nothing; later releases ignore that
 * parameter while the provider has no Post Logout entry. The session of authentik goes on unless the invalidation flow ends it.
 * [views/end_session.py of 2026.2.2, of 2026.5 and of main after it]
 */
export function endSession(model: Model, application: Application, call: Call): Answer {
  const { postLogout } = model.features;
  if (call.method !== 'GET' && !(postLogout && call.method === 'POST'))
    return empty(405, { Allow: postLogout ? 'GET, POST' : 'GET' });
  const session = model.sessions.of(call);
  if (session === undefined) return loginRedirect(call);
  let target: string | undefined;
  if (postLogout) {
    const judged = judge(model, application, call);
    if (judged.cause !== undefined) {
      call.note(judged.cause);
      return malformed();
    }
    ({ target } = judged);
  }
  for (const [token, issued] of model.accessTokens)
    if (issued.sessionId === session.id && issued.application === application) model.accessTokens.delete(token);
  model.plans.set(session.id, { kind: 'logout', application, target });
  const flow = `/if/flow/${application.invalidationFlow ?? DEFAULT_INVALIDATION}/`;
  return redirect(postLogout || call.search === '' ? flow : `${flow}?${call.search}`);
}

interface Judgement {
  readonly target?: string;
  /** Why it is refused. */
  readonly cause?: string;
}

function judge(model: Model, application: Application, call: Call): Judgement {
  const params = call.method === 'POST' ? call.form : call.query;
  const hint = params.get('id_token_hint') ?? '';
  if (hint !== '' && !isOwn(hint, application, call)) return { cause: 'id_token_hint_decode_failed' };
  const uri = params.get('post_logout_redirect_uri') ?? '';
  const entries = entriesOf(application.redirectUris, 'logout');
  if (uri === '' || (entries.length === 0 && !model.features.postLogoutNeedsRow)) return {};
  if (hint === '') return { cause: 'id_token_hint_missing' };
  if (isForbidden(uri)) return { cause: 'post_logout_redirect_uri' };
  if (!entries.some((entry) => allows(entry, uri))) return { cause: `invalid_post_logout_redirect_uri: ${uri}` };
  const state = params.get('state') ?? '';
  return { target: state === '' ? uri : withParams(uri, [['state', state]]) };
}

/** Signature, audience and issuer count; the time does not. */
function isOwn(hint: string, application: Application, call: Call): boolean {
  const claims = verifiedClaims(hint, application.signer);
  return claims?.aud === application.clientId && claims.iss === issuerOf(application, call);
}
