import { describe, expect, test } from 'vitest';
import type { Recipe, StepName } from '../../recipes';
import { plannedOutcomes } from '../../recipes/run/plan';
import { useGuide } from './use-guide';

/** Variant, the end of a value's id, what stands in for it, and the step at which the login with authentik fails. */
export type WrongValue = readonly [variant: string, value: string, text: string, step: StepName];

/** Executes a guide in all its ways, and with wrong values. For the top of a test file. */
export function testRecipe(name: string, recipe: Recipe, wrong: readonly WrongValue[]): void {
  const guide = useGuide(name);
  const ways = ['authentik', 'keycloak'].flatMap((provider) =>
    (recipe.variants ?? [''])
      .filter((variant) => recipe.runs?.({ provider, variant }) !== false)
      .map((variant) => [provider, variant] as const),
  );

  describe('the guide logs a user in', () => {
    test.each(ways)('%s, by %s', async (provider, variant) => {
      const { failure, outcomes } = await guide.run(recipe, { provider, variant });
      expect(failure).toBeUndefined();
      expect([...new Set(outcomes)].sort()).toEqual(plannedOutcomes(recipe, provider, variant).sort());
    });
  });

  describe('a wrong value fails where it is needed', () => {
    test.each(wrong)('by %s: %s %s, at %s', async (variant, value, text, step) => {
      const { failure } = await guide.run(recipe, { provider: 'authentik', variant, mutants: { [value]: text } });
      expect(failure).toMatchObject({ step });
    });
  });
}
