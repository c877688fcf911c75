import { writeFileSync } from 'node:fs';
import type { SerializedError } from 'vitest';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

export interface TestCounts {
  readonly passed: number;
  /** Tests that failed, and files and unhandled errors that failed without a test of their own. */
  readonly failed: number;
  readonly skipped: readonly SkippedTest[];
}

export interface SkippedTest {
  readonly name: string;
  /** What `context.skip(reason)` was given; absent when nothing. */
  readonly reason?: string;
}

/** Writes {@link TestCounts} as JSON to the file that `SSO_RECIPES_COUNTS` names, for `npm test`'s last line. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const file = process.env.SSO_RECIPES_COUNTS;
    if (file === undefined) return;
    writeFileSync(file, JSON.stringify(countTests(modules, errors.length)));
  }
}

function countTests(modules: readonly TestModule[], errors: number): TestCounts {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const count = (state: string): number => tests.filter((test) => test.result().state === state).length;
  // A suite or file can fail outside its tests: in a hook, or while it is loaded.
  const suites = modules.flatMap((module) => [module, ...module.children.allSuites()]);
  const broken = suites.filter((suite) => suite.errors().length > 0).length;
  return {
    passed: count('passed'),
    // A test that never got its turn has not passed.
    failed: count('failed') + count('pending') + broken + errors,
    skipped: tests.filter((test) => test.result().state === 'skipped').map(describeSkipped),
  };
}

function describeSkipped(test: TestCase): SkippedTest {
  const result = test.result();
  const reason = result.state === 'skipped' ? result.note : undefined;
  return { name: `${test.module.relativeModuleId} > ${test.fullName}`, ...(reason === undefined ? {} : { reason }) };
}
