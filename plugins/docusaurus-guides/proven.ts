import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { BACKGROUND } from '../../src/core/guide/labels';
import type { EvidenceRecord } from '../../src/core/evidence/record';
import type { AnsweredQuestion, ProvenGuide, ProviderModel } from '../../src/core/page-contract';
import { NO_VALUES, substitute } from '../../src/core/placeholder/substitute';
import { answeredQuestions } from '../evidence/answers';
import { evidenceOfGuide, type GuideEvidence, recordsOf } from '../evidence/guide-evidence';
import { findRecord, hasRecord, recordFile, strayRecords } from '../evidence/records';
import { summarise } from '../evidence/summary';
import type { GuideModel } from '../guide-model';
import { readGuide, readGuideText } from '../page-values/read-guide';
import type { Site } from '../site';

/** What was run of every guide, for the page that lists it. Guides without records are in it too: "not run" is an answer. */
export async function provenGuides(
  guides: readonly GuideModel[],
  site: Site,
  permalink: (path: string) => string,
): Promise<ProvenGuide[]> {
  const proven: ProvenGuide[] = [];
  for (const { id, title, providers } of guides) {
    const evidence = await evidenceOf(id, providers, site);
    proven.push({
      title: substitute(title, NO_VALUES),
      permalink: permalink(`guides/${id}/`),
      evidence: Object.fromEntries(
        providers.map((provider) => {
          const found = evidence?.get(provider);
          return [provider, found ? summarise(found) : NOT_RUN];
        }),
      ),
    });
  }
  return proven;
}

/** The answers of the records whose values are those of the pages, and the models of identity providers that they are of. */
export async function answered(
  guides: readonly GuideModel[],
  site: Site,
): Promise<{ readonly answers: AnsweredQuestion[]; readonly models: ProviderModel[] }> {
  const records: EvidenceRecord[] = [];
  for (const { id, providers } of guides) {
    records.push(...recordsOf(await evidenceOf(id, providers, site)));
  }
  const models = records.flatMap(({ runs }) => runs.map(({ provider }) => provider));
  const byName = new Map(models.map(({ name, version, notModelled }) => [name, { name, version, notModelled }]));
  return { answers: answeredQuestions(records), models: [...byName.values()] };
}

/** Guides without a record are not read. */
async function evidenceOf(id: string, providers: readonly string[], site: Site): Promise<GuideEvidence> {
  if (!providers.some((provider) => hasRecord(site.dir, id, provider))) return undefined;
  return evidenceOfGuide(id, readGuideText(site, id), site, () => readGuide(site, id));
}

const NOT_RUN = {
  words: 'Syntax checked, no login',
  state: 'none',
  capped: ['No login was run.'],
  changes: [],
} as const;

/** What is wrong with the records of the site, each with its file. */
export function recordFaults(guides: readonly GuideModel[], { dir }: Site): string[] {
  const pairs = guides
    .filter(({ frontMatter }) => frontMatter.category !== BACKGROUND)
    .flatMap(({ id, providers }) => providers.map((provider) => [id, provider] as const));
  return [
    ...pairs.flatMap(([id, provider]) => findRecord(dir, id, provider).faults),
    ...strayRecords(dir, new Set(pairs.map(([id, provider]) => recordFile(id, provider)))),
  ];
}

/** Puts the records beside the pages that quote them. */
export function copyRecords({ dir }: Site, outDir: string): void {
  const folder = join(dir, 'records');
  if (existsSync(folder)) cpSync(folder, join(outDir, 'records'), { recursive: true });
}
