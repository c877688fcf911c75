import type { Require } from './driver-packages';
import { exportedFunction } from './driver-program';
import { serialize } from './driver-sveltekit';
import { htmlPage, redirectTo, type Handler } from './driver-web';

/** What a plugin throws when the answer is there. */
class Sent {
  readonly response: Response;
  constructor(response: Response) {
    this.response = response;
  }
}

interface Session {
  readonly user?: { readonly name?: string };
}

/**
 * A model of Qwik City's server around the guide's plugins and @auth/qwik: `onRequest` of each plugin in the order of their names, cookies
 * and redirects, no more. The address is `ORIGIN`; without it `http` and the `Host` of the request.
 * [@builder.io/qwik-city, middleware/node/http.ts, getOrigin]
 *
 * @param plugins titles and modules of the files `plugin@NAME.ts`
 */
export function driverQwik(
  plugins: readonly { readonly title: string; readonly module: string }[],
  env: Readonly<Record<string, string>>,
  modules: Require,
): Handler {
  const ordered = [...plugins].sort((a, b) => (a.title < b.title ? -1 : 1));
  return async (incoming) => {
    const { pathname, search } = new URL(incoming.url);
    const own = env.ORIGIN ?? `http://${incoming.headers.get('host') ?? ''}`;
    const request = new Request(new URL(pathname + search, own), incoming);
    const set: string[] = [];
    const sharedMap = new Map<string, unknown>();
    const event = {
      url: new URL(request.url),
      request,
      env: { get: (name: string) => env[name] },
      headers: new Headers(),
      sharedMap,
      cookie: {
        set: (name: string, value: string, options: Readonly<Record<string, string>>) => {
          const { path, Path = path ?? '/', maxAge, sameSite, ...rest } = options;
          set.push(
            serialize(name, value, {
              path: Path,
              ...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }),
              ...(sameSite === undefined ? {} : { sameSite }),
              ...(rest.expires === undefined ? {} : { expires: new Date(rest.expires) }),
              httpOnly: 'httpOnly' in rest || 'httponly' in rest,
              secure: 'secure' in rest,
            }),
          );
        },
      },
      send: (response: Response) => new Sent(response),
      redirect: (status: number, location: string) => new Sent(redirectTo(location, status)),
    };
    const response = await answer();
    const complete = new Response(response.body, response);
    for (const cookie of set) complete.headers.append('set-cookie', cookie);
    return complete;

    async function answer(): Promise<Response> {
      try {
        for (const { title, module } of ordered) await exportedFunction(modules(module), 'onRequest', title)(event);
      } catch (thrown) {
        if (thrown instanceof Sent) return thrown.response;
        throw thrown;
      }
      const session = sharedMap.get('session') as Session | null;
      if (pathname.startsWith('/members/')) return htmlPage('<p>Members</p>');
      return pathname === '/' ? htmlPage(`<p>${session?.user?.name ?? ''}</p>`) : new Response('', { status: 404 });
    }
  };
}
