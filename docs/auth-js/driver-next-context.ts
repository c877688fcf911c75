import type { NextRequest } from 'next/server';
import { driverNextModules } from './driver-next-modules';
import { redirectTo } from './driver-web';

type Work = ReturnType<(typeof driverNextModules)['work']>;
type WorkStore = Parameters<Work['workAsyncStorage']['run']>[0];

/**
 * Does something within Next.js's own storage for a request, of which `headers()`, `cookies()` and `redirect()` speak.
 *
 * @param phase cookies can be set by an `action` only
 * @returns the answer, with the cookies that were set; a redirect as Next.js answers a form without scripts, with 303
 */
export async function driverNextContext(
  request: NextRequest,
  phase: 'action' | 'render',
  act: () => unknown,
): Promise<Response> {
  const { workAsyncStorage } = driverNextModules.work();
  const { workUnitAsyncStorage } = driverNextModules.unit();
  const { createRequestStoreForAPI } = driverNextModules.stores();
  let cookies: readonly string[] = [];
  const store = createRequestStoreForAPI(
    request,
    request.nextUrl,
    { tags: [], expirationsByCacheKind: new Map() },
    (all) => {
      cookies = all;
    },
    undefined,
    undefined,
  );
  store.phase = phase;
  const { pathname } = request.nextUrl;
  const work = { route: pathname, page: pathname } as WorkStore;
  const answer = await workAsyncStorage
    .run(work, () => workUnitAsyncStorage.run(store, () => Promise.resolve().then(act)))
    .then((result) => (result instanceof Response ? result : new Response(null, { status: 204 })), redirected);
  for (const cookie of cookies) answer.headers.append('set-cookie', cookie);
  return answer;
}

function redirected(error: unknown): Response {
  const { isRedirectError } = driverNextModules.redirectErrors();
  const { getURLFromRedirectError } = driverNextModules.redirects();
  if (!isRedirectError(error)) throw error;
  return redirectTo(getURLFromRedirectError(error), 303);
}
