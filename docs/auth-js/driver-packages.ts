import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { buildSync } from 'esbuild';

/** What a process of the application has around it. Nothing of it is this process's own. */
export interface Surroundings {
  /** Its environment, all of it. */
  readonly env: Readonly<Record<string, string>>;
  /** Takes what is printed on the console. */
  readonly print: (text: string) => void;
  /** Default: Node's. */
  readonly fetch?: typeof fetch;
}

/** Gives a module by its name, as `require` does. */
export type Require = (name: string) => unknown;

const PACKAGES = ['next-auth', '@auth/core', '@auth/express', '@auth/sveltekit', '@auth/qwik', 'next-auth-4'];
const PROVIDERS = ['authentik', 'keycloak'];
const MODULES = [
  ...PACKAGES.flatMap((name) => [name, ...PROVIDERS.map((provider) => `${name}/providers/${provider}`)]),
  ...['next-auth/jwt', 'next-auth-4/jwt', '@auth/core/jwt', '@sveltejs/kit'],
];

/**
 * What the two frameworks that need their build tools give to Auth.js's code: SvelteKit's virtual modules, and the calls that Qwik's
 * optimizer would have replaced. The rest of both is not run.
 */
const BUILD_TOOLS: Readonly<Record<string, string>> = {
  '$env/dynamic/private': 'exports.env = process.env',
  '$app/environment': 'exports.building = false; exports.dev = process.env.NODE_ENV !== "production"',
  '$app/paths': 'exports.base = ""',
  '@builder.io/qwik/build': 'exports.isServer = true',
  '@builder.io/qwik': 'exports.inlinedQrl = (value) => value; exports.implicit$FirstArg = (act) => act',
  '@builder.io/qwik-city': `
    exports.globalActionQrl = exports.zodQrl = exports.routeLoaderQrl = (value) => value;
    exports.z = new Proxy(() => exports.z, { get: () => exports.z });`,
};

const ownRequire = createRequire(import.meta.url);

/** Packages as Node itself has them. Next.js wants its own surroundings before all else of it. */
export const nativeRequire: Require = (name) => {
  if (name.startsWith('next/')) ownRequire('next/dist/server/node-environment-baseline.js');
  return ownRequire(name) as unknown;
};

/** What an installed package calls itself: its name, and its name and number. */
export function installedPackage(name: string): string[] {
  const folder = (ownRequire.resolve.paths(name) ?? []).find((path) => existsSync(join(path, name)));
  const manifest: unknown = JSON.parse(readFileSync(join(folder ?? '', name, 'package.json'), 'utf8'));
  const { name: own, version } = manifest as { readonly name: string; readonly version: string };
  return [own, `${own}@${version}`];
}

/** Who runs now. Loading the packages takes longer than a login, so all runs of a process share them, one after the other. */
let current: Surroundings = { env: {}, print: () => undefined };

/** What the code of packages and snippets has in the place of Node's own: it follows the run. */
const globals = {
  process: {
    env: new Proxy<Record<string, string | undefined>>(
      {},
      {
        get: (_, name) => (typeof name === 'string' ? current.env[name] : undefined),
        has: (_, name) => name in current.env,
      },
    ),
    versions: process.versions,
    version: process.version,
    platform: process.platform,
  },
  console: Object.fromEntries(
    ['error', 'warn', 'info', 'log', 'debug'].map((level) => [
      level,
      (...parts: readonly unknown[]): void => {
        current.print(parts.map(textOf).join(' '));
      },
    ]),
  ),
  fetch: (...args: Parameters<typeof fetch>) => (current.fetch ?? fetch)(...args),
};

/**
 * Begins a process of the application.
 *
 * @param names the packages that it loads
 * @param own modules that stand in for others, by name
 * @returns gives a module by its name; throws for what is not among them
 */
export async function driverPackages(
  surroundings: Surroundings,
  names: readonly string[],
  own: Readonly<Record<string, unknown>> = {},
): Promise<Require> {
  current = surroundings;
  const loaded = new Map<string, unknown>();
  for (const name of MODULES)
    if (names.some((one) => name === one || name.startsWith(`${one}/`))) loaded.set(name, marked(await load(name)));
  return (name) => own[name] ?? loaded.get(name) ?? outside(name);
}

/** With the mark by which CommonJS knows a module that has a default export. */
const marked = (module: unknown): unknown =>
  typeof module === 'object' && module !== null && !('__esModule' in module) ? { __esModule: true, ...module } : module;

interface Program {
  readonly load: Readonly<Record<string, (() => Promise<unknown>) | undefined>>;
}

/** The packages as one program, as a framework's build makes it; next-auth 5 cannot be loaded without one. */
let program: Program | undefined;

function load(name: string): Promise<unknown> {
  program ??= runModule(bundled(), 'packages.cjs', outside) as Program;
  return program.load[name]?.() ?? Promise.reject(new Error(`Unexpected module ${name}, it is not in the program.`));
}

function bundled(): string {
  const modules = MODULES.map((name) => `'${name}': () => import('${name}')`);
  const { outputFiles } = buildSync({
    stdin: { contents: `export const load = { ${modules.join()} };`, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: `node${process.versions.node}`,
    external: ['next/*', 'react', 'react-dom', 'express', ...Object.keys(BUILD_TOOLS)],
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

const tools = new Map<string, unknown>();

/** Next.js, React and Express stay outside and are loaded as they are. */
function outside(name: string): unknown {
  const tool = BUILD_TOOLS[name];
  if (tool === undefined) return nativeRequire(realName(name));
  if (!tools.has(name)) tools.set(name, runModule(tool, name, outside));
  return tools.get(name);
}

/** `next/server` is not found in Node without its ending, and the site itself needs Express 4. */
const realName = (name: string): string =>
  name === 'express' ? 'express-5' : /^next\/[a-z]+$/.test(name) ? `${name}.js` : name;

/** Runs the text of a CommonJS module. */
export function runModule(text: string, filename: string, requireIt: Require): unknown {
  const module = { exports: {} };
  const own = { module, exports: module.exports, require: requireIt, ...globals };
  const act: unknown = compileFunction(text, Object.keys(own), { filename });
  if (typeof act !== 'function') throw new TypeError(`Expected a program in ${filename}.`);
  Reflect.apply(act, module.exports, Object.values(own));
  return module.exports;
}

function textOf(part: unknown): string {
  if (part instanceof Error) return part.stack ?? part.message;
  return typeof part === 'string' ? part : JSON.stringify(part, null, 2);
}
