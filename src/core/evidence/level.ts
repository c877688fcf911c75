import { coverageOf, decisiveness, describeCoverage, describeKeys, isDecisive } from './coverage';
import type { Depth } from './depth';
import { type Level, levelWords } from './level-words';
import type { EvidenceRecord } from './record';

/** What the build itself knows of a page: its values as they are now, without any run. */
export interface PageEvidence {
  readonly guide: string;
  readonly provider: string;
  readonly values: readonly {
    readonly id: string;
    readonly source: 'setting' | 'snippet' | 'step';
    readonly digest: string;
    /** `schema only`, `untouched` or `excluded`: deeper needs a run. */
    readonly depth: Depth;
  }[];
  readonly digests: { readonly values: string; readonly harness: string; readonly lockfile: string };
}

/** What has changed since a record was written. */
export type Change = 'values' | 'harness' | 'lockfile';

export interface Evidence {
  readonly level: Level;
  readonly words: string;
  /** `none`: there is no record. `current`: it is of these bytes. `changed`: of others. */
  readonly state: 'none' | 'current' | 'changed';
  readonly changes: readonly Change[];
  /** The vector in words. */
  readonly coverage: string;
  readonly keys?: string;
  /** Day of the run, as in the record. */
  readonly date?: string;
  readonly record?: EvidenceRecord;
  /** Why the level is not higher, in words. */
  readonly capped: readonly string[];
}

/** Steps without which nobody was logged in. */
const REQUIRED = ['register', 'configure', 'start', 'authorize', 'callback', 'account'];
/** A value may be wrong where it is read by a form; only a login decides. */
const LOGIN = ['start', 'authorize', 'callback', 'account', 'logout', 'launch'];

/**
 * The evidence for a page. Without a record of exactly these values it is what the build itself knows.
 *
 * @param record already found to be consistent by {@link faultsOfRecord}
 */
export function evidenceFor(page: PageEvidence, record: EvidenceRecord | undefined): Evidence {
  const own = ownLevel(page);
  const ownCoverage = describeCoverage(coverageOf(page.values.map(({ depth }) => depth)));
  if (!record) {
    return { ...own, words: levelWords[own.level], state: 'none', changes: [], coverage: ownCoverage };
  }
  const changes = (['values', 'harness', 'lockfile'] as const).filter(
    (name) => record.digests[name] !== page.digests[name],
  );
  const shared = {
    state: changes.length > 0 ? ('changed' as const) : ('current' as const),
    changes,
    date: record.date.slice(0, 10),
    record,
    keys: describeKeys(record.keys),
  };
  if (changes.includes('values')) return { ...own, words: levelWords[own.level], ...shared, coverage: ownCoverage };
  const capped = reasonsAgainstLogin(page, record);
  const level = capped.length === 0 ? 'E3' : own.level;
  return {
    ...shared,
    level,
    words: levelWords[level],
    capped,
    coverage: describeCoverage(coverageOf(record.values.map(({ depth }) => depth))),
  };
}

/** Every snippet is parsed in each build, or there is none. A form on a screen has no grammar. */
function ownLevel({ values }: PageEvidence): { readonly level: Level; readonly capped: readonly string[] } {
  if (values.length === 0) return { level: 'E0', capped: ['The page has no values.'] };
  const open = values.filter(({ depth }) => depth === 'untouched').length;
  if (open === 0) return { level: 'E2', capped: ['No login was run.'] };
  return { level: 'E1', capped: [`No login was run, and no schema holds ${open} of ${values.length} values.`] };
}

function reasonsAgainstLogin({ values }: PageEvidence, record: EvidenceRecord): string[] {
  const depthOf = new Map(record.values.map(({ id, depth }) => [id, depth]));
  const untouched = values.filter(({ id, source }) => source === 'setting' && depthOf.get(id) === 'untouched');
  const { share } = decisiveness(record);
  return [
    ...untouched.map(({ id }) => `No run used ${id}.`),
    ...(share < 0.95 ? [`Only ${(share * 100).toFixed(1)} % of the values with an operator are decisive.`] : []),
  ];
}

/**
 * What is wrong with a record in itself: it contradicts itself, was edited, or belongs elsewhere. A record with a fault is
 * no evidence, and fails the build.
 *
 * @param selfDigest of the record without its own digest
 * @param now to find dates that have not come yet
 */
export function faultsOfRecord(
  record: EvidenceRecord,
  of: { readonly guide: string; readonly provider: string; readonly selfDigest: string; readonly now: Date },
): string[] {
  const faults: string[] = [];
  if (record.guide !== of.guide || record.provider !== of.provider)
    faults.push(
      `Unexpected record of ${record.guide} with ${record.provider}, expected ${of.guide} with ${of.provider}.`,
    );
  if (record.digests.self !== of.selfDigest) faults.push('Unexpected bytes: the record is not what a run wrote.');
  if (new Date(record.date) > of.now) faults.push(`Unexpected date ${record.date}, which has not come yet.`);
  for (const { variant, steps, outcomes } of record.runs) {
    const name = variant === '' ? 'the run' : `the run \`${variant}\``;
    const missing = REQUIRED.find((step) => !steps.includes(step));
    if (missing !== undefined) faults.push(`Expected the step \`${missing}\` in ${name}.`);
    if (Object.keys(outcomes).length === 0)
      faults.push(`Expected outcomes in ${name}: without assertions nothing is shown.`);
  }
  const ids = record.values.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) faults.push('Unexpected second value with the same id.');
  for (const { id, depth, reason, mutants = [] } of record.values) {
    if ((depth === 'excluded') !== (reason !== undefined))
      faults.push(`Expected a reason for what is excluded, and for nothing else: ${id}.`);
    if (depth !== 'decisive') continue;
    const isLogin = mutants.every(({ outcome, step }) => outcome !== 'killed' || LOGIN.includes(step ?? ''));
    if (!isLogin || !isDecisive(mutants))
      faults.push(`Unexpected \`decisive\`, expected mutants that a login killed, all of them: ${id}.`);
  }
  if (record.keys.inSchema + record.keys.unknown.length !== record.keys.total)
    faults.push(`Unexpected ${record.keys.total} keys, which are not the sum of their parts.`);
  return faults;
}
