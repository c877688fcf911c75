/**
 * From saving a guide with a mistake to the overlay in the browser, and from mending it to the page without: `npm run bench -- dev`.
 */
import { type Mistake, mistakes, openDevServer } from '../tests/support/dev-overlay';

const RUNS = 5;

export async function benchDevServer(): Promise<void> {
  const { make, mend, page, close } = await openDevServer();
  try {
    for (const mistake of Object.keys(mistakes) as Mistake[]) {
      const shown: number[] = [];
      const gone: number[] = [];
      // The first one loads what all need.
      for (let run = 0; run <= RUNS; run += 1) {
        const times = [await timed(() => make(mistake)), await timed(mend)] as const;
        // An author looks at the page; what the server still does is done by then.
        await page.waitForTimeout(4000);
        if (run === 0) continue;
        shown.push(times[0]);
        gone.push(times[1]);
      }
      console.log(
        `${mistake}: shown after ${median(shown)} ms, gone after ${median(gone)} ms (medians of ${RUNS}; slowest ${Math.max(...shown)} and ${Math.max(...gone)} ms)`,
      );
    }
  } finally {
    await close();
  }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return Math.round(performance.now() - started);
}

const median = (times: readonly number[]): number | undefined =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
