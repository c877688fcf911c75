import { parentPort, workerData } from 'node:worker_threads';
import { runTarget } from './run-target';
import { fuzzTargets } from './targets';

/** What a thread is asked to do. */
export interface Order {
  readonly name: string;
  readonly seed: number;
  readonly from: number;
  readonly count: number;
  readonly seconds: number;
  /** The number of the input that is under way, seen from outside; -1 before the first. */
  readonly progress: SharedArrayBuffer;
}

const order = workerData as Order;
const progress = new Int32Array(order.progress);
const target = fuzzTargets().find(({ name }) => name === order.name);
if (!target) throw new Error(`Expected a target, not ${order.name}.`);
const result = await runTarget(target, {
  ...order,
  until: performance.now() + order.seconds * 1000,
  before: (index) => {
    Atomics.store(progress, 0, index);
  },
});
parentPort?.postMessage(result);
