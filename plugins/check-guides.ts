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
import { linkedFiles } from './verdict-cache';

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
  const judged = judgedFiles(site);
  for (const file of files) {
    const text = String(file);
    const last = judged.get(file.path);
    if (last?.text === text) {
      Object.assign(file, last.file);
      continue;
    }
    const tree = await judgeGuide(file, { site });
    judged.set(file.path, { text, file });
    if (keepTrees) keepTree(site, file, tree);
  }
}

type JudgedFiles = Map<string, { readonly text: string; readonly file: VFile }>;

const judgedFor = new WeakMap<Site['providers'], { readonly linked: string; readonly files: JudgedFiles }>();

/** The guides that were judged with the same providers and the same files to link to. */
function judgedFiles({ dir, providers }: Site): JudgedFiles {
  const linked = linkedFiles(dir).join('\n');
  const last = judgedFor.get(providers);
  if (last?.linked === linked) return last.files;
  const files: JudgedFiles = new Map();
  judgedFor.set(providers, { linked, files });
  return files;
}
