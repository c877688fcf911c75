import type { RequestListener } from 'node:http';
import { shellWords } from '../../recipes/index';
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
  /** Next.js: the heading above a snippet that exports a provider, which `auth.ts` then has in the place of the provider's name. */
  readonly provider?: string;
  /** Next.js: whether there are `app/page.tsx` and `proxy.ts`. */
  readonly pages?: boolean;
  /** Next.js: the heading above `app/sign-out.ts`. */
  readonly signOut?: string;
  /** Next.js: whether it is `next dev` that runs it. */
  readonly development?: boolean;
}

const REVERSE_PROXY = 'the reverse proxy -> this process, which hands requests on as those to http://localhost:3000';
const NEXT = 'next build and next start -> Next.js’s own modules in a router of ours';

/** `.env` is the file with the credentials; adapter-node writes the folder `build`. */
const START = 'node --env-file=.env build';

/** What NextAuth.js 4 itself reads. */
const VERSION_4 = ['NEXTAUTH_URL', 'NEXTAUTH_URL_INTERNAL', 'NEXTAUTH_SECRET'];

/** What a browser reads of a form with two hidden fields. A second field's attributes are counted on. */
const FORM_ATTRIBUTES = ['method', 'action', ...['type', 'name', 'value'].flatMap((name) => [name, `${name} #2`])];

/** Makes the project of a framework and starts it. */
export const driverProjects: Readonly<Record<Framework, (bench: Workbench, project: Project) => Promise<Proxied>>> = {
  core: async ({ file, variables, credentials, load, substitutes }) => {
    substitutes(REVERSE_PROXY);
    const files = [file('./auth', 'src/auth.ts'), file('./server', 'src/server.ts')];
    const modules = await load(variables(credentials()), files);
    const handle = exportedFunction(modules('./server'), 'handle', 'src/server.ts');
    return alone(driverWeb((request) => handle(request) as Promise<Response>));
  },

  express: async ({ read, file, variables, credentials, load, substitutes }) => {
    substitutes('the reverse proxy, and port 3000 behind it -> this process, and any port of loopback');
    substitutes('express -> express-5, the same package in a folder of another name');
    const env = variables(credentials(), read('.env').text);
    const server = file('./server', 'src/server.ts');
    return driverExpress(async (express) => {
      const modules = await load(env, [server], { express });
      modules('./server');
    });
  },

  sveltekit: async ({ read, file, variables, credentials, load, substitutes }) => {
    substitutes(REVERSE_PROXY);
    substitutes('the server that SvelteKit and adapter-node build -> a model of it, given the page’s files');
    const auth = file('./auth', 'src/auth.ts');
    const hooks = file('./hooks', 'src/hooks.server.ts');
    const layout = file('./layout', 'src/routes/+layout.server.ts');
    const actions = ['signin', 'signout'].map((name) => file(`./${name}`, `src/routes/${name}/+page.server.ts`));
    const page = read('src/routes/+page.svelte', { keys: FORM_ATTRIBUTES });
    const start = read('To start the built application', { keys: ['ORIGIN=https://app.company node'] });
    const env = variables(credentials(), assignmentsIn(start.text));
    // From a folder further down the same file has another name.
    const files = [auth, { ...auth, module: '../../auth' }, hooks, layout, ...actions];
    const modules = await load(env, files);
    const svelteKit = { hooks: hooks.module, layout: layout.module, actions, page };
    return alone(driverWeb(driverSveltekit(svelteKit, env.ORIGIN, modules)));
  },

  qwik: async ({ read, file, variables, credentials, load, substitutes }) => {
    substitutes(REVERSE_PROXY);
    substitutes('the server that Qwik and its optimizer build -> a model of it, given the page’s files');
    const plugins = ['auth', 'members'].map((name) => file(`./${name}`, `src/routes/plugin@${name}.ts`));
    const env = variables(credentials(), read('.env').text);
    return alone(driverWeb(driverQwik(plugins, env, await load(env, plugins))));
  },

  'next-5': async ({ read, file, variables, credentials, load, substitutes }, project) => {
    substitutes(REVERSE_PROXY);
    substitutes(NEXT);
    if (project.development === true) substitutes('next dev -> NODE_ENV=development, in the same router');
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
    const [provider] = Object.values((await load(env, [options]))(options.module) as Readonly<Record<string, unknown>>);
    substitutes('what auth.ts imports as the provider -> what the example exports');
    const listed = { __esModule: true, default: provider };
    const own = Object.fromEntries(['authentik', 'keycloak'].map((id) => [`next-auth/providers/${id}`, listed]));
    return alone(driverWeb(driverNext({ route, ...shown }, await load(env, files, own))));
  },

  'next-4': async ({ read, file, variables, load, substitutes }) => {
    substitutes(NEXT);
    substitutes('next-auth -> next-auth-4, the same package in a folder of another name');
    const route = file('./route', 'pages/api/auth/[...nextauth].ts');
    const { text } = read('.env.local', { keys: [...VERSION_4, ...variablesIn(route.text)] });
    return alone(driverNext4(route, await load(variables(text), [route])));
  },
};

const alone = (listener: RequestListener): Proxied => ({ listener, stop: () => Promise.resolve() });

const developmentOf = (env: Record<string, string>): Record<string, string> => ({ ...env, NODE_ENV: 'development' });

/** The variables that a program reads. */
const variablesIn = (text: string): string[] => [...text.matchAll(/process\.env\.(\w+)/g)].map(([, name = '']) => name);

/**
 * What stands before the command that starts a built application, as `NAME=value`.
 *
 * @throws Error when the command starts something else
 */
function assignmentsIn(command: string): string {
  const words = shellWords(command);
  const end = words.indexOf('node');
  const program = words.slice(end).join(' ');
  if (program === START) return words.slice(0, end).join('\n');
  throw new Error(`Unexpected command \`${program}\`, expected \`${START}\` behind the variables.`);
}
