/**
 * From a key pressed in a field to the page painted with it: `npm run bench -- keystroke`.
 *
 * A page with 50, 500 and 5,000 placeholders, in texts, settings and snippets. Each key is handled in turn by the site, and
 * by a listener that writes `textContent` into the very same elements and does nothing else: what is measured is what the
 * site adds to what any page would have to do. The two alternate in one run, in one browser, on one page.
 */
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../tests/support/browser';
import { serve } from '../tests/support/serve';
import { copySite } from '../tests/support/site';

const COUNTS = [50, 500, 5000];
const RUNS = 41;

/** Milliseconds, the median of all runs. */
interface Times {
  readonly placeholders: number;
  readonly site: number;
  readonly direct: number;
}

export async function benchKeystroke(): Promise<void> {
  const site = copySite(Object.fromEntries(COUNTS.map((count) => [`docs/keys-${count}/index.md`, guideWith(count)])));
  try {
    const { code, output, dir } = await site.build();
    if (code !== 0) throw new Error(`The build failed.\n${output}`);
    const server = await serve(dir);
    // Otherwise both would only ever be seen to wait for the next frame of the screen.
    const browser = await launchBrowser(['--disable-frame-rate-limit', '--disable-gpu-vsync']);
    console.log(
      `\nFrom a key to the paint, median of ${RUNS}`.padEnd(42) +
        'site'.padStart(10) +
        'direct'.padStart(10) +
        '  ratio',
    );
    for (const count of COUNTS) print(await measure(browser, `${server.url}guides/keys-${count}/`));
    await browser.close();
    await server.close();
  } finally {
    site.remove();
  }
}

function print({ placeholders, site, direct }: Times): void {
  const ms = (time: number): string => `${time.toFixed(2)} ms`.padStart(10);
  console.log(`${String(placeholders).padEnd(41)}${ms(site)}${ms(direct)}  ${(site / direct).toFixed(2)}`);
}

async function measure(browser: Browser, url: string): Promise<Times> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  // `tsx` names functions by a helper, which the function below takes along into the page.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto(url);
  await page.waitForSelector('html[data-has-hydrated="true"]');
  const times = await page.evaluate(async (runs) => {
    const input = document.querySelector<HTMLInputElement>('.placeholder-form input[data-ph-field=""]');
    if (!input) throw new Error('The page has no field for the domain.');
    const targets = [...document.querySelectorAll<HTMLElement>('[data-ph="keys.company"]')];
    const setValue = (text: string): void => {
      // React notices only what its own setter has not seen.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    const painted = (): Promise<void> =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            resolve();
          };
          port2.postMessage(undefined);
        });
      });
    const direct = (event: Event): void => {
      event.stopImmediatePropagation();
      for (const target of targets) target.textContent = `keys.${input.value}`;
    };
    const time = async (text: string, handler?: (event: Event) => void): Promise<number> => {
      if (handler) window.addEventListener('input', handler, true);
      await painted();
      const start = performance.now();
      setValue(text);
      await painted();
      const took = performance.now() - start;
      if (handler) window.removeEventListener('input', handler, true);
      return took;
    };
    const site: number[] = [];
    const alone: number[] = [];
    for (let run = 0; run < runs + 4; run++) {
      const text = `${'a'.repeat(1 + (run % 7))}.example.org`;
      const [mine, theirs] = [await time(text), await time(`b${text}`, direct)];
      // The first ones compile the code.
      if (run < 4) continue;
      site.push(mine);
      alone.push(theirs);
    }
    const shown = targets.filter((target) => target.textContent.startsWith('keys.b')).length;
    if (shown !== targets.length) throw new Error('The direct writes did not arrive.');
    const median = (all: number[]): number => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN;
    return { placeholders: targets.length, site: median(site), direct: median(alone) };
  }, RUNS);
  await page.close();
  return times;
}

/** Half of the placeholders in snippets, a third in text, the rest in forms. */
function guideWith(count: number): string {
  const blocks: string[] = [];
  let left = count;
  const take = (wanted: number): number => {
    const taken = Math.min(wanted, left);
    left -= taken;
    return taken;
  };
  for (let block = 1; left > 0; block++) {
    const lines = Array.from({ length: take(10) }, (_, line) => `  key_${line}: https://keys.company/${block}/${line}`);
    blocks.push(`## Part ${block}\n`, `\`\`\`yaml title="part-${block}.yaml"\npart:\n${lines.join('\n')}\n\`\`\`\n`);
    const words = Array.from(
      { length: take(6) },
      (_, word) => `Open \`https://keys.company/${block}/${word}\` and look.`,
    );
    if (words.length > 0) blocks.push(`${words.join(' ')}\n`);
    const fields = Array.from({ length: take(4) }, (_, field) => `- Field ${field}: \`https://keys.company/${field}\``);
    if (fields.length > 0) blocks.push(`:::settings[Part ${block}]\n\n${fields.join('\n')}\n\n:::\n`);
  }
  return `---
title: Keys ${count}
category: other
providers: [authentik]
---

A page with many placeholders.

:::placeholders

- \`keys.company\` is the FQDN of the installation.

:::

${blocks.join('\n')}`;
}
