import { empty, redirect, withParams, type Answer, type Call } from '../../embedded/http';
import { verifiedClaims } from '../../embedded/jwt';
import { authenticateClient } from './client-auth';
import { endSession, issuerOf, originOf, type Model } from './model';
import type { KeycloakClient } from './options';
import { errorPage, infoPage, logoutPage } from './pages';
import { allowsRedirect, postLogoutEntries } from './redirect-uris';

/** Log-out started by a client. [changes-18_0_0.adoc, LogoutEndpoint.java] */
export function logout(model: Model, call: Call): Answer {
  const params = call.method === 'POST' ? call.form : call.query;
  if (call.method === 'POST' && params.has('refresh_token')) return backchannel(model, call);
  return model.features.postLogout ? since18(model, call, params) : until17(model, call, params);
}

/** 17 and older: `redirect_uri`, compared with the redirect URIs of all clients, and no question. */
function until17(model: Model, call: Call, params: URLSearchParams): Answer {
  const uri = params.get('redirect_uri');
  if (uri !== null && !model.clients.some((client) => allowsRedirect(client, uri, originOf(model, call))))
    return errorPage('Invalid redirect uri');
  end(model, call);
  return uri === null ? infoPage('You are logged out') : redirect(uri);
}

function since18(model: Model, call: Call, params: URLSearchParams): Answer {
  if (params.has('redirect_uri')) return errorPage('Invalid parameter: redirect_uri');
  const hint = params.get('id_token_hint');
  const clientId = params.get('client_id');
  const uri = params.get('post_logout_redirect_uri');
  if (uri !== null && hint === null && clientId === null) return errorPage('Missing parameters: id_token_hint');
  const told = hint === null ? undefined : verifiedClaims(hint, model.key);
  // Signature and issuer count; the time does not.
  const isOurs = told?.iss === issuerOf(model, call) && (clientId === null || told.azp === clientId);
  if (hint !== null && !isOurs) return errorPage('Invalid parameter: id_token_hint');
  const client = model.clients.find((candidate) => candidate.clientId === (clientId ?? told?.azp));
  if (uri !== null && (client === undefined || !allowed(model, client, uri, call)))
    return errorPage('Invalid redirect uri');

  const state = params.get('state') ?? undefined;
  const target = uri === null ? undefined : withParams(uri, [['state', state]]);
  const session = model.sessions.of(call);
  const asks = session === undefined ? target === undefined && hint === null : told?.sid !== session.id;
  if (!asks) return done(model, call, target);
  const action = withParams(`${model.base}/protocol/openid-connect/logout/logout-confirm`, [
    ['client_id', client?.clientId],
    ['post_logout_redirect_uri', uri ?? undefined],
    ['state', state],
  ]);
  return logoutPage(action);
}

/** The button "Logout" of the question. */
export function confirmLogout(model: Model, call: Call): Answer {
  const uri = call.query.get('post_logout_redirect_uri');
  const client = model.clients.find(({ clientId }) => clientId === call.query.get('client_id'));
  if (call.method !== 'POST') return empty(405, { Allow: 'POST' });
  if (uri !== null && (client === undefined || !allowed(model, client, uri, call)))
    return errorPage('Invalid redirect uri');
  const state = call.query.get('state') ?? undefined;
  return done(model, call, uri === null ? undefined : withParams(uri, [['state', state]]));
}

const allowed = (model: Model, client: KeycloakClient, uri: string, call: Call): boolean =>
  allowsRedirect(
    {
      ...client,
      redirectUris: postLogoutEntries(
        client.redirectUris,
        client.postLogoutRedirectUris,
        model.features.postLogoutList,
      ),
    },
    uri,
    originOf(model, call),
  );

function done(model: Model, call: Call, target: string | undefined): Answer {
  end(model, call);
  return target === undefined ? infoPage('You are logged out') : redirect(target);
}

function end(model: Model, call: Call): void {
  const session = model.sessions.of(call);
  if (session !== undefined) endSession(model, session.id);
}

/** The old way of applications without a browser: a refresh token ends its session. */
function backchannel(model: Model, call: Call): Answer {
  const client = authenticateClient(model, call);
  if ('status' in client) return client;
  const held = model.refreshTokens.get(call.form.get('refresh_token') ?? '');
  if (held?.client === client) endSession(model, held.sessionId);
  return empty(204);
}
