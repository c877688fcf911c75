import type { GuidePage } from '../../plugins/page-values/page-value';
import type { Case, Question, Recipe } from '../recipe';
import type { AnswerReport } from './job';
import { runRecipe, type RunOptions } from './run-recipe';

/**
 * Answers the questions of a recipe for a provider, each case by a run of its own.
 *
 * @param openPage the page as a reader of a variant sees it
 * @throws Error for a case of a value that the page does not have
 */
export async function settleQuestions(
  recipe: Recipe,
  provider: string,
  {
    openPage,
    progress,
    ...options
  }: Omit<RunOptions, 'page' | 'variant' | 'overrides'> & {
    readonly openPage: (variant: string) => GuidePage;
    readonly progress: () => void;
  },
): Promise<AnswerReport[]> {
  const answers: AnswerReport[] = [];
  for (const { id, cases } of recipe.questions ?? []) {
    const settled: AnswerReport['cases'][number][] = [];
    for (const one of cases.filter(({ providers }) => providers?.includes(provider) !== false)) {
      const { variant = '' } = one;
      const page = openPage(variant);
      settled.push(await settle(recipe, one, { ...options, page, variant, overrides: overridesOf(one, id, page) }));
      progress();
    }
    if (settled.length > 0) answers.push({ question: id, cases: settled });
  }
  return answers;
}

async function settle(
  recipe: Recipe,
  { tried, settle: act, variant = '' }: Case,
  options: RunOptions,
): Promise<AnswerReport['cases'][number]> {
  let outcome = '';
  const { failure, says } = await runRecipe(
    {
      ...recipe,
      run: async (run) => {
        outcome = await act(run);
      },
    },
    options,
  );
  // A case asserts nothing: only one that came to no answer has failed.
  return { variant, tried, outcome, says, ...(outcome === '' ? { failure: failure?.message ?? 'no answer' } : {}) };
}

function overridesOf({ values = {}, tried }: Case, question: Question['id'], page: GuidePage): Map<string, string> {
  return new Map(
    Object.entries(values).map(([end, text]) => {
      const value = page.values.find(({ id }) => id.endsWith(end));
      if (!value)
        throw new Error(
          `docs/${page.guide}: the case “${tried}” of the question ${question}: expected a value \`${end}\` on the page for ${page.provider}.`,
        );
      return [value.id, text];
    }),
  );
}
