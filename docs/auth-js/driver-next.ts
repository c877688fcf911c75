import type { NextRequest as NextRequestType } from 'next/server';
import { driverNextContext } from './driver-next-context';
import { driverNextModules } from './driver-next-modules';
import type { Require } from './driver-packages';
import { exportedFunction, isServerAction, type Source } from './driver-program';
import { BEHIND_PROXY, htmlPage, type Handler } from './driver-web';

/** A file of the project, and the module under which it is loaded. */
export interface NextFile extends Source {
  readonly module: string;
}

/** The files of a Next.js project, by what Next.js takes them for. */
export interface NextFiles {
  /** `app/api/auth/[...nextauth]/route.ts`: its folder is its address. */
  readonly route: NextFile;
  readonly page?: NextFile;
  readonly proxy?: NextFile;
  /** A file with `signOutEverywhere`, which the page then has as the action of its form. */
  readonly signOut?: NextFile;
}

/**
 * Next.js around the guide's files: its own `NextRequest`, cookies, headers and redirects, and React's own rendering, in a router of ours
 * for this one application. As a server behind a reverse proxy does, it gives route handlers the name and port on which it listens.
 * [next/dist/server/base-server.js, `initURL`]
 */
export function driverNext({ route, page, proxy, signOut }: NextFiles, modules: Require): Handler {
  const { NextRequest } = driverNextModules.server();
  const { createElement, isValidElement, Children } = driverNextModules.react();
  const routePath = routeOf(route);
  const isGuarded = proxy ? matcherOf(modules(proxy.module)) : () => false;
  const actions = new Map<string, () => unknown>();

  const answerTo = async (incoming: NextRequestType): Promise<Response> => {
    const { pathname } = incoming.nextUrl;
    if (pathname.startsWith(routePath)) {
      const handler = exportedFunction(modules(route.module), incoming.method, route.title);
      return driverNextContext(incoming, 'action', () => handler(incoming));
    }
    if (isGuarded(pathname)) return htmlPage('<p>Members</p>');
    if (pathname !== '/') return new Response('404: This page could not be found.', { status: 404 });
    if (incoming.method !== 'POST') return driverNextContext(incoming, 'render', render);
    const form = await incoming.formData();
    const action = [...form.keys()].map((key) => actions.get(key)).find((one) => one !== undefined);
    if (action === undefined) return new Response('Server action not found.', { status: 404 });
    return driverNextContext(incoming, 'action', action);
  };

  const render = async (): Promise<Response> => {
    const element = signOut ? signOutForm(signOut) : await pageElement();
    register(element);
    return htmlPage(driverNextModules.reactDom().renderToStaticMarkup(element));
  };
  const pageElement = async (): Promise<unknown> =>
    page && (await exportedFunction(modules(page.module), 'default', page.title)());

  /** "Use it as the action of a form", says the guide. */
  const signOutForm = (file: NextFile): unknown => {
    const act = exportedFunction(modules(file.module), 'signOutEverywhere', file.title);
    if (!isServerAction(act, file)) throw new Error(`Expected \`${file.title}\` to begin with \`"use server"\`.`);
    return createElement('form', { action: addressed(() => act()) }, createElement('button', {}, 'Sign out'));
  };

  const register = (node: unknown): void => {
    if (!isValidElement(node)) return;
    if (isServerAction(node.props.action)) addressed(node.props.action);
    Children.forEach(node.props.children, register);
  };

  /** Gives a server action the name by which React's form calls it, as Next.js's compiler does. */
  const addressed = (act: () => unknown): (() => unknown) => {
    const name = `$ACTION_ID_${actions.size}`;
    actions.set(name, act);
    return Object.assign(act, { $$FORM_ACTION: () => ({ name, method: 'POST', data: null }) });
  };

  return async (request) => {
    const incoming = new NextRequest(request.url.replace(BEHIND_PROXY, LISTENS_ON), request);
    if (!proxy || !isGuarded(incoming.nextUrl.pathname)) return answerTo(incoming);
    const judged = (await exportedFunction(modules(proxy.module), 'proxy', proxy.title)(incoming, {})) as Response;
    if (!judged.headers.has('x-middleware-next')) return judged;
    const answer = await answerTo(incoming);
    for (const cookie of judged.headers.getSetCookie()) answer.headers.append('set-cookie', cookie);
    return answer;
  };
}

/** The protocol comes from the reverse proxy, the rest does not. */
const LISTENS_ON = BEHIND_PROXY.replace('http:', 'https:');

function routeOf({ title }: Source): string {
  const folder = /^(?:src\/)?app\/(.+)\/\[\.\.\.\w+\]\/route\.ts$/.exec(title)?.[1];
  if (folder !== undefined) return `/${folder}/`;
  throw new Error(
    `Unexpected file \`${title}\`, expected \`route.ts\` in a folder such as \`[...nextauth]\` below \`app\`.`,
  );
}

/** What `config.matcher` of `proxy.ts` matches. */
function matcherOf(module: unknown): (path: string) => boolean {
  const { config } = module as { readonly config?: { readonly matcher?: string | readonly string[] } };
  const { pathToRegexp } = driverNextModules.pathToRegexp();
  const patterns = [config?.matcher ?? []].flat().map((pattern) => pathToRegexp(pattern));
  return (path) => patterns.some((pattern) => pattern.test(path));
}
