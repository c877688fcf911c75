import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isHostName } from '../../src/core/placeholder/example-domain';
import type { GuidePage, PageValue } from '../../plugins/page-values/page-value';
import { readGuide } from '../../plugins/page-values/read-guide';
import { type ReadGuide, readPage } from '../../plugins/page-values/read-page';

import { quotesOf } from '../../plugins/evidence/quotes';
import type { Site } from '../../plugins/site';
import { runMutants, wrongAcceptances } from '../mutate/decide';
import { identityMutants } from '../mutate/identity';
import type { ApplicationSide, Recipe } from '../recipe';
import { placeOf } from './failure';
import type { BrowserName, FailureReport, Job, JobReport, VariantReport } from './job';
import { runRecipe, type RunOptions, type RunResult } from './run-recipe';
import { settleQuestions } from './settle-questions';
import type { Workshop } from './workshop';

/**
 * The recipe of a guide.
 *
 * @throws Error when the guide has none, or its file has no default export
 */
export async function loadRecipe(root: string, guide: string): Promise<Recipe> {
  const file = join(root, 'docs', guide, 'recipe.ts');
  if (!existsSync(file)) throw new Error(`docs/${guide}/recipe.ts: expected a recipe; \`npm run new\` writes one.`);
  const module = (await import(pathToFileURL(file).href)) as { default?: Recipe };
  if (!module.default)
    throw new Error(`docs/${guide}/recipe.ts: expected a default export, made with \`defineRecipe\`.`);
  return module.default;
}

/** Executes a guide with one provider: each variant, on demand its mutants, and the questions of its recipe. */
export async function executeJob(
  { root, guide, provider, mutate, browser: wanted }: Job,
  { site, workshop, progress }: { readonly site: Site; readonly workshop: Workshop; readonly progress: () => void },
): Promise<JobReport> {
  const recipe = await loadRecipe(root, guide);
  const read = await readGuide(site, guide);
  const host = site.providers.get(provider)?.host ?? '';
  const openPage = (variant: string): GuidePage => readPage(read, site, provider, recipe.samples?.[variant]);
  const variants: VariantReport[] = [];
  let values: JobReport['values'] = [];
  let title = guide;
  let symptoms: JobReport['symptoms'] = [];
  for (const variant of recipe.variants ?? ['']) {
    if (recipe.runs?.({ provider, variant }) === false) continue;
    const page = openPage(variant);
    title = page.title;
    symptoms = page.symptoms.map((symptom) => ({ text: symptom.text, place: placeOf(symptom) }));
    values = mergeValues(values, valuesOf(page));
    const options = { page, host, variant, workshop };
    const browser = wanted === 'recipe' ? browserOf(recipe, variant) : wanted;
    const started = performance.now();
    const result = await runRecipe(recipe, {
      ...options,
      ...(browser === 'Chromium' ? { createBrowser: workshop.openChromium } : {}),
    });
    const milliseconds = performance.now() - started;
    progress();
    const tried = mutate && !result.failure ? await tryMutants(recipe, result, options, progress) : undefined;
    variants.push({
      variant,
      application: describeApplication(recipe, variant, root),
      provider: result.provider && { name: site.providers.get(provider)?.name ?? provider, ...result.provider },
      browser,
      steps: result.steps,
      outcomes: Object.fromEntries(result.outcomes.map((id) => [id, recipe.outcomes[id] ?? id])),
      substitutions: [...result.substitutions, ...samplesOf(page)],
      ...(result.failure ? { failure: failureReport(result) } : {}),
      milliseconds,
      used: [...result.uses.keys()].map(({ id }) => id),
      knownKeys: [...result.knownKeys].map(({ id }) => id),
      mutants: tried?.mutants ?? {},
      wrongAcceptances: tried?.wrong ?? [],
      identity: tried?.identity ?? [],
    });
  }
  const answers = await settleQuestions(recipe, provider, { openPage, host, workshop, progress });
  return { guide, provider, title, values, symptoms, variants, answers, quotes: quotesFor(provider, read) };
}

function browserOf({ chromium = [] }: Recipe, variant: string): BrowserName {
  return chromium.includes(variant) ? 'Chromium' : 'HTTP agent';
}

