import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { Diagnostic } from '../../../src/core/diagnostics/diagnostic';
import type { Site } from '../../site';
import { hasTypeScript } from './has-typescript';

/** How long a page of the development server waits for the types of its snippets, in milliseconds. */
const PATIENCE = 300;

/** Where the stamps are, one for each guide: the bundler makes a guide's page again when its stamp changes. */
export function stampFolder(site: Pick<Site, 'dir'>): string {
  return join(site.dir, '.docusaurus', 'snippet-types');
}

/**
 * What is wrong with the types of a guide, for the development server. A known verdict is there at once. Otherwise the page is
 * shown without one; if the types then turn out to be wrong, its stamp is written, so that the page is made again with the
 * verdict. Somebody who writes sees their page without waiting, and the fault a moment later without saving again.
 */
export async function typesInTime(path: string, text: string, site: Site): Promise<readonly Diagnostic[]> {
  if (!hasTypeScript(text)) return [];
  const { typeDiagnostics } = await import('./judge-types');
  try {
    return await typeDiagnostics(path, text, site, (pending) =>
      inTime(pending, (faults) => {
        if (faults.length > 0) writeStamp(path, site);
      }),
    );
  } catch {
    // That the check cannot run is printed by the plugin of all guides.
    return [];
  }
}

/** What comes in time; what comes later is handed on. */
async function inTime<T>(pending: Promise<readonly T[]>, onLate: (items: readonly T[]) => void): Promise<readonly T[]> {
  const items = await Promise.race([pending, after(PATIENCE, undefined, { ref: false })]);
  if (items) return items;
  pending.then(onLate, () => undefined);
  return [];
}

function writeStamp(path: string, site: Site): void {
  mkdirSync(stampFolder(site), { recursive: true });
  writeFileSync(join(stampFolder(site), basename(dirname(path))), String(Date.now()));
}
