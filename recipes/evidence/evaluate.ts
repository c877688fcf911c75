import { isDecisive } from '../../src/core/evidence/coverage';
import type { Depth } from '../../src/core/evidence/depth';
import type { EvidenceRecord, EvidenceValue } from '../../src/core/evidence/record';
import type { MutantResult } from '../mutate/decide';
import type { JobReport, ValueReport } from '../run/job';
import { digestOfValue } from '../../plugins/page-values/digests';

/** What a job's runs show about the values of the page. */
export interface Evaluation {
  readonly values: readonly EvidenceValue[];
  readonly keys: EvidenceRecord['keys'];
}

/**
 * The depth of each value of a page: the deepest that any variant shows. Mutants decide; where they were not run, those of
 * an earlier record of the same values count.
 */
export function evaluate(
  { values, variants }: JobReport,
  mutants: ReadonlyMap<string, readonly MutantResult[]>,
): Evaluation {
  const passing = variants.filter(({ failure }) => !failure);
  const used = new Set(passing.flatMap((variant) => variant.used));
  const known = new Set(passing.flatMap(({ knownKeys }) => knownKeys));
  const labelled = values.filter(({ source }) => source !== 'step');
  const inSchema = labelled.filter(({ id, schema }) => known.has(id) || schema !== undefined);
  return {
    values: values.map((value) => {
      const tried = mutants.get(value.id) ?? [];
      return {
        id: value.id,
        raw: value.raw,
        value: value.value,
        digest: digestOfValue(value),
        depth: depthOf(value, used.has(value.id), tried),
        ...(value.excluded === undefined ? {} : { reason: value.excluded }),
        ...(tried.length === 0 ? {} : { mutants: tried.map(shortened) }),
      };
    }),
    keys: {
      total: labelled.length,
      inSchema: inSchema.length,
      unknown: labelled.filter((value) => !inSchema.includes(value)).map(({ id }) => id),
    },
  };
}

function depthOf({ excluded, schema }: ValueReport, isUsed: boolean, mutants: readonly MutantResult[]): Depth {
  if (excluded !== undefined) return 'excluded';
  if (isUsed && isDecisive(mutants)) return 'decisive';
  if (isUsed) return 'carried';
  return schema === undefined ? 'untouched' : 'schema only';
}

function shortened({
  variant,
  operator,
  value,
  outcome,
  step,
  application,
  because,
}: MutantResult): NonNullable<EvidenceValue['mutants']>[number] {
  return {
    operator,
    value,
    outcome,
    ...(variant === '' ? {} : { variant }),
    ...(step === undefined ? {} : { step }),
    ...(application === undefined ? {} : { application: application.slice(0, 300) }),
    ...(because === undefined ? {} : { because }),
  };
}
