import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { Diagnostic } from '../../../src/core/diagnostics/diagnostic';
import type { Site } from '../../site';
import type { VFile } from 'vfile';
import type { TypeFault } from './check-types';
import { hasTypeScript } from './has-typescript';

export interface TypesInTimeOptions {
  /** How long to wait for a verdict that is not known yet, in milliseconds. Default: as long as a page can wait. */
  readonly patience?: number;
  /** Called when types turn out to be wrong after that. Default: the guide's page is made again. */
  readonly onLate?: () => void;
  /** What the pipeline has noted about the guide. */
  readonly known?: VFile['data'];
}

/** Where the stamps are, one for each guide: the bundler makes a guide's page again when its stamp changes. */
export function stampFolder(site: Pick<Site, 'dir'>): string {
  return join(site.dir, '.docusaurus', 'snippet-types');
}

/**
 * What is wrong with the types of a guide, for somebody who writes it. A known verdict is there at once. Otherwise the page of
 * the development server is shown without one; if the types then turn out to be wrong, its stamp is written, so that the page is
 * made again with the verdict. One sees the page without waiting, and the fault a moment later without saving again.
 */
export async function typesInTime(
  path: string,
  text: string,
  site: Site,
  {
    patience = 300,
    onLate = () => {
      writeStamp(path, site);
    },
    known,
  }: TypesInTimeOptions = {},
): Promise<readonly Diagnostic[]> {
  if (!hasTypeScript(text)) return [];
  const { typeDiagnostics } = await import('./judge-types');
  try {
    const wait = (pending: Promise<readonly TypeFault[]>): Promise<readonly TypeFault[]> =>
      inTime(pending, patience, (faults) => {
        if (faults.length > 0) onLate();
      });
    return await typeDiagnostics(path, text, site, wait, known);
  } catch {
    // That the check cannot run is printed by the plugin of all guides.
    return [];
  }
}

/** What comes in time; what comes later is handed on. */
async function inTime<T>(
  pending: Promise<readonly T[]>,
  patience: number,
  onLate: (items: readonly T[]) => void,
): Promise<readonly T[]> {
  const items = await Promise.race([pending, after(patience, undefined, { ref: false })]);
  if (items) return items;
  pending.then(onLate, () => undefined);
  return [];
}

function writeStamp(path: string, site: Site): void {
  mkdirSync(stampFolder(site), { recursive: true });
  writeFileSync(join(stampFolder(site), basename(dirname(path))), String(Date.now()));
}
