import { parseEnv } from 'node:util';
import type { Run, StepName } from '../../recipes/index';
import type { NextFile } from './driver-next';
import { driverPackages, type Require } from './driver-packages';
import { driverProgram, type Source } from './driver-program';
import { driverProjects, type Framework, type Project } from './driver-projects';
import type { Proxied } from './driver-web';

/** What is not as the guide says, for questions that it answers. */
export interface Changes {
  /** Variables, or what becomes of them; `undefined` takes one away. */
  readonly env?: Readonly<Record<string, string | undefined | ((value: string) => string)>>;
  /** Of the guide's files, by the names of their modules. */
  readonly edit?: (module: string, text: string) => string;
  /** Options that are added to those in `auth.ts` of Next.js. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** How the application's server reaches others. */
  readonly fetch?: typeof fetch;
}

export interface DriverOptions {
  readonly run: Pick<Run, 'page' | 'substitutes'>;
  readonly project: Project;
  /** Takes what the application writes into its log. */
  readonly print: (text: string) => void;
  readonly changes?: Changes;
}

/** A wrong value of the application's may show anywhere in a login. */
const LOGIN: readonly StepName[] = ['configure', 'start', 'authorize', 'callback', 'account', 'logout', 'launch'];

/** Where the guide has the files of a framework. */
export const headingOf: Readonly<Record<Framework, string>> = {
  core: 'Without a framework',
  express: 'Express',
  sveltekit: 'SvelteKit',
  qwik: 'Qwik',
  'next-5': 'Next.js',
  'next-4': 'Auth.js 4',
};

const PACKAGES: Readonly<Record<Framework, string>> = {
  core: '@auth/core',
  express: '@auth/express',
  sveltekit: '@auth/sveltekit',
  qwik: '@auth/qwik',
  'next-5': 'next-auth',
  'next-4': 'next-auth-4',
};

/** Where a snippet stands, and what may stand in it. */
interface Where {
  /** Default: the heading of the framework. */
  readonly heading?: string;
  /** All keys that there are at this place. Default: the driver does not know them all. */
  readonly keys?: readonly string[];
}

/** The guide, as the one who makes the project reads it. */
export interface Workbench {
  /** A snippet by its title. */
  readonly read: (title: string, where?: Where) => Source;
  /** A file of the project. */
  readonly file: (module: string, title: string, heading?: string) => NextFile;
  /** The variables of these files, in production unless they say otherwise. */
  readonly variables: (...texts: readonly string[]) => Record<string, string>;
  /** The file with the credentials. */
  readonly credentials: () => string;
  /** Notes what stands here in the place of something of the page. */
  readonly substitutes: Run['substitutes'];
  /** Loads the project's files: gives what each exports. */
  readonly load: (
    env: Readonly<Record<string, string>>,
    files: readonly NextFile[],
    own?: Readonly<Record<string, unknown>>,
  ) => Promise<Require>;
}

/**
 * Runs the application that a reader writes by the guide: its files as they stand there, with its variables, on the packages of Auth.js.
 *
 * @throws what the application throws when it starts; a failure of the guide when a file is missing
 */
export function driver({ run: { page, substitutes }, project, print, changes = {} }: DriverOptions): Promise<Proxied> {
  const { framework } = project;
  const name = PACKAGES[framework];
  const read: Workbench['read'] = (title, { heading = headingOf[framework], keys } = {}) =>
    page.snippet({ title, heading, needs: LOGIN, ...(keys ? { keys } : {}) });
  return driverProjects[framework](
    {
      read,
      file: (module, title, heading) => {
        const { text } = read(title, heading === undefined ? {} : { heading });
        return { title, module, text: changes.edit?.(module, text) ?? text };
      },
      variables: (...texts) => {
        substitutes('the start in production -> NODE_ENV=production');
        const all: Record<string, string | undefined> = { NODE_ENV: 'production' };
        for (const text of texts) Object.assign(all, parseEnv(text));
        for (const [key, change] of Object.entries(changes.env ?? {}))
          all[key] = typeof change === 'function' ? change(all[key] ?? '') : change;
        return definedOnly(all);
      },
      credentials: () => read('.env.local', { heading: 'Give the application its credentials' }).text,
      substitutes,
      load: async (env, files, own = {}) => {
        const { fetch, config } = changes;
        const surroundings = {
          env,
          print: (text: string) => {
            print(colourless(text));
          },
          ...(fetch ? { fetch } : {}),
        };
        const packages = await driverPackages(surroundings, [name, '@auth/core', '@sveltejs/kit'], own);
        return driverProgram(Object.fromEntries(files.map((file) => [file.module, file])), (asked) => {
          const given = packages(framework === 'next-4' ? asked.replace(/^next-auth(?=\/|$)/, name) : asked);
          return asked === 'next-auth' && config ? withOptions(given, config) : given;
        });
      },
    },
    project,
  );
}

const definedOnly = (all: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));

/** Without the colours of a terminal. */
const colourless = (text: string): string =>
  text
    .split('\u001B')
    .map((part, index) => (index === 0 ? part : part.replace(/^\[\d+m/, '')))
    .join('');

/** `NextAuth` that adds options to those it is called with. */
function withOptions(module: unknown, added: Readonly<Record<string, unknown>>): unknown {
  const { default: NextAuth } = module as { readonly default: (config: object) => unknown };
  return { __esModule: true, default: (config: object) => NextAuth({ ...config, ...added }) };
}
