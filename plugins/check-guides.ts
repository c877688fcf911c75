import { readFileSync } from 'node:fs';
import { VFile } from 'vfile';
import type { Diagnostic } from '../src/core/diagnostics/diagnostic';
import type { GuideModel } from './guide-model';
import { listGuides } from './guide-files';
import { judgeGuide } from './judge-guide';
import { keepTree } from './judged-trees';
import { mergeDiagnostics } from './merge-diagnostics';
import { checkTypesOf } from './remark-snippets/types';
import { diagnosticsOf } from './reporter';
import type { Site } from './site';

export interface CheckedGuides {
  readonly guides: readonly GuideModel[];
  /** Every problem of every guide once, by file and position. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface CheckGuidesOptions {
  /** Whether to wait for the types of TypeScript snippets, which takes seconds when they are not known. Default `true`. */
  readonly types?: boolean;
  /** Whether pages will be made of the guides as they are, by `judged-trees.ts`. Default `false`. */
  readonly keepTrees?: boolean;
}

/** Judges all guides of a site. */
export async function checkGuides(
  site: Site,
  { types = true, keepTrees = false }: CheckGuidesOptions = {},
): Promise<CheckedGuides> {
  const files = listGuides(site.dir).map(({ file }) => new VFile({ path: file, value: readFileSync(file, 'utf8') }));
  // The worker reads packages while the guides are judged here.
  const paths = files.map(({ path }) => path);
  const [typed] = await Promise.all([
    types ? checkTypesOf(paths, { root: site.dir, site }) : [],
    judgeAll(files, site, keepTrees),
  ]);
  return {
    guides: files.flatMap((file) => file.data.guide ?? []),
    diagnostics: mergeDiagnostics([...files.flatMap((file) => diagnosticsOf(file, site)), ...typed]),
  };
}

async function judgeAll(files: readonly VFile[], site: Site, keepTrees: boolean): Promise<void> {
  for (const file of files) {
    const tree = await judgeGuide(file, { site });
    if (keepTrees) keepTree(site, file, tree);
  }
}
