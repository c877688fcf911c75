import { join } from 'node:path';
import { readGuide } from '../../plugins/page-values/read-guide';
import { readPage } from '../../plugins/page-values/read-page';
import { loadSite } from '../../plugins/site';
import type { Recipe } from '../../recipes';
import { runRecipe, type RunResult } from '../../recipes/run/run-recipe';
import { settleQuestions } from '../../recipes/run/settle-questions';
import { openWorkshop } from '../../recipes/run/workshop';

const root = join(import.meta.dirname, '../..');

export interface GuideRun {
  readonly provider: string;
  readonly variant?: string;
  /** Mutants by the end of the id of the value that they stand in for. */
  readonly mutants?: Readonly<Record<string, string>>;
}

export interface OpenGuide {
  /** @throws Error for a mutant of a value that the page does not have */
  readonly run: (recipe: Recipe, run: GuideRun) => Promise<RunResult>;
  /** What comes out of the recipe's questions: `variant, tried: outcome`, by question. */
  readonly answers: (recipe: Recipe, provider: string) => Promise<Readonly<Record<string, readonly string[]>>>;
  readonly close: () => Promise<void>;
}

/** A guide whose values tests execute, by its own recipe or by one of theirs. Runs follow one another. */
export async function openGuide(guide: string): Promise<OpenGuide> {
  const site = await loadSite(root);
  const read = await readGuide(site, guide);
  const workshop = await openWorkshop();
  // A run has an end; what it loads for the first time is not its own.
  for (const provider of site.providers.keys()) await workshop.administratorOf(provider);
  return {
    run: (recipe, { provider, variant = '', mutants = {} }) => {
      const page = readPage(read, site, provider, recipe.samples?.[variant]);
      const overrides = Object.entries(mutants).map(([end, text]): [string, string] => {
        const value = page.values.find(({ id }) => id.endsWith(end));
        if (!value) throw new Error(`Expected a value ${end} on the page of ${guide} for ${provider}.`);
        return [value.id, text];
      });
      const host = site.providers.get(provider)?.host ?? '';
      return runRecipe(recipe, { page, host, variant, overrides: new Map(overrides), workshop });
    },
    answers: async (recipe, provider) => {
      const openPage = (variant: string) => readPage(read, site, provider, recipe.samples?.[variant]);
      const host = site.providers.get(provider)?.host ?? '';
      const options = { openPage, host, workshop, progress: () => undefined };
      const answers = await settleQuestions(recipe, provider, options);
      return Object.fromEntries(
        answers.map(({ question, cases }) => [
          question,
          cases.map(({ variant, tried, outcome, failure }) => `${variant}, ${tried}: ${failure ?? outcome}`),
        ]),
      );
    },
    close: () => workshop.close(),
  };
}
