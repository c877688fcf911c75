import type { Answer, Call } from '../../embedded/http';
import type { Application } from './model';

/**
 * The headers that let a page of a registered origin read the answer. Others only lack them, the status is the same. An entry that is a
 * regular expression mostly gives no origin. [utils.py cors_allow]
 */
export function corsHeaders({ redirectUris }: Application, call: Call): Answer['headers'] {
  const origin = call.header('origin');
  const allowed = redirectUris.some(({ url }) => URL.canParse(url) && new URL(url).origin === origin);
  if (origin === undefined || !allowed) return {};
  return { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' };
}