async function tryMutants(
  recipe: Recipe,
  result: RunResult,
  options: RunOptions,
  progress: () => void,
): Promise<{
  readonly mutants: VariantReport['mutants'];
  readonly wrong: VariantReport['wrongAcceptances'];
  readonly identity: VariantReport['identity'];
}> {
  const { page, variant = '' } = options;
  const run = (overrides: ReadonlyMap<string, string>): Promise<RunResult> =>
    runRecipe(recipe, { ...options, overrides });
  const results = await runMutants(recipe, result, { provider: page.provider, variant }, run, progress);
  const identity: VariantReport['identity'][number][] = [];
  for (const { snippet, page: changed } of identityMutants(page, result.uses)) {
    const { failure } = await runRecipe(recipe, { ...options, page: changed });
    progress();
    identity.push({ snippet, passed: !failure, ...(failure ? { message: failure.message } : {}) });
  }
  return {
    mutants: Object.fromEntries([...results].map(([{ id }, mutants]) => [id, mutants])),
    wrong: wrongAcceptances(recipe, results, page.provider),
    identity,
  };
}

function quotesFor(provider: string, { tree, file }: ReadGuide): JobReport['quotes'] {
  const { guide } = file.data;
  return quotesOf(tree, guide?.providers ?? [])
    .filter(({ providers }) => providers.includes(provider))
    .map(({ node, question, variants }) => ({
      question,
      variants,
      place: `${guide?.file ?? file.path}:${node.position?.start.line ?? 1}:${node.position?.start.column ?? 1}`,
    }));
}

function valuesOf(page: GuidePage): JobReport['values'] {
  return page.values.map((value) => {
    const schema = value.snippet === undefined ? undefined : page.snippets[value.snippet]?.schema;
    return {
      id: value.id,
      source: value.source,
      place: placeOf(value),
      label: value.label,
      raw: value.raw,
      value: value.value,
      ...(value.excluded ? { excluded: value.excluded } : {}),
      ...(schema === undefined ? {} : { schema }),
    };
  });
}

/** Variants may fill in other samples; the first one's stand in the record. */
function mergeValues(first: JobReport['values'], next: JobReport['values']): JobReport['values'] {
  const known = new Set(first.map(({ id }) => id));
  return [...first, ...next.filter(({ id }) => !known.has(id))];
}

function samplesOf({ samples, values }: GuidePage): string[] {
  const used = values.map(({ raw }) => raw).join(' ');
  return Object.entries(samples)
    .filter(([name]) => !isHostName(name) && used.includes(`<${name}>`))
    .map(([name, sample]) => `<${name}> -> ${sample}`);
}

function describeApplication(recipe: Recipe, variant: string, root: string): VariantReport['application'] {
  const side: ApplicationSide =
    typeof recipe.application === 'function' ? recipe.application(variant) : recipe.application;
  const { packages, ...rest } = side;
  return { ...rest, packages: Object.fromEntries(packages.map((name) => [name, installedVersion(name, root)])) };
}

/** As it is installed, not as package.json asks for it. */
function installedVersion(name: string, root: string): string {
  const folders = createRequire(join(root, 'package.json')).resolve.paths(name) ?? [];
  const file = folders.map((folder) => join(folder, name, 'package.json')).find((path) => existsSync(path));
  if (file === undefined) throw new Error(`Expected the package ${name}, which a recipe names, to be installed.`);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return version;
}

function failureReport({ failure, says, exchanges }: RunResult): FailureReport {
  if (!failure) throw new Error('Expected a failure.');
  const application = failure.application ?? says.at(-1);
  const provider = failure.provider ?? exchanges.findLast((line) => /^cause:|^response: [45]/.test(line));
  return {
    step: failure.step,
    message: failure.message,
    // What the guide gives the application comes first: the provider's steps hold for all guides.
    about: [...failure.about].sort(byFile).map((value) => ({
      id: value.id,
      place: placeOf(value),
      label: value.label,
      raw: value.raw,
      value: value.value,
    })),
    exchanges,
    ...(application === undefined ? {} : { application }),
    ...(provider === undefined ? {} : { provider }),
  };
}

function byFile(a: PageValue, b: PageValue): number {
  return Number(a.file.startsWith('providers/')) - Number(b.file.startsWith('providers/'));
}
