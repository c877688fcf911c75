import { Cookie, CookieJar, getPublicSuffix } from 'tough-cookie';

/** A request as the rules of SameSite see it. */
export interface CookieRequest {
  readonly url: URL;
  readonly method: string;
  /** The page that sends the browser there; absent when the user typed the URL. Redirects in between do not count, as in Chromium. */
  readonly initiator?: URL | undefined;
}

/** The largest cookie, name and value together, that Chromium keeps. */
const LARGEST = 4096;
/** Chromium sends a cookie without SameSite along with a cross-site POST while it is this young, in milliseconds. */
const YOUNG = 120_000;

/** The cookies of one browser, kept and sent as Chromium does for navigations of its window. */
export class Cookies {
  // Loose: browsers take a cookie without a name, too.
  readonly #jar = new CookieJar(undefined, { prefixSecurity: 'strict', looseMode: true });

  /** The header `Cookie`; empty without any. */
  header(request: CookieRequest): string {
    return this.#jar
      .getCookiesSync(request.url.href)
      .filter((cookie) => isSent(cookie, request))
      .map((cookie) => cookie.cookieString())
      .join('; ');
  }

  /** Keeps what a server sets. Returns why cookies were not kept, by name. */
  keep(lines: readonly string[], url: URL): readonly string[] {
    return lines.flatMap((line) => {
      const cookie = Cookie.parse(line, { loose: true });
      if (cookie === undefined) return ['Cookie dropped: it cannot be read.'];
      const problem = judge(cookie, url) ?? this.#store(cookie, url);
      return problem === undefined ? [] : [`Cookie ${cookie.key} dropped: ${problem}`];
    });
  }

  #store(cookie: Cookie, url: URL): string | undefined {
    try {
      this.#jar.setCookieSync(cookie, url.href);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
}

/** What browsers refuse and `tough-cookie` leaves to its caller. */
function judge({ key, value, secure, sameSite }: Cookie, url: URL): string | undefined {
  if (key.length + value.length > LARGEST) return `longer than ${LARGEST} characters.`;
  if (secure && url.protocol !== 'https:') return 'it is Secure, and the page came over http.';
  if (sameSite === 'none' && !secure) return 'SameSite=None without Secure.';
  return undefined;
}

function isSent({ sameSite, creation }: Cookie, { url, method, initiator }: CookieRequest): boolean {
  if (sameSite === 'none' || initiator === undefined || siteOf(url) === siteOf(initiator)) return true;
  if (sameSite === 'strict') return false;
  if (method === 'GET') return true;
  return sameSite === undefined && creation instanceof Date && Date.now() - creation.getTime() < YOUNG;
}

/** Scheme and registrable domain. `wiki.company` and `authentik.company` are two sites, for `company` is a public suffix. */
export const siteOf = ({ protocol, hostname }: URL): string => `${protocol}//${getPublicSuffix(hostname) ?? hostname}`;
