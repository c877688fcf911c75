import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { listFiles } from '../../scripts/list-files';

const root = join(import.meta.dirname, '../..');

const DOCUSAURUS = join('node_modules', '@docusaurus', 'core', 'bin', 'docusaurus.mjs');

/** Variables that would change what a build does. */
const OF_THE_TEST_RUNNER = new Set(['NODE_ENV', 'NODE_OPTIONS', 'VITEST']);

/** Files by path from the root of the copy: a text writes the file, `null` removes it or a whole folder. */
export type Changes = Readonly<Record<string, string | null>>;

export interface BuildOptions {
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Added to `docusaurus build`. */
  readonly args?: readonly string[];
}

export interface RunResult {
  readonly code: number;
  /** What it printed to both streams, in order and without colours. */
  readonly output: string;
}

export interface BuildResult extends RunResult {
  /** Absolute path of the built site; complete only when `code` is 0. */
  readonly dir: string;
}

export interface DevServer {
  /** With a slash at its end. */
  readonly url: string;
  /** What it printed so far, without colours. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

export interface SiteCopy {
  /** Absolute path of the copy. */
  readonly dir: string;
  readonly change: (changes: Changes) => void;
  /** Builds the copy. A second build is a warm one, as it would be in the repository. */
  readonly build: (options?: BuildOptions) => Promise<BuildResult>;
  /** Serves the copy with live reload, on loopback. Resolves when the first pages can be asked for. */
  readonly start: () => Promise<DevServer>;
  /** Runs a Node program in the copy, such as `cli/bin.ts`; TypeScript is understood. */
  readonly run: (file: string, args?: readonly string[], options?: Pick<BuildOptions, 'env'>) => Promise<RunResult>;
  readonly remove: () => void;
}

/**
 * Copies the repository into a temporary folder, where a test may change and build it. Copies share the installed packages
 * but no caches.
 *
 * @param changes what is different in the copy; nothing when left out
 */
export function copySite(changes: Changes = {}): SiteCopy {
  // Real path: the temporary folder is a link on macOS, and Docusaurus compares real paths.
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'sso-recipes-site-')));
  for (const file of listFiles(root)) cpSync(join(root, file), join(dir, file));
  linkPackages(dir);
  const change = (next: Changes): void => {
    applyChanges(dir, next);
  };
  change(changes);
  return {
    dir,
    change,
    build: async ({ env = {}, args = [] } = {}) => {
      return { ...(await runNode(dir, [DOCUSAURUS, 'build', ...args], env)), dir: join(dir, 'build') };
    },
    start: () => startServer(dir),
    run: (file, args = [], { env = {} } = {}) => runNode(dir, ['--import', 'tsx', file, ...args], env),
    remove: () => {
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/**
 * Links every package by itself. A link to the whole folder would lead to this repository's `node_modules/.cache`,
 * where Rspack keeps the results of builds.
 */
function linkPackages(dir: string): void {
  const packages = join(root, 'node_modules');
  mkdirSync(join(dir, 'node_modules'));
  for (const name of readdirSync(packages)) {
    const target = join(packages, name);
    if (name === '.cache' || !statSync(target).isDirectory()) continue;
    // Windows lets everyone make junctions, but not links.
    symlinkSync(target, join(dir, 'node_modules', name), 'junction');
  }
}

function applyChanges(dir: string, changes: Changes): void {
  for (const [path, text] of Object.entries(changes)) {
    const file = join(dir, path);
    if (text === null) {
      rmSync(file, { recursive: true });
    } else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
}

function runNode(cwd: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<RunResult> {
  const { child, output } = spawnNode(cwd, args, env);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code: code ?? 1, output: output() });
    });
  });
}

function spawnNode(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { readonly child: ChildProcess; readonly output: () => string } {
  const inherited = Object.entries(process.env).filter(([name]) => !OF_THE_TEST_RUNNER.has(name));
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...Object.fromEntries(inherited), FORCE_COLOR: '0', NO_UPDATE_NOTIFIER: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { child, output: () => stripVTControlCharacters(Buffer.concat(chunks).toString('utf8')) };
}

async function startServer(dir: string): Promise<DevServer> {
  const port = await freePort();
  const { child, output } = spawnNode(dir, [
    DOCUSAURUS,
    'start',
    '--no-open',
    '--host',
    '127.0.0.1',
    '--port',
    `${port}`,
  ]);
  const url = `http://127.0.0.1:${port}/`;
  const ended = once(child, 'close');
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  const isEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  while (!(await answers(url))) {
    if (isEnded()) throw new Error(`The development server has stopped:\n${output()}`);
    await setTimeout(100);
  }
  return { url, output, stop };
}

/** Docusaurus takes a number only; between this and its start nobody else should want it. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
