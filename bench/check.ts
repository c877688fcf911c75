/**
 * How long `npm run check` takes for all guides: `npm run bench -- check`. Cold is without verdicts of earlier runs, warm with
 * them; each is the median of five processes, from start to end. npm's own start is left out.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/run';

const RUNS = 5;
const CACHE = join(root, 'node_modules/.cache/sso-recipes');

export function benchCheck(): Promise<void> {
  // The first run of all compiles the TypeScript.
  time();
  const cold = Array.from({ length: RUNS }, () => {
    rmSync(CACHE, { recursive: true, force: true });
    return time();
  });
  const warm = Array.from({ length: RUNS }, time);
  console.log(`\n${'npm run check, all guides'.padEnd(34)}${'median'.padStart(10)}${'slowest'.padStart(10)}`);
  for (const [name, runs] of Object.entries({ cold, warm })) {
    const sorted = runs.sort((a, b) => a - b);
    const seconds = (index: number): string => `${((sorted[index] ?? 0) / 1000).toFixed(2)} s`.padStart(10);
    console.log(`${name.padEnd(34)}${seconds(Math.floor(RUNS / 2))}${seconds(RUNS - 1)}`);
  }
  return Promise.resolve();
}

/** Milliseconds that one process takes. */
function time(): number {
  const before = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'cli/check.ts'], { cwd: root });
  if (status !== 0 && status !== 1) throw new Error(String(stderr));
  return performance.now() - before;
}
