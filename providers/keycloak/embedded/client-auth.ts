import { basicOf, decoded, json, type Answer, type Call } from '../../embedded/http';
import type { Model } from './model';
import type { KeycloakClient } from './options';

export const NO_STORE = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };

export const oauthError = (status: number, error: string, description: string): Answer =>
  json(status, { error, error_description: description }, NO_STORE);

/**
 * Who asks, by form or Basic header; what the form says goes first. A public client needs no secret, and one that it sends is not looked
 * at. [ClientIdAndSecretAuthenticator.java; texts before 20: keycloak issues 11741, 12162 and 14962]
 */
export function authenticateClient(model: Model, call: Call): KeycloakClient | Answer {
  const basic = basicOf(call);
  const id = call.form.get('client_id') ?? (basic === undefined ? undefined : formDecoded(basic.user));
  const secret = call.form.get('client_secret') ?? (basic === undefined ? undefined : formDecoded(basic.password));
  if (id === undefined) return oauthError(400, 'invalid_client', 'Missing client_id parameter');
  const { oneClientError } = model.features;
  const both = 'Invalid client or Invalid client credentials';
  const client = model.clients.find(({ clientId }) => clientId === id);
  if (client === undefined)
    return oneClientError
      ? oauthError(401, 'invalid_client', both)
      : oauthError(400, 'invalid_client', 'Invalid client credentials');
  if (client.clientSecret === undefined || client.clientSecret === secret) return client;
  call.note('invalid_client_credentials');
  return oauthError(401, 'unauthorized_client', oneClientError ? both : 'Invalid client secret');
}

const formDecoded = (text: string): string => decoded(text.replaceAll('+', ' '));

/** What lets a page of a web origin read the answer. */
export function corsHeaders({ webOrigins = [], redirectUris }: KeycloakClient, call: Call): Answer['headers'] {
  const origin = call.header('origin');
  if (origin === undefined) return {};
  const own = redirectUris.flatMap((uri) => (URL.canParse(uri) ? [new URL(uri).origin] : []));
  const allowed = webOrigins.flatMap((entry) => (entry === '+' ? own : [entry]));
  if (!allowed.includes(origin) && !allowed.includes('*')) return {};
  return { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' };
}
