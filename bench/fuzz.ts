/**
 * `npm run fuzz`: gives random texts to everything that reads texts, and fails when something throws, does not come to an end,
 * or says something without a place in the text. A million for the placeholder grammar, the escapers and the value parsers, ten
 * thousand for the parser of each snippet language and for the whole pipeline. Each target has a thread of its own.
 *
 * --seed N      other texts; default 777
 * --seconds N   at most this long for each target; default 600
 * --share N     this part of the inputs; default 1
 * --target NAME only this one; with --index N only this input
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { LIMIT_MS, type TargetResult } from './fuzz/run-target';
import { fuzzTargets, inputOf, type Target } from './fuzz/targets';
import type { Order } from './fuzz/worker';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '777' },
    seconds: { type: 'string', default: '600' },
    share: { type: 'string', default: '1' },
    target: { type: 'string' },
    index: { type: 'string' },
  },
});
/** Making a failing input shorter takes up to 20 seconds, within one input. */
const SLACK_MS = 25_000;
const seed = Number(options.seed);
const index = options.index === undefined ? undefined : Number(options.index);

const started = performance.now();
const all = fuzzTargets();
const chosen = all.filter(({ name }) => options.target === undefined || name === options.target);
if (chosen.length === 0)
  throw new Error(`Unexpected target, expected one of ${all.map(({ name }) => name).join(', ')}.`);
let total = 0;
for (const target of chosen) {
  const result = await runApart(target);
  const { inputs, slowest, failure } = result;
  total += inputs;
  const slow = `slowest ${slowest.ms.toFixed(0)} ms, input ${slowest.index}`;
  console.log(`${target.name.padEnd(14)}${String(inputs).padStart(9)} inputs  ${slow}${failure ? '  FAILED' : ''}`);
  if (!failure) continue;
  process.exitCode = 1;
  console.log(`  ${failure.reason}\n  ${JSON.stringify(failure.input)}`);
  console.log(`  Again: npm run fuzz -- --seed ${seed} --target ${target.name} --index ${failure.index}`);
}
console.log(`Seed ${seed}: ${total} inputs, ${((performance.now() - started) / 1000).toFixed(0)} s.`);

/** Runs a target in a thread, and ends the thread when one input takes too long. */
function runApart(target: Target): Promise<TargetResult> {
  const progress = new SharedArrayBuffer(4);
  const current = new Int32Array(progress);
  current[0] = -1;
  const count = index === undefined ? Math.ceil(target.inputs * Number(options.share)) : 1;
  const order: Order = { name: target.name, seed, from: index ?? 0, count, seconds: Number(options.seconds), progress };
  // Node 20 takes no TypeScript as a thread's own file.
  const file = JSON.stringify(pathToFileURL(join(import.meta.dirname, 'fuzz/worker.ts')).href);
  const load = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}); })`;
  const worker = new Worker(load, { eval: true, workerData: order });
  return new Promise((resolve, reject) => {
    let seen = -1;
    let since = performance.now();
    const watch = setInterval(() => {
      const now = Atomics.load(current, 0);
      if (now !== seen) [seen, since] = [now, performance.now()];
      const ms = performance.now() - since;
      // The first input loads the parser, and a failing one is made shorter.
      if (ms < LIMIT_MS * (seen === (index ?? 0) || seen < 0 ? 15 : 1) + SLACK_MS) return;
      clearInterval(watch);
      void worker.terminate();
      const failure = {
        target: target.name,
        index: seen,
        reason: `does not end within ${ms.toFixed(0)} ms`,
        input: inputOf(target, seed, seen),
      };
      resolve({ target: target.name, inputs: seen - order.from, slowest: { ms, index: seen }, failure });
    }, 200);
    worker.once('message', (result: TargetResult) => {
      clearInterval(watch);
      resolve(result);
    });
    worker.once('error', (error) => {
      clearInterval(watch);
      reject(error);
    });
  });
}
