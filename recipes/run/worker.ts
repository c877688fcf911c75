/** A process that executes guides, one after the other: names lead to one place at a time in it. */
import { loadSite, type Site } from '../../plugins/site';
import { executeJob } from './execute-job';
import type { Job } from './job';
import type { FromWorker } from './pool';
import { openWorkshop, type Workshop } from './workshop';

let ready: Promise<{ readonly site: Site; readonly workshop: Workshop }> | undefined;

const send = (message: FromWorker): void => {
  process.send?.(message);
};

process.on('message', (job: Job) => {
  void answer(job);
});
process.on('disconnect', () => {
  void end();
});

async function answer(job: Job): Promise<void> {
  try {
    ready ??= Promise.all([loadSite(job.root), openWorkshop()]).then(([site, workshop]) => ({ site, workshop }));
    const progress = (): void => {
      send({ kind: 'progress' });
    };
    send({ kind: 'report', report: await executeJob(job, { ...(await ready), progress }) });
  } catch (error) {
    send({ kind: 'error', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

async function end(): Promise<void> {
  try {
    await (await ready)?.workshop.close();
  } finally {
    process.exit();
  }
}
