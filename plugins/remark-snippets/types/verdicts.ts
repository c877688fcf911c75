import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRecord } from '../../../src/core/is-record';
import type { TypedFile, TypeFault } from './check-types';

/** The packages as asked for, and as installed: another version of one of them is another verdict. */
const PACKAGES = [
  'package.json',
  'package-lock.json',
  'node_modules/.package-lock.json',
  'node_modules/typescript/package.json',
];

const here = dirname(fileURLToPath(import.meta.url));

/** Files that declare what frameworks generate. */
export function ambientFiles(): string[] {
  const folder = join(here, 'ambient');
  return readdirSync(folder).map((name) => join(folder, name));
}

/** A digest of what snippets are checked against: the packages and what declares the rest. */
export function packagesDigest(root: string): string {
  return digest(
    PACKAGES.map((file) => join(root, file)).flatMap((file) => [
      file,
      existsSync(file) ? readFileSync(file, 'utf8') : '',
    ]),
  );
}

/**
 * The name of a verdict: a digest of everything that decides it. Texts around the snippets do not, so a verdict outlives an
 * edit to them.
 *
 * @param packages the digest of {@link packagesDigest}
 */
export function verdictKey(files: readonly TypedFile[], packages: string): string {
  const judges = [...ambientFiles(), join(here, 'check-types.ts')].map((file) => readFileSync(file, 'utf8'));
  const snippets = files.flatMap(({ project, name, text }) => [project, name, text]);
  return digest([process.version, packages, String(judges.length), ...judges, ...snippets]);
}

/** A verdict of an earlier run. One that cannot be read, or that is not what was written, counts as none. */
export function readVerdict(root: string, key: string): TypeFault[] | undefined {
  try {
    const stored: unknown = JSON.parse(readFileSync(fileOf(root, key), 'utf8'));
    if (!isRecord(stored) || stored.key !== key || typeof stored.content !== 'string') return undefined;
    if (stored.sum !== digest([key, stored.content])) return undefined;
    return JSON.parse(stored.content) as TypeFault[];
  } catch {
    return undefined;
  }
}

/** Keeps a verdict. A folder that cannot be written to is no error: the next run checks again. */
export function writeVerdict(root: string, key: string, faults: readonly TypeFault[]): void {
  const file = fileOf(root, key);
  const content = JSON.stringify(faults);
  try {
    mkdirSync(dirname(file), { recursive: true });
    // Renamed into place, so that nobody reads half a file.
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, JSON.stringify({ key, sum: digest([key, content]), content }));
    renameSync(temporary, file);
  } catch {
    // See above.
  }
}

function fileOf(root: string, key: string): string {
  return join(root, 'node_modules', '.cache', 'sso-recipes', 'types', `${key}.json`);
}

/** Each part with its length, so that no two lists of parts look alike. */
function digest(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}
