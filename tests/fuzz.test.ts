import { expect, test } from 'vitest';
import { LIMIT_MS, runTarget } from '../bench/fuzz/run-target';
import { fuzzTargets } from '../bench/fuzz/targets';

/** The same one per cent of `npm run fuzz` every time. */
const SHARE = 0.01;
const SEED = 777;

const targets = fuzzTargets();

test('there are a million inputs for the core, and ten thousand for each parser and the pipeline', () => {
  const core = targets.filter(({ name }) => ['grammar', 'escapers', 'values'].includes(name));
  expect(core.reduce((sum, { inputs }) => sum + inputs, 0)).toBe(1_000_000);
  expect(targets.filter((target) => !core.includes(target)).every(({ inputs }) => inputs === 10_000)).toBe(true);
});

test('one per cent of the inputs are survived, each in time, and nothing is said without a place', async () => {
  for (const target of targets) {
    const { failure, slowest, inputs } = await runTarget(target, { seed: SEED, count: target.inputs * SHARE });
    expect(failure).toBeUndefined();
    expect(inputs).toBe(target.inputs * SHARE);
    expect(slowest.ms, `${target.name}, input ${slowest.index}`).toBeLessThan(LIMIT_MS);
  }
}, 180_000);
