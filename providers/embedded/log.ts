import { textOf } from './html';
import { basicOf, type Answer, type Call } from './http';

/** Parameters and members whose values are never written down. */
const SECRET_NAMES =
  'client_secret|password|code|code_verifier|access_token|refresh_token|id_token|id_token_hint|token|session_code|tab_id';
const IN_PARAMETERS = new RegExp(`(^|[?&#\\s])(${SECRET_NAMES})=([^&\\s]+)`, 'g');
const IN_JSON = new RegExp(`"(${SECRET_NAMES})"(\\s*:\\s*)"[^"]*"`, 'g');
const JWT = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/**
 * Makes the function that masks a line: parameters and JSON members by name, JWTs by shape, and the given secrets wherever they stand, for a
 * client may put one where nobody expects it. Secrets of fewer than four characters are known by name only.
 */
export function masker(secrets: readonly string[]): (line: string) => string {
  const known = secrets
    .filter((secret) => secret.length >= 4)
    .flatMap((secret) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]);
  return (line) =>
    known
      .reduce((text, secret) => text.replaceAll(secret, '***'), line)
      .replace(IN_PARAMETERS, '$1$2=***')
      .replace(IN_JSON, '"$1"$2"***"')
      .replace(JWT, '***');
}

/** A request in one line: method, path and query, how the client says who it is, form. */
export function describeCall(call: Call): string {
  const scheme = /^(\S+)/.exec(call.header('authorization') ?? '')?.[1];
  const who = basicOf(call)?.user;
  return [
    `${call.method} ${call.path}${call.search === '' ? '' : `?${call.search}`}`,
    `host ${call.origin}`,
    ...(scheme === undefined ? [] : [`Authorization: ${scheme} ${who === undefined ? '***' : `${who}:***`}`]),
    ...(call.form.size === 0 ? [] : [`form ${call.form.toString()}`]),
  ].join(' | ');
}

/** An answer in one line: status, where it sends the client, what it says. */
export function describeAnswer({ status, headers, body }: Answer): string {
  const type = headers['Content-Type'];
  const text = typeof type === 'string' && type.startsWith('text/html') ? textOf(body) : body.replace(/\s*\n\s*/g, ' ');
  return [
    String(status),
    ...['Location', 'WWW-Authenticate'].flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [`${name}: ${value}`] : [];
    }),
    ...(text === '' ? [] : [text]),
  ].join(' | ');
}
