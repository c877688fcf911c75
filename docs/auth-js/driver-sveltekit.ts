import type { Require } from './driver-packages';
import { exportedFunction, type Source } from './driver-program';
import { htmlPage, redirectTo, type Handler } from './driver-web';

/** The files of a SvelteKit project. */
export interface SvelteKitFiles {
  /** Modules by what SvelteKit takes them for. */
  readonly hooks: string;
  readonly layout: string;
  /** `src/routes/signin/+page.server.ts` and the like: form actions, at the address of their folder. */
  readonly actions: readonly { readonly title: string; readonly module: string }[];
  /** `src/routes/+page.svelte`, which has no script here. */
  readonly page: Source;
}

/**
 * A model of SvelteKit's server around the guide's files and @auth/sveltekit: hooks, the default form action, cookies and redirects, no
 * more. [@sveltejs/kit 2, src/runtime/server/respond.js and page/actions.js; adapter-node's handler.js for `ORIGIN`]
 */
export function driverSveltekit(files: SvelteKitFiles, origin: string | undefined, modules: Require): Handler {
  const actions = new Map(
    files.actions.map(({ title, module }) => [
      /^src\/routes(\/.*)\/\+page\.server\.ts$/.exec(title)?.[1] ?? '',
      module,
    ]),
  );
  return async (incoming) => {
    const { pathname, search } = new URL(incoming.url);
    const own = origin ?? `https://${incoming.headers.get('host') ?? ''}`;
    const request = new Request(new URL(pathname + search, own), incoming);
    const url = new URL(request.url);
    const from = request.headers.get('origin');
    if (request.method === 'POST' && from !== url.origin)
      return new Response('Cross-site POST form submissions are forbidden', { status: 403 });
    const set: string[] = [];
    const cookies = {
      get: () => undefined,
      set: (name: string, value: string, options: CookieOptions) => set.push(serialize(name, value, options)),
    };
    const event = { url, request, cookies, locals: {}, isDataRequest: false };

    const resolve = async (): Promise<Response> => {
      const action = actions.get(pathname);
      if (request.method === 'POST' && action !== undefined) {
        const { actions: all } = modules(action) as { readonly actions: unknown };
        await exportedFunction(all, 'default', `src/routes${pathname}/+page.server.ts`)(event);
        return redirectTo('/');
      }
      if (pathname !== '/') return new Response('Not found', { status: 404 });
      const data = (await exportedFunction(modules(files.layout), 'load', '+layout.server.ts')(event)) as {
        readonly session: { readonly user?: { readonly name?: string } } | null;
      };
      return htmlPage(`${files.page.text}<p>${data.session?.user?.name ?? ''}</p>`);
    };
    const handle = exportedFunction(modules(files.hooks), 'handle', 'src/hooks.server.ts');
    const answer = await (handle({ event, resolve }) as Promise<Response>).catch(redirected);
    const response = new Response(answer.body, answer);
    for (const cookie of set) response.headers.append('set-cookie', cookie);
    return response;
  };
}

/** What `redirect` of SvelteKit throws. */
function redirected(error: unknown): Response {
  if (typeof error !== 'object' || error === null || !('location' in error) || !('status' in error)) throw error;
  return redirectTo(String(error.location), Number(error.status));
}

interface CookieOptions {
  readonly path?: string;
  readonly maxAge?: number;
  readonly expires?: Date;
  readonly httpOnly?: boolean;
  readonly secure?: boolean;
  readonly sameSite?: string | boolean;
}

export function serialize(name: string, value: string, options: CookieOptions): string {
  const { path = '/', maxAge, expires, httpOnly, secure, sameSite } = options;
  return [
    `${name}=${encodeURIComponent(value)}`,
    `Path=${path}`,
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
    ...(expires === undefined ? [] : [`Expires=${expires.toUTCString()}`]),
    ...(httpOnly === true ? ['HttpOnly'] : []),
    ...(secure === true ? ['Secure'] : []),
    ...(typeof sameSite === 'string' ? [`SameSite=${sameSite}`] : []),
  ].join('; ');
}
