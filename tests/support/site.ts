import { spawn } from 'node:child_process';
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
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { listFiles } from '../../scripts/list-files';

const root = join(import.meta.dirname, '../..');

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

export interface SiteCopy {
  /** Absolute path of the copy. */
  readonly dir: string;
  readonly change: (changes: Changes) => void;
  /** Builds the copy. A second build is a warm one, as it would be in the repository. */
  readonly build: (options?: BuildOptions) => Promise<BuildResult>;
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
      const docusaurus = join('node_modules', '@docusaurus', 'core', 'bin', 'docusaurus.mjs');
      return { ...(await runNode(dir, [docusaurus, 'build', ...args], env)), dir: join(dir, 'build') };
    },
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
  const inherited = Object.entries(process.env).filter(([name]) => !OF_THE_TEST_RUNNER.has(name));
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...Object.fromEntries(inherited), FORCE_COLOR: '0', NO_UPDATE_NOTIFIER: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code: code ?? 1, output: stripVTControlCharacters(Buffer.concat(chunks).toString('utf8')) });
    });
  });
}
