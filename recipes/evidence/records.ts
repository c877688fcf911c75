import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvidenceRecord } from '../../src/core/evidence/record';
import { digestOfHarness, digestOfLockfile, recordFile, selfDigest } from '../../plugins/evidence/records';
import { digestOfValues } from '../../plugins/page-values/digests';
import type { JobReport } from '../run/job';
import type { CatalogueEntry } from './catalogue';
import type { Evaluation } from './evaluate';

/**
 * The record of a job whose runs all passed.
 *
 * @throws Error when one did not, or nothing was run
 */
export function makeRecord(
  { guide, provider, variants, answers }: JobReport,
  { values, keys, catalogue = [] }: Evaluation & { readonly catalogue?: readonly CatalogueEntry[] },
  { root, date }: { readonly root: string; readonly date: Date },
): EvidenceRecord {
  const failed = variants.find(({ failure }) => failure !== undefined);
  if (failed || variants.length === 0)
    throw new Error(`${guide} with ${provider}: expected runs that all passed; ${failed?.variant ?? 'none'} did not.`);
  const record: EvidenceRecord = {
    format: 1,
    guide,
    provider,
    date: date.toISOString(),
    command: `npm run recipes -- ${guide} --provider ${provider} --mutate`,
    runs: variants.map((run) => ({
      variant: run.variant,
      application: run.application,
      provider: {
        side: 'model',
        name: run.provider?.name ?? provider,
        version: run.provider?.version ?? 'unknown',
        notModelled: [...(run.provider?.notModelled ?? [])],
      },
      browser: run.browser,
      verdict: 'passed',
      steps: [...run.steps],
      outcomes: run.outcomes,
      // Ports differ from run to run and say nothing.
      substitutions: run.substitutions.map((line) => line.replace(/(127\.0\.0\.1):\d+/, '$1')),
    })),
    values: [...values],
    keys,
    catalogue: catalogue.map(({ symptom, seen }) => ({ symptom, seen })),
    identity: variants.flatMap(({ identity }) =>
      identity.flatMap(({ snippet, passed }) => (passed ? [{ snippet, passed: true as const }] : [])),
    ),
    answers: answers.map(({ question, cases }) => ({
      question,
      cases: cases.map(({ variant, tried, outcome }) => ({ variant, tried, outcome })),
    })),
    digests: {
      values: digestOfValues(values.map(({ digest }) => digest)),
      harness: digestOfHarness(root, guide),
      lockfile: digestOfLockfile(root),
      self: '',
    },
  };
  return { ...record, digests: { ...record.digests, self: selfDigest(record) } };
}

/** Writes a record. @returns its path relative to the site's folder */
export function writeRecord(root: string, record: EvidenceRecord): string {
  const file = recordFile(record.guide, record.provider);
  mkdirSync(join(root, 'records'), { recursive: true });
  writeFileSync(join(root, file), `${JSON.stringify(record, null, 2)}\n`);
  return file;
}
