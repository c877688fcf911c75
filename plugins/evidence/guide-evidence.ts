import type { Nodes, Root } from 'mdast';
import { visitParents } from '../visit-tree';
import { type Evidence, evidenceFor, type PageEvidence } from '../../src/core/evidence/level';
import { levelWords } from '../../src/core/evidence/level-words';
import type { EvidenceRecord } from '../../src/core/evidence/record';
import type { Depth } from '../../src/core/evidence/depth';
import { BACKGROUND } from '../../src/core/guide/labels';
import { digestOfValue, digestOfValues } from '../page-values/digests';
import type { GuidePage, PageValue } from '../page-values/page-value';
import type { Site } from '../site';
import type { ReadGuide } from '../page-values/read-page';
import { digestOfHarness, digestOfLockfile, findRecord, hasRecord, stateOfEvidence } from './records';

export type GuideEvidence = ReadonlyMap<string, Evidence> | undefined;

interface KnownEvidence {
  readonly text: string;
  readonly state: string;
  readonly providers: Site['providers'];
  readonly evidence: Promise<GuideEvidence>;
}

const known = new WeakMap<Site, Map<string, KnownEvidence>>();

/**
 * What is known of a guide with each of its providers: its records, held against its values as they are now. It is found out
 * once for the same text, records and programs: the page of the guide and the page of all guides both ask for it.
 *
 * @param read gives the guide after `remark-guide`, its texts resolved and not yet rewritten
 * @returns by provider id; `undefined` for a page about no application
 */
export function evidenceOfGuide(
  id: string,
  text: string,
  site: Site,
  read: () => ReadGuide | Promise<ReadGuide>,
): Promise<GuideEvidence> {
  const guides = known.get(site) ?? new Map<string, KnownEvidence>();
  known.set(site, guides);
  const last = guides.get(id);
  const state = stateOfEvidence(site.dir, id);
  if (last?.text === text && last.state === state && last.providers === site.providers) return last.evidence;
  const evidence = (async () => readEvidence(await read(), site))();
  guides.set(id, { text, state, providers: site.providers, evidence });
  return evidence;
}

/** The values are read only where there is a record to hold against them. */
async function readEvidence({ tree, file }: ReadGuide, site: Site): Promise<GuideEvidence> {
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
export function recordsOf(evidence: GuideEvidence): EvidenceRecord[] {
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
