import { siteOf } from './cookies';

/** What a browser says about a navigation, besides cookies. */
export interface Navigation {
  readonly url: URL;
  readonly method: string;
  /** The page that sends the browser there; absent when the user typed the URL. */
  readonly initiator: URL | undefined;
  /** The URLs that redirected here since, oldest first. */
  readonly through: readonly URL[];
}

/** The headers of a navigation, as Chromium sends them; applications look at `Origin`, `Referer` and `Sec-Fetch-Site`. */
export function navigationHeaders(navigation: Navigation): Record<string, string> {
  const { url, method, initiator } = navigation;
  const referrer = initiator === undefined ? undefined : referrerOf(initiator, url);
  return {
    Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'Accept-Language': 'en',
    'User-Agent': 'Mozilla/5.0 (compatible; sso-recipes)',
    'Upgrade-Insecure-Requests': '1',
    'Sec-Fetch-Site': fetchSite(navigation),
    'Sec-Fetch-Mode': 'navigate',
    'Sec-Fetch-User': '?1',
    'Sec-Fetch-Dest': 'document',
    ...(referrer === undefined ? {} : { Referer: referrer }),
    ...(method === 'GET' ? {} : { Origin: originOf(navigation) }),
  };
}

/** `strict-origin-when-cross-origin`, what browsers do unless a page says otherwise; a page that does is not heard. */
function referrerOf(initiator: URL, url: URL): string | undefined {
  if (initiator.protocol === 'https:' && url.protocol !== 'https:') return undefined;
  if (initiator.origin !== url.origin) return `${initiator.origin}/`;
  return `${initiator.origin}${initiator.pathname}${initiator.search}`;
}

/** Of the page that sent the form; `null` when redirects led through another origin. */
function originOf({ initiator, url, through }: Navigation): string {
  const origins = new Set([...through, url].map(({ origin }) => origin));
  return initiator === undefined || origins.size > 1 ? 'null' : initiator.origin;
}

/** How far the farthest of the servers on the way is from the page. */
function fetchSite({ initiator, url, through }: Navigation): string {
  if (initiator === undefined) return 'none';
  const way = [...through, url];
  if (way.every(({ origin }) => origin === initiator.origin)) return 'same-origin';
  return way.every((step) => siteOf(step) === siteOf(initiator)) ? 'same-site' : 'cross-site';
}
