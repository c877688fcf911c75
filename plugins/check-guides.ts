import { readFileSync } from 'node:fs';
import { VFile } from 'vfile';
import { compareDiagnostics, type Diagnostic } from '../src/core/diagnostics/diagnostic';
import type { GuideModel } from './guide-model';
import { listGuides } from './guide-files';
import { processGuide } from './pipeline';
import { diagnosticsOf } from './reporter';
import type { Site } from './site';

export interface CheckedGuides {
  readonly guides: readonly GuideModel[];
  /** Every problem of every guide once, by file and position. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs all guides of a site through the pipeline. */
export async function checkGuides(site: Site): Promise<CheckedGuides> {
  const files = listGuides(site.dir).map(({ file }) => new VFile({ path: file, value: readFileSync(file, 'utf8') }));
  for (const file of files) await processGuide(file, { site });
  const diagnostics = new Map<string, Diagnostic>();
  for (const diagnostic of files.flatMap((file) => diagnosticsOf(file, site))) {
    // A fault in a provider's steps is met by every guide that includes them.
    diagnostics.set(
      JSON.stringify([diagnostic.file, diagnostic.line, diagnostic.column, diagnostic.message]),
      diagnostic,
    );
  }
  return {
    guides: files.flatMap((file) => file.data.guide ?? []),
    diagnostics: [...diagnostics.values()].sort(compareDiagnostics),
  };
}
