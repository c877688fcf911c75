import type { Recipe } from '../recipe';
import { RecipeFailure, type StepName } from './failure';

/** What a run has to do and to assert. */

/** Steps without which nobody was logged in. */
const REQUIRED: readonly StepName[] = ['register', 'configure', 'start', 'authorize', 'callback', 'account'];

/** The ids of what a run has to assert. */
export function plannedOutcomes({ outcomes, only = {} }: Recipe, provider: string, variant: string): string[] {
  return Object.keys(outcomes).filter((id) => {
    const { providers = [provider], variants = [variant] } = only[id] ?? {};
    return providers.includes(provider) && variants.includes(variant);
  });
}

/** A run that did or asserted less than its recipe says has shown nothing. */
export function incomplete(
  recipe: Recipe,
  { provider, variant }: { readonly provider: string; readonly variant: string },
  { steps, outcomes }: { readonly steps: readonly StepName[]; readonly outcomes: readonly string[] },
): RecipeFailure | undefined {
  const missing = REQUIRED.find((name) => !steps.includes(name));
  if (missing) return new RecipeFailure(missing, `Expected the step \`${missing}\`, which the recipe did not do.`);
  const planned = plannedOutcomes(recipe, provider, variant);
  const open = planned.find((id) => !outcomes.includes(id));
  if (planned.length === 0 || open !== undefined)
    return new RecipeFailure('account', `Expected the outcome \`${open ?? 'any'}\`, which the recipe did not assert.`);
  const extra = outcomes.find((id) => !planned.includes(id));
  return extra === undefined
    ? undefined
    : new RecipeFailure('account', `Unexpected outcome \`${extra}\`, which the recipe does not plan for this run.`);
}
