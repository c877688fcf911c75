import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { getFileInfo } from 'prettier';
import type { SkippedTest, TestCounts } from './count-reporter';
import { listFiles } from './list-files';
import { root, run } from './run';
import { countTypechecked, typecheck } from './typecheck';

export interface StageResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly SkippedTest[];
  /** What the stage went through, for the table: `412 files`. */
  readonly amount: string;
}

export interface Stage {
  readonly title: string;
  readonly run: () => Promise<StageResult>;
  /** The title of a stage without which this one makes no sense. */
  readonly needs?: string;
}

export const stages: readonly Stage[] = [
  { title: 'Types', run: async () => single(await typecheck(), `${String(countTypechecked())} files`) },
  { title: 'Lint', run: lint },
  { title: 'Format', run: checkFormat },
  { title: 'Unit tests', run: () => runTests('unit') },
  { title: 'Recipes', run: runRecipes },
  { title: 'Build', run: build },
  { title: 'Browser tests', run: () => runTests('browser'), needs: 'Build' },
];

/** The result of a stage that counts as one. */
function single(ok: boolean, amount: string): StageResult {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [], amount };
}

async function lint(): Promise<StageResult> {
  const eslint = new ESLint({ cwd: root });
  const results = await eslint.lintFiles(['.']);
  const formatter = await eslint.loadFormatter('stylish');
  console.log(await formatter.format(results));
  const problems = results.some(({ errorCount, warningCount }) => errorCount + warningCount > 0);
  return single(!problems, `${String(results.length)} files`);
}

async function checkFormat(): Promise<StageResult> {
  const ok = await run('prettier/bin/prettier.cjs', ['--check', '.']);
  const ignorePath = ['.gitignore', '.prettierignore'].map((file) => join(root, file));
  const infos = await Promise.all(listFiles(root).map((file) => getFileInfo(join(root, file), { ignorePath })));
  const checked = infos.filter(({ ignored, inferredParser }) => !ignored && inferredParser !== null);
  return single(ok, `${String(checked.length)} files`);
}

/** Every guide that has a recipe logs a user in, with every provider that it covers. */
async function runRecipes(): Promise<StageResult> {
  const folder = mkdtempSync(join(tmpdir(), 'sso-recipes-run-'));
  const file = join(folder, 'counts.json');
  const ok = await run('tsx/dist/cli.mjs', ['cli/recipes.ts'], { SSO_RECIPES_COUNTS: file });
  const counts = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TestCounts) : { passed: 0, failed: 0 };
  rmSync(folder, { recursive: true });
  const failed = Math.max(counts.failed, ok ? 0 : 1);
  return { passed: counts.passed, failed, skipped: [], amount: `${String(counts.passed + failed)} pairs` };
}

async function build(): Promise<StageResult> {
  const dir = join(root, 'build');
  rmSync(dir, { recursive: true, force: true });
  const ok = await run('@docusaurus/core/bin/docusaurus.mjs', ['build']);
  const files = existsSync(dir) ? readdirSync(dir, { recursive: true, encoding: 'utf8' }) : [];
  const pages = files.filter((file) => file.endsWith('.html')).length;
  return single(ok, `${String(pages)} pages`);
}

async function runTests(project: string): Promise<StageResult> {
  const folder = mkdtempSync(join(tmpdir(), 'sso-recipes-test-'));
  const file = join(folder, 'counts.json');
  // A forgotten `.only` would skip all other tests.
  const args = [
    'run',
    '--project',
    project,
    '--allowOnly=false',
    '--reporter=default',
    '--reporter=./scripts/count-reporter.ts',
  ];
  const ok = await run('vitest/vitest.mjs', args, { SSO_RECIPES_COUNTS: file });
  const counts = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TestCounts) : undefined;
  rmSync(folder, { recursive: true });
  const { passed, skipped } = counts ?? { passed: 0, skipped: [] };
  const unexplained = skipped.filter(({ reason }) => reason === undefined);
  for (const { name, reason } of skipped)
    console.log(`Skipped: ${name}: ${reason ?? 'no reason given, which is a failure'}`);
  // The runner can fail without a failing test, for instance when there are none.
  const failed = Math.max(counts?.failed ?? 0, ok ? 0 : 1) + unexplained.length;
  const explained = skipped.filter(({ reason }) => reason !== undefined);
  return { passed, failed, skipped: explained, amount: `${String(passed + failed + explained.length)} tests` };
}
