import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { hydrated, openContext, watchForFaults } from '../support/page';
import { serve, type Server as StaticServer } from '../support/serve';

const PATH = '/sub/path/guides/sample-app/';
let browser: Browser;
let files: StaticServer;
let slow: Server;
let url: string;

/** Serves the page in pieces, cut inside a placeholder's text, and every script late: the worst case for a first paint. */
beforeAll(async () => {
  browser = await launchBrowser();
  files = await serve(inject('sampleSite'), { base: '/sub/path/' });
  slow = createServer((request, response) => {
    void (async () => {
      if (request.url === PATH) {
        response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
        for (const piece of pieces(readFileSync(join(inject('sampleSite'), 'guides/sample-app/index.html'), 'utf8'))) {
          response.write(piece);
          await sleep(150);
        }
        response.end();
        return;
      }
      if (request.url?.endsWith('.js')) await sleep(600);
      const answer = await fetch(new URL(request.url ?? '/', files.url));
      response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type') ?? 'text/plain' });
      response.end(Buffer.from(await answer.arrayBuffer()));
    })();
  }).listen(0, '127.0.0.1');
  await once(slow, 'listening');
  url = `http://127.0.0.1:${String((slow.address() as AddressInfo).port)}${PATH}`;
});
afterAll(async () => {
  await browser.close();
  slow.closeAllConnections();
  slow.close();
  await files.close();
});

function pieces(html: string): string[] {
  const cuts = [...html.matchAll(/>sample\.com/g)].map((match) => match.index + match[0].length);
  const chosen = [2, 9, 16, 30].flatMap((index) => cuts[index] ?? []);
  expect(chosen).toHaveLength(4);
  return [0, ...chosen].map((start, index) => html.slice(start, chosen[index]));
}

/** Records, in every frame, each placeholder that shows its example although the reader has a value for it, and every shift. */
async function record(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { frames: 0, defaults: new Set<string>(), shifts: [] as string[], beforeHydration: 0 };
    (window as unknown as { seen: typeof seen }).seen = seen;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as readonly {
        value: number;
        sources: readonly { node: Node | null }[];
      }[]) {
        const moved = entry.sources.map(({ node }) =>
          node instanceof Element ? node.outerHTML.slice(0, 120) : (node?.nodeValue ?? 'unknown'),
        );
        seen.shifts.push(`${String(entry.value)}: ${moved.join(' | ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
    const frame = (): void => {
      seen.frames++;
      const root = document.documentElement;
      if (root.dataset.hasHydrated === 'false' && document.querySelector('[data-ph]')) seen.beforeHydration++;
      for (const element of document.querySelectorAll<HTMLElement>('[data-ph]')) {
        const text = element.textContent;
        if (element.checkVisibility() && /company|<realm>|<greeting>/.test(text)) seen.defaults.add(text);
      }
      for (const link of document.querySelectorAll('a[data-ph-href]')) {
        if (
          link.checkVisibility() &&
          /sample\.company\/admin/.test(link.getAttribute('data-ph-href') ?? '') &&
          !link.hasAttribute('href') &&
          link.isConnected
        )
          seen.defaults.add('a link without its target');
      }
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

test('with stored values no frame shows a default, nothing moves and React finds what it expects', async () => {
  const stored = {
    baseDomain: 'a-much-longer-domain.example.org',
    provider: 'keycloak',
    values: { realm: 'home', 'sample-app/greeting': 'Hello <b>you</b>' },
  };
  const context = await openContext(browser, { stored });
  const page = await context.newPage();
  const faults = watchForFaults(page);
  await record(page);
  await page.goto(url);
  await hydrated(page);
  await sleep(500);
  const seen = await page.evaluate(() => {
    const { frames, defaults, shifts, beforeHydration } = (
      window as unknown as {
        seen: { frames: number; defaults: Set<string>; shifts: string[]; beforeHydration: number };
      }
    ).seen;
    return { frames, defaults: [...defaults], shifts, beforeHydration };
  });
  expect(seen.beforeHydration, 'frames recorded before hydration').toBeGreaterThan(10);
  expect(seen.defaults).toEqual([]);
  expect(seen.shifts).toEqual([]);
  expect(faults).toEqual([]);
  expect(await page.locator('.placeholder-form').getByLabel('Your domain').inputValue()).toBe(stored.baseDomain);
  expect(await page.locator('.placeholder-form').getByRole('radio', { name: 'Keycloak' }).isChecked()).toBe(true);
  await context.close();
});

test('the recorder sees a default when there is one', async () => {
  const context = await openContext(browser);
  const page = await context.newPage();
  await record(page);
  await page.goto(url);
  await hydrated(page);
  const defaults = await page.evaluate(() => [
    ...(window as unknown as { seen: { defaults: Set<string> } }).seen.defaults,
  ]);
  expect(defaults).toContain('sample.company');
  await context.close();
});

test('without JavaScript the page is complete with the defaults and shows one provider', async () => {
  const context = await openContext(browser, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${files.url}guides/sample-app/`);
  const text = await page.locator('article').innerText();
  expect(text).toContain('https://authentik.company/application/o/<application_slug>/');
  expect(text).not.toContain('keycloak.company');
  expect(text).toContain('Sample App at sample.company');
  // An example host is never a link.
  expect(await page.locator('article a[href*=".company"]:not([href^="#"])').count()).toBe(0);
  await context.close();
});
