import type { NextRequest } from 'next/server';
import { nativeRequire } from './driver-packages';
import { redirectTo } from './driver-web';

type Work = typeof import('next/dist/server/app-render/work-async-storage.external');
type Unit = typeof import('next/dist/server/app-render/work-unit-async-storage.external');
type Stores = typeof import('next/dist/server/async-storage/request-store');
type RedirectErrors = typeof import('next/dist/client/components/redirect-error');
type Redirects = typeof import('next/dist/client/components/redirect');
type WorkStore = Parameters<Work['workAsyncStorage']['run']>[0];

export const loadNext = <Module>(name: string): Module => nativeRequire(name) as Module;

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
  const { workAsyncStorage } = loadNext<Work>('next/dist/server/app-render/work-async-storage.external.js');
  const { workUnitAsyncStorage } = loadNext<Unit>('next/dist/server/app-render/work-unit-async-storage.external.js');
  const { createRequestStoreForAPI } = loadNext<Stores>('next/dist/server/async-storage/request-store.js');
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
    .run(work, () => workUnitAsyncStorage.run(store, async () => act()))
    .then((result) => (result instanceof Response ? result : new Response(null, { status: 204 })), redirected);
  for (const cookie of cookies) answer.headers.append('set-cookie', cookie);
  return answer;
}

function redirected(error: unknown): Response {
  const { isRedirectError } = loadNext<RedirectErrors>('next/dist/client/components/redirect-error.js');
  const { getURLFromRedirectError } = loadNext<Redirects>('next/dist/client/components/redirect.js');
  if (!isRedirectError(error)) throw error;
  return redirectTo(getURLFromRedirectError(error), 303);
}
