/**
 * How long `npm run check` takes for all guides: `npm run bench -- check`. Cold is without verdicts of earlier runs, warm with
 * them, and the first row is without those on types too, which are checked in a thread beside. Each is the median of five
 * processes, from start to end; CPU is that of all their threads. npm's own start is left out.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/run';
import { cpuOf } from './cpu-of';

const RUNS = 5;
const CACHE = join(root, 'node_modules/.cache/sso-recipes');

export function benchCheck(): Promise<void> {
  // The first run of all compiles the TypeScript.
  run();
  const rows = {
    'cold, types too': () => {
      rmSync(CACHE, { recursive: true, force: true });
    },
    cold: () => {
      rmSync(join(CACHE, 'guides.json'), { force: true });
    },
    warm: () => undefined,
  };
  console.log(
    `\n${'npm run check, all guides'.padEnd(34)}${'median'.padStart(10)}${'slowest'.padStart(10)}${'CPU'.padStart(10)}`,
  );
  for (const [name, prepare] of Object.entries(rows)) {
    const runs = Array.from({ length: RUNS }, () => {
      prepare();
      return run();
    });
    const seconds = (key: keyof Cost, index: number): string => {
      const sorted = runs.map((one) => one[key]).sort((a, b) => a - b);
      return `${(sorted[index] ?? NaN).toFixed(2)} s`.padStart(10);
    };
    const half = Math.floor(RUNS / 2);
    console.log(`${name.padEnd(34)}${seconds('wall', half)}${seconds('wall', RUNS - 1)}${seconds('cpu', half)}`);
  }
  return Promise.resolve();
}

interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

/** Seconds that one process takes. */
function run(): Cost {
  const before = performance.now();
  const cpu = cpuOf(['--import', 'tsx', 'cli/check.ts'], root);
  return { wall: (performance.now() - before) / 1000, cpu };
}
