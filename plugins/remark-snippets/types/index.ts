import { readFileSync } from 'node:fs';
import type { Diagnostic } from '../../../src/core/diagnostics/diagnostic';
import { mergeDiagnostics } from '../../merge-diagnostics';
import type { Site } from '../../site';
import { openVerdictCache } from '../../verdict-cache';
import { hasTypeScript } from './has-typescript';

export interface CheckTypesOptions {
  /** The site's folder. */
  readonly root: string;
  /** The site, when it is loaded already. */
  readonly site?: Site;
}

/**
 * Checks the types of the TypeScript of guides of ours: rule `snippet-types`. What is known of a guide's text is remembered;
 * nothing is loaded for guides without TypeScript.
 *
 * @param files absolute paths of guides
 * @throws Error when the check cannot run
 */
export async function checkTypesOf(files: readonly string[], { root, site }: CheckTypesOptions): Promise<Diagnostic[]> {
  const guides = files
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
    .filter(({ text }) => hasTypeScript(text));
  if (guides.length === 0) return [];
  const cache = openVerdictCache(root, 'types');
  const diagnostics: Diagnostic[] = [];
  for (const { path, text } of guides) {
    let verdict = cache.get(path, text);
    if (!verdict) {
      const { typeDiagnostics } = await import('./judge-types');
      verdict = await typeDiagnostics(path, text, site ?? (await loadSiteOf(root)));
      cache.set(path, text, verdict);
    }
    diagnostics.push(...verdict);
  }
  cache.save();
  return mergeDiagnostics(diagnostics);
}

async function loadSiteOf(root: string): Promise<Site> {
  return (await import('../../site')).loadSite(root);
}
