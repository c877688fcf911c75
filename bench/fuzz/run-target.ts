import { inputOf, type Target } from './targets';

/** An input may take this long. */
export const LIMIT_MS = 2000;

/** What takes longer is measured again. */
const AGAIN_MS = 100;

export interface Failure {
  readonly target: string;
  readonly index: number;
  readonly reason: string;
  /** As short as it was made while it still fails. */
  readonly input: string;
}

export interface TargetResult {
  readonly target: string;
  readonly inputs: number;
  readonly slowest: { readonly ms: number; readonly index: number };
  readonly failure?: Failure;
}

export interface RunOptions {
  readonly seed: number;
  readonly from?: number;
  readonly count: number;
  /** `performance.now()` at which it ends in any case. Default: never. */
  readonly until?: number;
  /** Called before each input, so that somebody outside knows where it hangs. */
  readonly before?: (index: number) => void;
}

/** Runs inputs until one fails. */
export async function runTarget(
  target: Target,
  { seed, from = 0, count, until = Infinity, before }: RunOptions,
): Promise<TargetResult> {
  let slowest = { ms: 0, index: from };
  let inputs = 0;
  for (let index = from; index < from + count && performance.now() < until; index += 1) {
    const input = inputOf(target, seed, index);
    before?.(index);
    const started = performance.now();
    const reason = await reasonOf(target, input);
    let ms = performance.now() - started;
    // Some inputs load a parser or a schema; what is slow because of itself is slow again.
    if (ms > AGAIN_MS) ms = await timeOf(target, input);
    if (ms > slowest.ms) slowest = { ms, index };
    inputs += 1;
    if (reason !== undefined) {
      const failure = {
        target: target.name,
        index,
        reason,
        input: await minimised(target, input, inputOf(target, seed, Math.max(from, index - 1))),
      };
      return { target: target.name, inputs, slowest, failure };
    }
  }
  return { target: target.name, inputs, slowest };
}

async function timeOf(target: Target, input: string): Promise<number> {
  const started = performance.now();
  await reasonOf(target, input);
  return performance.now() - started;
}

async function reasonOf(target: Target, input: string): Promise<string | undefined> {
  try {
    return await target.judge(input);
  } catch (error) {
    return `throws ${error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join('\n    ') : String(error)}`;
  }
}

/**
 * Takes away halves, quarters and so on down to single characters, as long as what is left fails.
 *
 * @param healthy an input that did not fail before
 */
async function minimised(target: Target, input: string, healthy: string): Promise<string> {
  // A parser that is broken for good refuses everything from now on.
  if (healthy !== input && (await reasonOf(target, healthy)) !== undefined) return input;
  let shortest = input;
  const until = performance.now() + 20_000;
  for (let size = Math.ceil(input.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < shortest.length && performance.now() < until;) {
      const candidate = shortest.slice(0, start) + shortest.slice(start + size);
      if ((await reasonOf(target, candidate)) === undefined) start += size;
      else shortest = candidate;
    }
  }
  return shortest;
}
