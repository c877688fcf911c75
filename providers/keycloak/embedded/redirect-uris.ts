/** What a client registers, and where it is relative to. */
interface Registered {
  readonly redirectUris: readonly string[];
  readonly rootUrl?: string;
}

/**
 * Whether one of a client's entries allows a URI. [con-basic-settings.adoc, RedirectUtils.java]
 *
 * Comparison is exact, and upper and lower case differ except in the host of the request. `*` counts at the end only, and then the query of
 * the request does not; `https://app.example/*` allows `https://app.example` too. A lone `*` allows every http and https URI. An entry that
 * begins with `/` is relative to the root URL, or to the server. `http://localhost` and `http://127.0.0.1` without a port allow every port.
 */
export function allowsRedirect({ redirectUris, rootUrl }: Registered, requested: string, serverUrl: string): boolean {
  const uri = withLowerHost(requested);
  if (uri === undefined || uri.includes('#')) return false;
  const root = (rootUrl ?? serverUrl).replace(/\/+$/, '');
  return redirectUris.some((entry) => {
    const absolute = entry.startsWith('/') ? `${root}${entry}` : entry;
    return allows(absolute, uri) || allows(absolute, withoutLoopbackPort(uri));
  });
}

function allows(entry: string, uri: string): boolean {
  if (entry === '*') return /^https?:\/\//.test(uri);
  if (!entry.endsWith('*') || entry.includes('?')) return entry === uri;
  // Neither user information nor dots may get a URI past a pattern.
  if (/^[a-z][a-z0-9+.-]*:\/\/[^/?]*@/i.test(uri) || /\/\.\.?(\/|$)/.test(uri.replace(/\?.*/, ''))) return false;
  const prefix = entry.slice(0, -1);
  const bare = uri.replace(/\?.*/, '');
  return bare.startsWith(prefix) || (prefix.endsWith('/') && bare === prefix.slice(0, -1));
}

/** A URI with scheme and host in small letters; `undefined` when it is none. */
function withLowerHost(uri: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(uri)) return undefined;
  return uri.replace(/^[^:]+:\/\/[^/?#]*/, (authority) => {
    const at = authority.lastIndexOf('@') + 1;
    return authority.slice(0, at) + authority.slice(at).toLowerCase();
  });
}

const withoutLoopbackPort = (uri: string): string => uri.replace(/^(http:\/\/(?:localhost|127\.0\.0\.1)):\d+/, '$1');

/** The entries for log-out. 18 looks at the redirect URIs; from 19 there is a list, of which `+` or none means those, and `-` nothing. */
export function postLogoutEntries(
  redirectUris: readonly string[],
  own: readonly string[] | undefined,
  hasList: boolean,
): readonly string[] {
  if (!hasList || own === undefined || own.length === 0) return redirectUris;
  if (own.includes('-')) return [];
  return own.flatMap((entry) => (entry === '+' ? redirectUris : [entry]));
}
