import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Job, JobReport } from './job';

export type FromWorker =
  | { readonly kind: 'progress' }
  | { readonly kind: 'report'; readonly report: JobReport }
  | { readonly kind: 'error'; readonly message: string };

export interface PoolOptions {
  /** Default: as many as there are processors, and no more than jobs. */
  readonly workers?: number;
  /** Called at each run, and at the end of each job. */
  readonly onProgress?: (event: { readonly runs: number; readonly done: number; readonly report?: JobReport }) => void;
}

/**
 * Executes jobs in processes of their own, several at a time. All have ended when it returns or throws.
 *
 * @returns the reports in the order of the jobs
 * @throws Error when a worker stopped, or a job could not be executed at all
 */
export async function executeJobs(jobs: readonly Job[], options: PoolOptions = {}): Promise<JobReport[]> {
  const { workers = Math.min(availableParallelism(), jobs.length), onProgress } = options;
  const reports = new Map<Job, JobReport>();
  const queue = [...jobs];
  const children: ChildProcess[] = [];
  let runs = 0;
  const work = async (): Promise<void> => {
    const child = fork(join(import.meta.dirname, 'worker.ts'), { execArgv: ['--import', import.meta.resolve('tsx')] });
    children.push(child);
    for (let job = queue.shift(); job; job = queue.shift()) {
      const report = await ask(child, job, () => {
        runs += 1;
        onProgress?.({ runs, done: reports.size });
      });
      reports.set(job, report);
      onProgress?.({ runs, done: reports.size, report });
    }
  };
  try {
    await Promise.all(Array.from({ length: workers }, work));
  } finally {
    await Promise.all(children.map(end));
  }
  return jobs.flatMap((job) => reports.get(job) ?? []);
}

/** A worker ends when nobody listens to it any more, and what it started with it. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  if (child.connected) child.disconnect();
  await ended;
}

function ask(child: ChildProcess, job: Job, onRun: () => void): Promise<JobReport> {
  return new Promise((resolve, reject) => {
    const name = `${job.guide} with ${job.provider}`;
    const stopped = (code: number | null): void => {
      reject(new Error(`${name}: the process that ran it stopped (${code ?? 'killed'}).`));
    };
    const heard = (message: FromWorker): void => {
      if (message.kind === 'progress') {
        onRun();
        return;
      }
      child.off('message', heard);
      child.off('exit', stopped);
      if (message.kind === 'report') resolve(message.report);
      else reject(new Error(`${name}: ${message.message}`));
    };
    child.on('message', heard);
    child.on('exit', stopped);
    child.send(job);
  });
}
