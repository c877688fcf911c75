/**
 * `npm run recipes`: executes guides. The values on each page, and only those, have to log a user in.
 *
 * Exit code 0 when all passed, 1 when a guide failed, 2 when it could not run.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedOneOf } from '../src/core/diagnostics/expected';
import { executeJobs, type Job, judge, makeRecord, type Verdict, writeRecord } from '../recipes/runner';
import { listGuides } from '../plugins/guide-files';
import { loadSite } from '../plugins/site';
import { readGuide } from '../plugins/page-values/read-guide';
import { UsageError } from './arguments';
import { type RecipesArguments, readRecipesArguments } from './recipes-arguments';
import { printSummary, printVerdict, progressLine } from './recipes-report';

const root = join(import.meta.dirname, '..');

const HELP = `npm run recipes -- [options] [guides]

Executes guides: registers a client as the page says, gives the application the page's values, and logs a user in.
Without a guide, all that have a recipe.

  --provider NAME      only with this identity provider; may be given again
  --mutate             also runs each page with every realistic mistake in every value; the login must fail where expected
  --record             writes the results to records/, for the site; implies --mutate
  --browser NAME       what drives the runs, though not the mutants: recipe (as the recipe says, the default), chromium, agent
  --format text|json   json prints one object for each guide and provider
  --shard I/N          the I-th of N parts, for machines that share the work
  -h, --help           prints this
`;

try {
  const args = readRecipesArguments(process.argv.slice(2));
  if (args.help) process.stdout.write(HELP);
  else process.exitCode = await run(args);
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 2;
}

async function run(args: RecipesArguments): Promise<number> {
  const started = performance.now();
  const jobs = (await listJobs(args)).filter((_, index) => index % args.shard.count === args.shard.index - 1);
  const verdicts: Verdict[] = [];
  const line = progressLine(jobs.length);
  await executeJobs(jobs, {
    onProgress: ({ runs, report }) => {
      if (!report) {
        line.update(runs, verdicts.length);
        return;
      }
      const verdict = judge(report, { root, mutate: args.mutate, isNewRecord: args.record });
      verdicts.push(verdict);
      line.clear();
      process.stdout.write(args.format === 'json' ? `${JSON.stringify(verdict)}\n` : printVerdict(verdict));
    },
  });
  line.clear();
  if (args.record) {
    for (const verdict of verdicts.filter(({ problems }) => problems.length === 0)) {
      const file = writeRecord(
        root,
        makeRecord(verdict.report, { ...verdict.evaluation, catalogue: verdict.catalogue }, { root, date: new Date() }),
      );
      console.error(`${file} written.`);
    }
  }
  const failed = verdicts.filter(({ problems }) => problems.length > 0).length;
  // For `npm test`, which counts what all its stages did.
  const counts = process.env.SSO_RECIPES_COUNTS;
  if (counts !== undefined) writeFileSync(counts, JSON.stringify({ passed: verdicts.length - failed, failed }));
  if (args.format === 'text') console.error(printSummary(verdicts, (performance.now() - started) / 1000));
  return verdicts.length === jobs.length && failed === 0 ? 0 : 1;
}

async function listJobs({ guides, providers, mutate, browser }: RecipesArguments): Promise<Job[]> {
  const site = await loadSite(root);
  const known = listGuides(root)
    .map(({ id }) => id)
    .filter((id) => existsSync(join(root, 'docs', id, 'recipe.ts')));
  for (const guide of guides)
    if (!known.includes(guide))
      throw new UsageError(`Unexpected guide \`${guide}\`, ${expectedOneOf(guide, known).hint}`);
  for (const provider of providers)
    if (!site.providers.has(provider))
      throw new UsageError(
        `Unexpected provider \`${provider}\`, ${expectedOneOf(provider, [...site.providers.keys()]).hint}`,
      );
  const jobs: Job[] = [];
  for (const guide of guides.length > 0 ? guides : known) {
    const { file } = await readGuide(site, guide);
    const covered = file.data.guide?.providers ?? [];
    const wanted = covered.filter((provider) => providers.length === 0 || providers.includes(provider));
    jobs.push(...wanted.map((provider) => ({ root, guide, provider, mutate, browser })));
  }
  if (jobs.length === 0) throw new UsageError('Expected a guide with a recipe for that provider; there is none.');
  return jobs;
}
