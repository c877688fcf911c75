import type { Page as Window, Request } from 'playwright-core';
import { PATIENCE, type Hop } from './browser';
import type { ExchangeLog } from './exchange-log';

/** What happened in the window. */
export interface Seen {
  readonly hops: Hop[];
  /** The last navigation, when no server answered. */
  failed?: { readonly url: string; readonly error: string } | undefined;
  /** The last answer that was no redirect. */
  answer?: { readonly request: Request } | undefined;
}

export interface Watch {
  /** What was seen since `begin`. */
  readonly seen: Seen;
  readonly begin: () => void;
  /** Waits until no navigation is under way or about to begin. Returns false when that takes too long. */
  readonly settle: () => Promise<boolean>;
}

/** How long a page may take to go on by itself, in milliseconds: a script has run by then, and its request was begun. */
const PAUSE = 50;

/** Follows what Chromium's window requests, and writes it down. */
export function watchNavigations(window: Window, log: ExchangeLog): Watch {
  let seen: Seen = { hops: [] };
  let started = 0;
  let latest: Request | undefined;
  const pending = new Set<Request>();
  const isNavigation = (request: Request): boolean =>
    request.isNavigationRequest() && request.frame() === window.mainFrame();

  window.on('request', (request) => {
    if (!isNavigation(request)) return;
    started += 1;
    pending.add(request);
    latest = request;
    seen.failed = undefined;
    log.request({ method: request.method(), url: request.url(), form: request.postData() ?? undefined });
  });
  window.on('response', (response) => {
    const request = response.request();
    if (!isNavigation(request)) return;
    const { location } = response.headers();
    const status = response.status();
    const isRedirect = location !== undefined && status >= 300 && status < 400;
    seen.hops.push({
      method: request.method(),
      url: request.url(),
      status,
      ...(location === undefined ? {} : { location }),
    });
    log.answer({ status, location });
    if (!isRedirect) seen.answer = { request };
  });
  window.on('requestfinished', (request) => pending.delete(request));
  window.on('requestfailed', (request) => {
    if (!pending.delete(request)) return;
    // A page whose script goes on while it loads is cut off, which is told when the next one is under way.
    if (request !== latest) return;
    const error = request.failure()?.errorText ?? 'net::ERR_FAILED';
    seen.failed = { url: request.url(), error: error.replace(/^net::/, '') };
    log.cause(error);
  });

  return {
    get seen() {
      return seen;
    },
    begin: () => {
      seen = { hops: [] };
    },
    settle: async () => {
      const deadline = Date.now() + PATIENCE;
      while (Date.now() < deadline) {
        const before = started;
        await window.waitForLoadState('load').catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
        if (started === before && pending.size === 0) return true;
      }
      return false;
    },
  };
}
