import { type Depth, depths } from './depth';
import type { EvidenceRecord, EvidenceValue } from './record';

/** How many values of a page are known how well. The parts add up to the total. */
export type Coverage = Readonly<Record<Depth, number>> & { readonly total: number };

/**
 * Counts the values of a page by depth.
 *
 * @throws RangeError when the parts do not add up, which a record of ours never does
 */
export function coverageOf(found: readonly Depth[], total: number = found.length): Coverage {
  const parts = Object.fromEntries(
    depths.map((depth) => [depth, found.filter((one) => one === depth).length]),
  ) as Record<Depth, number>;
  const sum = Object.values(parts).reduce((all, part) => all + part, 0);
  if (sum !== total) throw new RangeError(`Unexpected ${total} values, expected ${sum}: the sum of the parts.`);
  return { ...parts, total };
}

/** The vector in words: `37 values: 31 decisive, 3 carried, 1 schema only, 1 untouched, 1 excluded`. */
export function describeCoverage({ total, ...parts }: Coverage): string {
  return `${total} values: ${depths.map((depth) => `${parts[depth]} ${depth}`).join(', ')}`;
}

/** The keys in words. They are counted apart. */
export function describeKeys({ total, inSchema, unknown }: EvidenceRecord['keys']): string {
  return `${total} keys: ${inSchema} in the schema, ${unknown.length} unknown`;
}

type Mutant = Pick<NonNullable<EvidenceValue['mutants']>[number], 'operator' | 'outcome'>;

/**
 * Whether a login decides a value: each mistake in it is noticed, and at least one of them by a login. Variants are ways
 * through one guide, so it is enough that one of them notices; in the others nothing may fail where it is not expected. A
 * mistake that a form refuses is no evidence about the login, and none against it.
 */
export function isDecisive(mutants: readonly Mutant[]): boolean {
  const mistakes = new Map<string, readonly Mutant[]>();
  for (const mutant of mutants) mistakes.set(mutant.operator, [...(mistakes.get(mutant.operator) ?? []), mutant]);
  const isNoticed = (tries: readonly Mutant[]): boolean =>
    tries.some(({ outcome }) => outcome === 'killed') || tries.every(({ outcome }) => outcome === 'refused');
  return (
    mutants.some(({ outcome }) => outcome === 'killed') &&
    mutants.every(({ outcome }) => outcome !== 'elsewhere') &&
    [...mistakes.values()].every(isNoticed)
  );
}

/** How far the values of a page were shown to matter. */
export interface Decisiveness {
  /** Values with a realistic mistake that a form lets through, so that a login was tried with it. */
  readonly withOperator: number;
  readonly decisive: number;
  /** Values that the application was shown not to compare, or to accept in several forms: each mutant that passed is on the recipe's list. */
  readonly accepted: number;
  /** Values whose mistakes a form refuses, all of them. */
  readonly refused: number;
  /** The share of those not accepted, rounded down to a thousandth. */
  readonly share: number;
}

/** Counts the values of a page by what became of their mutants. */
export function decisiveness({ values }: { readonly values: readonly EvidenceValue[] }): Decisiveness {
  const mutated = values.filter(({ mutants = [] }) => mutants.length > 0);
  const tried = mutated.filter(({ mutants = [] }) => mutants.some(({ outcome }) => outcome !== 'refused'));
  const decisive = tried.filter(({ depth }) => depth === 'decisive').length;
  const accepted = tried.filter(
    ({ depth, mutants = [] }) =>
      depth !== 'decisive' &&
      mutants.some(({ outcome }) => outcome === 'passed') &&
      mutants.every(
        ({ outcome, because }) => outcome !== 'elsewhere' && (outcome !== 'passed' || because !== undefined),
      ),
  ).length;
  const rest = tried.length - accepted;
  return {
    withOperator: tried.length,
    decisive,
    accepted,
    refused: mutated.length - tried.length,
    share: rest === 0 ? 1 : Math.floor((decisive / rest) * 1000) / 1000,
  };
}

/** In words: `16 of 19 values with an operator are decisive, 3 shown not to be compared, 3 refused by a form: 100 %`. */
export function describeDecisiveness({ withOperator, decisive, accepted, refused, share }: Decisiveness): string {
  const percent = (share * 100).toFixed(1).replace(/\.0$/, '');
  return `${decisive} of ${withOperator} values with an operator are decisive, ${accepted} shown not to be compared: ${percent} %; of ${refused} a form refuses every mistake`;
}
