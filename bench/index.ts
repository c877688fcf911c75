/**
 * `npm run bench` runs all benchmarks, `npm run bench -- NAME` one of them. They print figures and judge nothing: a machine
 * that is busy must not fail a test.
 */
import { benchBuild } from './build';
import { benchCheck } from './check';
import { benchDevServer } from './dev-server';
import { benchKeystroke } from './keystroke';
import { benchWeight } from './page-weight';
import { benchSiteSize } from './site-size';

const benches: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  build: benchBuild,
  check: benchCheck,
  dev: benchDevServer,
  keystroke: benchKeystroke,
  weight: benchWeight,
  size: benchSiteSize,
};

const [name, ...args] = process.argv.slice(2);
if (name !== undefined && !Object.hasOwn(benches, name)) {
  throw new Error(`Unexpected benchmark ${name}, expected one of ${Object.keys(benches).join(', ')}.`);
}
for (const [id, bench] of Object.entries(benches)) if (name === undefined || name === id) await bench(args);
