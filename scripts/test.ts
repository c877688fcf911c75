/**
 * Everything that must hold before a change is merged, in one run: `npm test`.
 *
 * A failed stage does not stop the others, so that one run shows all problems. The last line counts tests; a stage that is
 * no test runner counts as one. The exit code is 1 when anything failed.
 */
import { type StageResult, stages } from './stages';

const results = new Map<string, StageResult>();

for (const { title, needs, run } of stages) {
  console.log(`\n=== ${title} ${'='.repeat(Math.max(0, 74 - title.length))}\n`);
  if (needs !== undefined && results.get(needs)?.failed !== 0) {
    console.log(`Not run: “${needs}” failed.`);
    continue;
  }
  results.set(title, await runSafely(run));
}

console.log(`\n=== Summary ${'='.repeat(67)}\n`);
for (const { title } of stages) {
  const result = results.get(title);
  console.log(`${title.padEnd(16)}${result === undefined ? 'not run' : describe(result)}`);
}

const all = [...results.values()];
const passed = sum(all.map((result) => result.passed));
const failed = sum(all.map((result) => result.failed));
const skipped = sum(all.map((result) => result.skipped.length));
console.log(`\n${count(passed, failed, skipped)}`);
process.exitCode = failed === 0 ? 0 : 1;

/** A stage that throws has failed, and the next ones still run. */
async function runSafely(run: () => Promise<StageResult>): Promise<StageResult> {
  try {
    return await run();
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1, skipped: [], amount: 'stopped by an error' };
  }
}

function describe({ amount, passed, failed, skipped }: StageResult): string {
  return `${amount.padEnd(22)}${count(passed, failed, skipped.length)}`;
}

function count(passed: number, failed: number, skipped: number): string {
  return `${String(passed)} passed, ${String(failed)} failed${skipped === 0 ? '' : `, ${String(skipped)} skipped`}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
