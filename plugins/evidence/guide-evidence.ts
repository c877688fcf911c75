import type { Nodes, Root } from 'mdast';
import type { VFile } from 'vfile';
import { visitParents } from '../visit-tree';
import { type Evidence, evidenceFor, type PageEvidence } from '../../src/core/evidence/level';
import { levelWords } from '../../src/core/evidence/level-words';
import type { EvidenceRecord } from '../../src/core/evidence/record';
import type { Depth } from '../../src/core/evidence/depth';
import { BACKGROUND } from '../../src/core/guide/labels';
import { digestOfValue, digestOfValues } from '../page-values/digests';
import type { GuidePage, PageValue } from '../page-values/page-value';
import type { Site } from '../site';
import { digestOfHarness, digestOfLockfile, findRecord, hasRecord } from './records';

/**
 * What is known of a guide with each of its providers: its records, held against its values as they are now. The values are
 * read only where there is a record to hold against them.
 *
 * @param tree the guide after `remark-guide`, its texts resolved and not yet rewritten
 * @returns by provider id; `undefined` for a page about no application
 */
export async function evidenceOfGuide(
  { tree, file }: { readonly tree: Root; readonly file: VFile },
  site: Site,
): Promise<ReadonlyMap<string, Evidence> | undefined> {
  const { guide } = file.data;
  if (!guide || guide.frontMatter.category === BACKGROUND) return undefined;
  const evidence = new Map<string, Evidence>();
  for (const provider of guide.providers) {
    if (!hasRecord(site.dir, guide.id, provider)) {
      evidence.set(provider, withoutRecord(tree));
      continue;
    }
    // Reading values loads the parsers of snippets.
    const { readPage } = await import('../page-values/read-page');
    const { record } = findRecord(site.dir, guide.id, provider);
    evidence.set(provider, evidenceFor(pageEvidence(readPage({ tree, file }, site, provider), site), record));
  }
  return evidence;
}

/** The records that are of the values of the page. */
export function recordsOf(evidence: ReadonlyMap<string, Evidence> | undefined): EvidenceRecord[] {
  return [...(evidence?.values() ?? [])].flatMap(({ record, changes }) =>
    record && !changes.includes('values') ? [record] : [],
  );
}

function withoutRecord(tree: Root): Evidence {
  const values: Nodes[] = [];
  visitParents(tree, ['code', 'listItem'], (node) => {
    if (node.type === 'code' || node.data?.setting !== undefined) values.push(node);
  });
  const level = values.length > 0 ? 'E1' : 'E0';
  return { level, words: levelWords[level], state: 'none', changes: [], coverage: '', capped: ['No login was run.'] };
}

function pageEvidence(page: GuidePage, { dir }: Site): PageEvidence {
  const values = page.values.map((value) => ({
    id: value.id,
    source: value.source,
    digest: digestOfValue(value),
    depth: ownDepth(value, page),
  }));
  return {
    guide: page.guide,
    provider: page.provider,
    values,
    digests: {
      values: digestOfValues(values.map(({ digest }) => digest)),
      harness: digestOfHarness(dir, page.guide),
      lockfile: digestOfLockfile(dir),
    },
  };
}

function ownDepth({ excluded, snippet }: PageValue, { snippets }: GuidePage): Depth {
  if (excluded !== undefined) return 'excluded';
  return snippet !== undefined && snippets[snippet]?.schema !== undefined ? 'schema only' : 'untouched';
}
