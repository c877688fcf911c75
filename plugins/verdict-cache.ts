import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../src/core/diagnostics/diagnostic';
import { isRecord } from '../src/core/is-record';

/** Remembers what was said about a text. It is asked with the text itself, so it never answers for another one. */
export interface VerdictCache {
  readonly get: (path: string, text: string) => readonly Diagnostic[] | undefined;
  readonly set: (path: string, text: string, diagnostics: readonly Diagnostic[]) => void;
  /** Writes what is new to disk. A folder that cannot be written to is no error. */
  readonly save: () => void;
}

/** The last verdict on a file, and a digest of the text that it is about. */
interface Verdict {
  readonly digest: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Folders whose texts decide a verdict: the rules, the parsers' use, the providers and their steps. */
const JUDGES = ['cli', 'plugins', 'providers', 'src/core'];
/** Files that guides link to: a verdict depends on whether they exist. */
const LINKED = ['docs', 'static', 'contributing'];
/** The packages as asked for, and as installed. */
const PACKAGES = ['package.json', 'package-lock.json', 'node_modules/.package-lock.json'];

/**
 * Opens the verdicts of earlier runs. All of them are void after a change to a rule, a parser, a provider, a package or Node
 * itself. A cache file that cannot be read counts as empty.
 *
 * @param root the site's folder
 * @param name of the cache: one for each way of judging
 */
export function openVerdictCache(root: string, name: string): VerdictCache {
  const file = join(root, 'node_modules', '.cache', 'sso-recipes', `${name}.json`);
  const environment = environmentDigest(root);
  const verdicts = readVerdicts(file, environment);
  const digest = (path: string, text: string): string => hash([path, text]);
  let changed = false;
  return {
    get(path, text) {
      const verdict = verdicts.get(path);
      return verdict?.digest === digest(path, text) ? verdict.diagnostics : undefined;
    },
    set(path, text, diagnostics) {
      verdicts.set(path, { digest: digest(path, text), diagnostics });
      changed = true;
    },
    save() {
      if (!changed) return;
      const content = JSON.stringify([...verdicts]);
      try {
        mkdirSync(dirname(file), { recursive: true });
        // Renamed into place, so that nobody reads half a file.
        const temporary = `${file}.${process.pid}`;
        writeFileSync(temporary, JSON.stringify({ environment, sum: hash([content]), content }));
        renameSync(temporary, file);
      } catch {
        // Without a cache the next run judges again.
      }
    },
  };
}

function readVerdicts(file: string, environment: string): Map<string, Verdict> {
  try {
    const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isRecord(stored) || stored.environment !== environment || typeof stored.content !== 'string') return new Map();
    // Only what this code has written is believed.
    if (stored.sum !== hash([stored.content])) return new Map();
    return new Map(JSON.parse(stored.content) as [string, Verdict][]);
  } catch {
    return new Map();
  }
}

/** A digest of everything but the guide that decides a verdict. */
function environmentDigest(root: string): string {
  const files = JUDGES.flatMap((folder) => listFiles(root, folder)).filter((path) => !/\.test\.tsx?$/.test(path));
  const names = linkedFiles(root);
  const read = (path: string): string[] =>
    existsSync(join(root, path)) ? [readFileSync(join(root, path), 'utf8')] : [];
  const texts = [...files, ...PACKAGES].flatMap((path) => [path, ...read(path)]);
  return hash([process.version, ...names, '', ...texts]);
}

/** The paths of all files that guides may link to. */
export function linkedFiles(root: string): string[] {
  return [...readdirSync(root), ...LINKED.flatMap((folder) => listFiles(root, folder))];
}

/** All files below a folder, by path from the root; those of tests' fixtures judge nothing. */
function listFiles(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (!entry.isDirectory()) return [path];
      return entry.name === 'fixtures' || entry.name === 'node_modules' ? [] : listFiles(root, path);
    });
}

/** Each part with its length, so that no two lists of parts look alike. */
function hash(parts: readonly string[]): string {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(`${part.length}:`).update(part);
  return digest.digest('hex');
}
