import type { PageValue } from '../../plugins/page-values/page-value';
import type { Acceptance, Recipe } from '../recipe';
import type { StepName } from '../run/failure';
import type { RunResult } from '../run/run-recipe';
import { mutationsOf } from './operators';

/** What became of a run with one wrong value. */
export interface MutantResult {
  readonly variant: string;
  readonly operator: string;
  /** What stood in for the value. */
  readonly value: string;
  /**
   * `killed`: the login failed at a step that needs the value. `refused`: a form or parser did not take it, so no login was
   * tried. `elsewhere`: it failed at another step. `passed`: nobody noticed.
   */
  readonly outcome: 'killed' | 'refused' | 'elsewhere' | 'passed';
  readonly step?: StepName;
  /** What the application said last. */
  readonly application?: string;
  /** The message of the failure. */
  readonly message?: string;
  /** For one that passed, and must: why. */
  readonly because?: string;
}

/** A claim of the recipe that its run did not bear out. */
export interface WrongAcceptance {
  readonly value: string;
  readonly message: string;
}

/** Steps before a login begins: what is found there is found by a form or a parser. */
const BEFORE: readonly StepName[] = ['register', 'configure'];

/** Runs every mutant of the values that a passing run used. */
export async function runMutants(
  recipe: Recipe,
  baseline: RunResult,
  context: { readonly provider: string; readonly variant: string },
  run: (overrides: ReadonlyMap<string, string>) => Promise<RunResult>,
  progress: () => void = () => undefined,
): Promise<ReadonlyMap<PageValue, readonly MutantResult[]>> {
  const results = new Map<PageValue, readonly MutantResult[]>();
  for (const [value, needs] of baseline.uses) {
    if (value.excluded) continue;
    const mutants: MutantResult[] = [];
    for (const { operator, value: mutated } of mutationsOf(value)) {
      const { failure, says } = await run(new Map([[value.id, mutated]]));
      progress();
      const base = { variant: context.variant, operator, value: mutated };
      if (!failure) {
        const acceptance = acceptanceOf(recipe, value, operator, context);
        mutants.push({ ...base, outcome: 'passed', ...(acceptance ? { because: acceptance.because } : {}) });
        continue;
      }
      const application = failure.application ?? says.at(-1);
      mutants.push({
        ...base,
        outcome: BEFORE.includes(failure.step) ? 'refused' : needs.includes(failure.step) ? 'killed' : 'elsewhere',
        step: failure.step,
        message: failure.message,
        ...(application === undefined ? {} : { application }),
      });
    }
    if (mutants.length > 0) results.set(value, mutants);
  }
  return results;
}

/** The claim of a recipe that a mutant must pass. */
export function acceptanceOf(
  { accepts = [] }: Recipe,
  { id }: PageValue,
  operator: string,
  { provider, variant }: { readonly provider: string; readonly variant: string },
): Acceptance | undefined {
  return accepts.find(
    ({ value, operators, providers, variants }) =>
      (id === value || id.endsWith(` | ${value}`)) &&
      operators?.includes(operator) !== false &&
      providers?.includes(provider) !== false &&
      variants?.includes(variant) !== false,
  );
}

/** Claims that a mutant passes, and it did not. */
export function wrongAcceptances(
  recipe: Recipe,
  results: ReadonlyMap<PageValue, readonly MutantResult[]>,
  provider: string,
): WrongAcceptance[] {
  return [...results].flatMap(([value, mutants]) =>
    mutants.flatMap((mutant) =>
      mutant.outcome !== 'passed' && acceptanceOf(recipe, value, mutant.operator, { provider, variant: mutant.variant })
        ? [
            {
              value: value.id,
              message: `Expected \`${mutant.value}\` (${mutant.operator}) to pass, as the recipe's \`accepts\` says; it failed at \`${mutant.step ?? ''}\`: ${mutant.message ?? ''}`,
            },
          ]
        : [],
    ),
  );
}
