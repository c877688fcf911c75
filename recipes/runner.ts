/** What the command line and tests use of the runner. */
export { judge, type Problem, type Verdict } from './evidence/judge';
export { makeRecord, writeRecord } from './evidence/records';
export type { Job, JobReport } from './run/job';
export { executeJobs } from './run/pool';
