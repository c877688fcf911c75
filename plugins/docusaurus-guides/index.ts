import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { RULES_PAGE } from '../../src/core/diagnostics/rules';
import { BACKGROUND } from '../../src/core/guide/labels';
import { type Diagnostic, formatDiagnostic } from '../../src/core/diagnostics/diagnostic';
import { type CheckedGuides, checkGuides } from '../check-guides';
import { listGuides } from '../guide-files';
import { checkTypesOf } from '../remark-snippets/types';
import { stopWorker } from '../remark-snippets/types/worker';
import { reloadSite, type Site } from '../site';
import { bundlerConfig } from './bundler';
import { headTags } from './head-tags';
import { answered, copyRecords, provenGuides, recordFaults } from './proven';
import { buildSearchIndex } from './search-index';
import { siteData, summaries } from './site-data';

/** Milliseconds that the development server leaves to the bundler after an edit. */
const PAUSE = 1000;

export interface GuidesPluginOptions {
  /** Shared with the remark plugins; replaced in place when a provider changes. */
  readonly site: Site;
}

/**
 * Judges all guides before anything is bundled, prints every problem once and fails the build once. It gives the pages
 * their head script, the lists of guides, and the search index.
 *
 * @throws Error when a guide has errors, in builds only; the development server shows them in its overlay
 */
export default function docusaurusGuides(context: LoadContext, { site }: GuidesPluginOptions): Plugin<CheckedGuides> {
  const permalink = (path: string): string => `${context.baseUrl}${path}`;
  let loadedBefore = false;
  return {
    name: 'docusaurus-guides',

    async loadContent() {
      const isBuild = process.env.NODE_ENV === 'production';
      // The configuration has just read the providers; later calls follow an edit.
      // The page that somebody waits for comes first; the list in the terminal follows.
      if (loadedBefore && !isBuild) await after(PAUSE);
      if (loadedBefore) await reloadSite(site);
      loadedBefore = true;
      const checked = await checkGuides(site, { types: isBuild, keepTrees: isBuild });
      if (isBuild) await stopWorker();
      else void reportTypes(site);
      reportProblems(checked);
      reportRecords(checked, site);
      return checked;
    },

    async contentLoaded({ content, actions }) {
      const applications = content.guides.filter(({ frontMatter }) => frontMatter.category !== BACKGROUND);
      const data = siteData(applications, site, permalink);
      actions.setGlobalData(data);
      const guides = summaries(applications, permalink);
      const component = '@theme/GuideCatalog';
      const all = await actions.createData('guides.json', JSON.stringify(guides));
      actions.addRoute({ path: permalink('applications/'), component, exact: true, modules: { guides: all } });
      for (const category of data.categories) {
        const list = await actions.createData(
          `${category.id}.json`,
          JSON.stringify(guides.filter((guide) => guide.category === category.id)),
        );
        const id = await actions.createData(`${category.id}-id.json`, JSON.stringify(category.id));
        actions.addRoute({ path: category.permalink, component, exact: true, modules: { guides: list, category: id } });
      }
      const proven = await actions.createData(
        'proven.json',
        JSON.stringify(await provenGuides(applications, site, permalink)),
      );
      const page = '@theme/ProvenGuides';
      const { answers, models } = await answered(applications, site);
      const answersData = await actions.createData('answers.json', JSON.stringify(answers));
      const modelsData = await actions.createData('models.json', JSON.stringify(models));
      const modules = { guides: proven, answers: answersData, models: modelsData };
      actions.addRoute({ path: permalink('proven/'), component: page, exact: true, modules });
    },

    getPathsToWatch() {
      return ['providers/**/*.{ts,md}', 'docs/**/*.{md,svg}', 'records/*.json'].map((path) => join(site.dir, path));
    },

    configureWebpack(_config, isServer) {
      return bundlerConfig(site, context.generatedFilesDir, isServer);
    },

    injectHtmlTags() {
      return { headTags: headTags(site, context.baseUrl) };
    },

    async postBuild({ outDir }) {
      copyRecords(site, outDir);
      await buildSearchIndex(outDir);
    },
  };
}

/** Prints what is wrong with types when it is known: the development server does not wait for that. */
async function reportTypes(site: Site): Promise<void> {
  try {
    const files = listGuides(site.dir).map(({ file }) => file);
    printProblems(await checkTypesOf(files, { root: site.dir, site }));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}

function printProblems(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length === 0) return;
  const lines = diagnostics.map(formatDiagnostic).join('\n');
  console.error(`\n${lines}\n\nThe page ${RULES_PAGE} of the site explains each [rule].\n`);
}

/** A record that contradicts itself is no evidence: a build stops, so that nobody takes it for some. */
function reportRecords({ guides }: CheckedGuides, site: Site): void {
  const faults = recordFaults(guides, site);
  if (faults.length === 0) return;
  console.error(`\n${faults.join('\n')}\n`);
  if (process.env.NODE_ENV !== 'production') return;
  const error = new Error(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in records, listed above.`);
  delete error.stack;
  throw error;
}

function reportProblems({ diagnostics, guides }: CheckedGuides): void {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  printProblems(diagnostics);
  if (errors === 0 || process.env.NODE_ENV !== 'production') return;
  const error = new Error(`${errors} ${errors === 1 ? 'error' : 'errors'} in ${guides.length} guides, listed above.`);
  // The list says where; a stack of the site's own code would bury it.
  delete error.stack;
  throw error;
}
