import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Diagnostic } from '../src/core/diagnostics/diagnostic';
import { mergeDiagnostics } from './merge-diagnostics';
import { openVerdictCache } from './verdict-cache';

export interface CheckFilesOptions {
  /** The site's folder. */
  readonly root: string;
  /** The guides are not ours: of their form nothing is asked. Default `false`. */
  readonly foreign?: boolean;
}

/** Judges one text; the diagnostics carry the given path. */
export type JudgeText = (file: string, text: string) => Promise<readonly Diagnostic[]>;

/**
 * Judges guides, or remembers what it said about the same text before. Parsers and rules are loaded when the first guide has
 * to be judged.
 *
 * @param files absolute paths
 * @returns every problem once, by file and position
 * @throws Error when a provider's data are not accepted
 */
export async function checkFiles(
  files: readonly string[],
  { root, foreign = false }: CheckFilesOptions,
): Promise<Diagnostic[]> {
  // A worker reads packages while the guides are judged here.
  const [verdicts, types] = await Promise.all([judgeAll(files, root, foreign), foreign ? [] : checkTypes(files, root)]);
  return mergeDiagnostics([...verdicts, ...types]);
}

async function judgeAll(files: readonly string[], root: string, foreign: boolean): Promise<readonly Diagnostic[]> {
  const cache = openVerdictCache(root, foreign ? 'foreign' : 'guides');
  let judge: JudgeText | undefined;
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const path = relative(root, file).split(sep).join('/');
    let verdict = cache.get(path, text);
    if (!verdict) {
      judge ??= await loadJudge(root, foreign);
      verdict = await judge(file, text);
      cache.set(path, text, verdict);
    }
    diagnostics.push(...verdict);
  }
  cache.save();
  return diagnostics;
}

async function checkTypes(files: readonly string[], root: string): Promise<readonly Diagnostic[]> {
  return (await import('./remark-snippets/types')).checkTypesOf(files, { root });
}

async function loadJudge(root: string, foreign: boolean): Promise<JudgeText> {
  if (foreign) return (await import('./foreign')).foreignJudge(root);
  return (await import('./judge-text')).guideJudge(root);
}
