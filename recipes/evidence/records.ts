import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, type EvidenceRecord, recordSchema } from '../../src/core/evidence/record';
import { digestOf, digestOfValues } from '../../plugins/page-values/digests';
import type { JobReport } from '../run/job';
import type { Evaluation } from './evaluate';

/** Where a record is, relative to the site's folder. */
export function recordFile(guide: string, provider: string): string {
  return `records/${guide}.${provider}.json`;
}

/**
 * The record of an earlier run.
 *
 * @returns `undefined` when there is none, or what is there is no record
 */
export function readRecord(root: string, guide: string, provider: string): EvidenceRecord | undefined {
  const file = join(root, recordFile(guide, provider));
  if (!existsSync(file)) return undefined;
  try {
    return recordSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/**
 * The record of a job whose runs all passed.
 *
 * @throws Error when one did not, or nothing was run
 */
export function makeRecord(
  { guide, provider, variants }: JobReport,
  { values, keys }: Evaluation,
  { root, date }: { readonly root: string; readonly date: Date },
): EvidenceRecord {
  const failed = variants.find(({ failure }) => failure !== undefined);
  if (failed || variants.length === 0)
    throw new Error(`${guide} with ${provider}: expected runs that all passed; ${failed?.variant ?? 'none'} did not.`);
  const record: Omit<EvidenceRecord, 'digests'> & { digests: Omit<EvidenceRecord['digests'], 'self'> } = {
    format: 1,
    guide,
    provider,
    date: date.toISOString(),
    command: `npm run recipes -- ${guide} --provider ${provider} --mutate`,
    runs: variants.map((run) => ({
      variant: run.variant,
      application: run.application,
      provider: { side: 'model', name: run.provider?.name ?? provider, version: run.provider?.version ?? 'unknown' },
      browser: run.browser,
      verdict: 'passed',
      steps: [...run.steps],
      outcomes: run.outcomes,
      // Ports differ from run to run and say nothing.
      substitutions: run.substitutions.map((line) => line.replace(/(127\.0\.0\.1):\d+/, '$1')),
    })),
    values: [...values],
    keys,
    identity: variants.flatMap(({ identity }) =>
      identity.flatMap(({ snippet, passed }) => (passed ? [{ snippet, passed: true as const }] : [])),
    ),
    digests: {
      values: digestOfValues(values.map(({ digest }) => digest)),
      harness: digestOfHarness(root, guide),
      lockfile: digestOf(readFileSync(join(root, 'package-lock.json'), 'utf8')),
    },
  };
  return { ...record, digests: { ...record.digests, self: digestOf(canonicalJson(record)) } };
}

/** Writes a record. @returns its path relative to the site's folder */
export function writeRecord(root: string, record: EvidenceRecord): string {
  const file = recordFile(record.guide, record.provider);
  mkdirSync(join(root, 'records'), { recursive: true });
  writeFileSync(join(root, file), `${JSON.stringify(record, null, 2)}\n`);
  return file;
}

/** The programs that run guides, and those of this guide: their bytes in the order of their paths. */
export function digestOfHarness(root: string, guide: string): string {
  const files = [
    ...filesIn(root, 'recipes'),
    ...filesIn(root, 'providers').filter((path) => !path.endsWith('.md') && !path.endsWith('/provider.ts')),
    ...filesIn(root, `docs/${guide}`),
  ].filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'));
  return digestOf(
    files
      .sort()
      .map((path) => `${path}\n${readFileSync(join(root, path), 'utf8')}`)
      .join('\n'),
  );
}

function filesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath.slice(join(root, folder).length)}/${entry.name}`)
    .map((path) => `${folder}${path.replaceAll('\\', '/')}`);
}
