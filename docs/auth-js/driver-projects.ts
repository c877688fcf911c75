import type { RequestListener } from 'node:http';
import type { Workbench } from './driver';
import { driverExpress } from './driver-express';
import { driverNext } from './driver-next';
import { driverNext4 } from './driver-next-4';
import { exportedFunction } from './driver-program';
import { driverQwik } from './driver-qwik';
import { driverSveltekit } from './driver-sveltekit';
import { driverWeb, type Proxied } from './driver-web';

export type Framework = 'core' | 'express' | 'sveltekit' | 'qwik' | 'next-5' | 'next-4';

/** Which of the guide's files make the project. */
export interface Project {
  readonly framework: Framework;
  /** Next.js: the heading above `auth.ts`. Default: that of the framework. */
  readonly auth?: string;
  /** Next.js: the heading above a snippet that exports `provider`, which `auth.ts` then has in the place of the provider's name. */
  readonly provider?: string;
  /** Next.js: whether there are `app/page.tsx` and `proxy.ts`. */
  readonly pages?: boolean;
  /** Next.js: the heading above `app/sign-out.ts`. */
  readonly signOut?: string;
  /** Next.js: whether it is `next dev` that runs it. */
  readonly development?: boolean;
}

/** Makes the project of a framework and starts it. */
export const driverProjects: Readonly<Record<Framework, (bench: Workbench, project: Project) => Promise<Proxied>>> = {
  core: async ({ file, variables, credentials, load }) => {
    const files = [file('./auth', 'src/auth.ts'), file('./server', 'src/server.ts')];
    const modules = await load(variables(credentials()), files);
    const handle = exportedFunction(modules('./server'), 'handle', 'src/server.ts');
    return alone(driverWeb((request) => handle(request) as Promise<Response>));
  },

  express: async ({ read, file, variables, credentials, load }) => {
    const env = variables(credentials(), read('.env').text);
    const server = file('./server', 'src/server.ts');
    return driverExpress(async (express) => {
      const modules = await load(env, [server], { express });
      modules('./server');
    });
  },

  sveltekit: async ({ read, file, variables, credentials, load }) => {
    const auth = file('./auth', 'src/auth.ts');
    const hooks = file('./hooks', 'src/hooks.server.ts');
    const layout = file('./layout', 'src/routes/+layout.server.ts');
    const actions = ['signin', 'signout'].map((name) => file(`./${name}`, `src/routes/${name}/+page.server.ts`));
    const page = read('src/routes/+page.svelte');
    const env = variables(credentials(), assignmentsIn(read('To start the built application').text));
    // From a folder further down the same file has another name.
    const files = [auth, { ...auth, module: '../../auth' }, hooks, layout, ...actions];
    const modules = await load(env, files);
    const svelteKit = { hooks: hooks.module, layout: layout.module, actions, page };
    return alone(driverWeb(driverSveltekit(svelteKit, env.ORIGIN, modules)));
  },

  qwik: async ({ read, file, variables, credentials, load }) => {
    const plugins = ['auth', 'members'].map((name) => file(`./${name}`, `src/routes/plugin@${name}.ts`));
    const env = variables(credentials(), read('.env').text);
    return alone(driverWeb(driverQwik(plugins, env, await load(env, plugins))));
  },

  'next-5': async ({ read, file, variables, credentials, load }, project) => {
    const auth = file('@/auth', 'auth.ts', project.auth);
    const route = file('./route', 'app/api/auth/[...nextauth]/route.ts');
    const shown = {
      ...(project.pages === true ? { page: file('./page', 'app/page.tsx'), proxy: file('./proxy', 'proxy.ts') } : {}),
      ...(project.signOut === undefined ? {} : { signOut: file('./sign-out', 'app/sign-out.ts', project.signOut) }),
    };
    const env = {
      ...variables(credentials(), read('.env.local').text),
      ...(project.development === true ? developmentOf(variables(read('.env.development.local').text)) : {}),
    };
    const files = [auth, route, ...Object.values(shown)];
    if (project.provider === undefined)
      return alone(driverWeb(driverNext({ route, ...shown }, await load(env, files))));
    const options = file('./provider', '', project.provider);
    const { provider } = (await load(env, [options]))(options.module) as { readonly provider: unknown };
    const listed = { __esModule: true, default: provider };
    const own = Object.fromEntries(['authentik', 'keycloak'].map((id) => [`next-auth/providers/${id}`, listed]));
    return alone(driverWeb(driverNext({ route, ...shown }, await load(env, files, own))));
  },

  'next-4': async ({ read, file, variables, load }) => {
    const route = file('./route', 'pages/api/auth/[...nextauth].ts');
    return alone(driverNext4(route, await load(variables(read('.env.local').text), [route])));
  },
};

const alone = (listener: RequestListener): Proxied => ({ listener, stop: () => Promise.resolve() });

const developmentOf = (env: Record<string, string>): Record<string, string> => ({ ...env, NODE_ENV: 'development' });

/** What stands before a command as `NAME=value`. */
const assignmentsIn = (command: string): string => (/^(?:\w+=\S* +)*/.exec(command)?.[0] ?? '').replaceAll(' ', '\n');
