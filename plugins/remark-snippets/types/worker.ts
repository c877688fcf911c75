import { Worker } from 'node:worker_threads';
import type { TypeFault, TypeRequest } from './check-types';

interface Answer {
  readonly id: number;
  readonly faults?: TypeFault[];
  readonly error?: string;
}

interface Waiting {
  readonly resolve: (faults: TypeFault[]) => void;
  readonly reject: (error: Error) => void;
}

let worker: Worker | undefined;
let requests = 0;
const waiting = new Map<number, Waiting>();

/**
 * Has the worker check types. It is started with the first request, keeps what it has read of packages for the next one, and
 * holds up the process only while somebody waits.
 *
 * @throws Error when the check cannot run
 */
export function checkInWorker(request: TypeRequest): Promise<TypeFault[]> {
  worker ??= start();
  const current = worker;
  const id = (requests += 1);
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    current.ref();
    current.postMessage({ id, request });
  });
}

/** Ends the worker, and with it what it remembers. The next request starts it again. */
export async function stopWorker(): Promise<void> {
  const current = worker;
  worker = undefined;
  await current?.terminate();
}

function start(): Worker {
  // The loaders of the main thread would be of no use to it, and slow.
  const started = new Worker(new URL('./worker-thread.cjs', import.meta.url), { execArgv: [] });
  started.on('message', ({ id, faults, error }: Answer) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) started.unref();
    if (faults) one?.resolve(faults);
    else one?.reject(new Error(`The types of snippets cannot be checked: ${error ?? 'no answer'}`));
  });
  const stopped = (reason: string): void => {
    if (worker === started) worker = undefined;
    for (const one of waiting.values()) one.reject(new Error(`The types of snippets cannot be checked: ${reason}`));
    waiting.clear();
  };
  started.on('error', (error) => {
    stopped(error instanceof Error ? error.message : String(error));
  });
  started.on('exit', (code) => {
    if (code !== 0 && worker === started) stopped(`the worker ended with code ${code}`);
  });
  return started;
}
