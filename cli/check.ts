/**
 * `npm run check`: judges guides without building the site.
 *
 * Exit code 0 without errors, 1 with one, 2 when it could not run.
 */
import { readFileSync, statSync, watch, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Diagnostic } from '../src/core/diagnostics/diagnostic';
import { applyFixes } from '../plugins/apply-fixes';
import { checkFiles } from '../plugins/check-files';
import { findGuides } from '../plugins/find-guides';
import { type CheckArguments, readArguments } from './arguments';
import { printers } from './formats';

const root = join(import.meta.dirname, '..');

const HELP = `npm run check -- [options] [paths]

Judges guides: files, or folders with guides. Without a path, all guides.

  --format text|json|github   how problems are printed; text is the default
  --fix                       mends what can be mended with certainty, in the guides themselves
  --watch                     goes on, and judges again after every change
  --foreign                   the guides are not ours: any Markdown or MDX, of which only snippets and steps are judged
  -h, --help                  prints this
`;

try {
  const args = readArguments(process.argv.slice(2));
  if (args.help) process.stdout.write(HELP);
  else if (args.watch) await watchGuides(args);
  else process.exitCode = await run(args);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

/** Judges once. Returns the exit code. */
async function run(args: CheckArguments): Promise<number> {
  const files = guidesOf(args);
  let diagnostics = await checkFiles(files, { root, foreign: args.foreign });
  if (args.fix) {
    const fixed = fixFiles(files, diagnostics);
    if (fixed > 0) diagnostics = await checkFiles(files, { root });
    if (args.format === 'text') console.error(`${count(fixed, 'fault')} mended.`);
  }
  const print = printers[args.format];
  process.stdout.write(diagnostics.map((diagnostic) => `${print(diagnostic)}\n`).join(''));
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  if (args.format === 'text')
    console.error(`${count(errors, 'error')} and ${count(warnings, 'warning')} in ${count(files.length, 'guide')}.`);
  return errors > 0 ? 1 : 0;
}

function guidesOf(args: CheckArguments): string[] {
  return [...new Set(pathsOf(args).flatMap((path) => findGuides(path, args)))];
}

/** What is to be judged, as absolute paths. */
function pathsOf({ paths }: CheckArguments): string[] {
  if (paths.length === 0) return [join(root, 'docs')];
  // npm runs scripts in the package's folder; paths are meant from where it was called.
  const { npm_lifecycle_event: script, INIT_CWD: from = '' } = process.env;
  return paths.map((path) => resolve(script === 'check' ? from : '', path));
}

/** Mends guides, never a provider's steps: those hold for all guides. Returns how many faults were mended. */
function fixFiles(files: readonly string[], diagnostics: readonly Diagnostic[]): number {
  let mended = 0;
  for (const path of files) {
    const own = diagnostics.filter(({ file }) => resolve(root, file) === path);
    const { text, fixed } = applyFixes(readFileSync(path, 'utf8'), own);
    if (fixed > 0) writeFileSync(path, text);
    mended += fixed;
  }
  return mended;
}

/** Judges, and judges again a moment after each change to a guide or a provider. Ends with the process. */
async function watchGuides(args: CheckArguments): Promise<void> {
  const again = async (): Promise<void> => {
    try {
      await run(args);
    } catch (error) {
      // What cannot be read now may be half saved.
      console.error(error instanceof Error ? error.message : error);
    }
  };
  await again();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(again);
    }, 50);
  };
  // Editors replace a file when they save it, so its folder is watched.
  const folderOf = (path: string): string => (statSync(path).isDirectory() ? path : dirname(path));
  const ours = args.foreign ? [] : [join(root, 'docs'), join(root, 'providers')];
  for (const folder of new Set([...ours, ...pathsOf(args).map(folderOf)])) watch(folder, { recursive: true }, changed);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
