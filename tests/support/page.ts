import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { DEFAULT_NAME, type Profiles } from '../../src/core/values/profile';
import { STORAGE_KEY } from '../../src/store/storage';
import { launchBrowser } from './browser';
import { serve, type Server } from './serve';

/** A browser and the served sample site, for all tests of a file. The properties are there from `beforeAll` on. */
export interface Sample {
  browser: Browser;
  server: Server;
}

/** Starts a browser and serves the sample site below `/sub/path/` before the tests of a file, and stops both after them. */
export function useSample(): Sample {
  const sample = {} as Sample;
  beforeAll(async () => {
    sample.browser = await launchBrowser();
    sample.server = await serve(inject('sampleSite'), { base: '/sub/path/' });
  });
  afterAll(async () => {
    await sample.browser.close();
    await sample.server.close();
  });
  return sample;
}

/** Values as the site keeps them, in the one profile that a reader has without asking for more. */
export interface Stored {
  readonly provider?: string;
  readonly baseDomain?: string;
  readonly values?: Readonly<Record<string, string>>;
}

export interface OpenOptions {
  readonly stored?: Stored;
  /** Several profiles, in place of `stored`. */
  readonly profiles?: Profiles;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly javaScriptEnabled?: boolean;
}

/** A fresh profile, with values from an earlier visit if given. */
export async function openContext(
  browser: Browser,
  { stored, profiles, ...options }: OpenOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  const kept =
    profiles ??
    (stored && { active: 'default', profiles: [{ id: 'default', name: DEFAULT_NAME, values: {}, ...stored }] });
  if (kept) {
    // Only on the first page: later ones must find what the site itself has kept.
    await context.addInitScript(
      ([key, text]) => {
        if (localStorage.getItem(key) === null) localStorage.setItem(key, text);
      },
      [STORAGE_KEY, JSON.stringify(kept)] as const,
    );
  }
  return context;
}

/** Collects what must not happen: errors and warnings on the console, exceptions, requests to other hosts. */
export function watchForFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') faults.push(`request: ${request.url()}`);
  });
  return faults;
}

/** Waits until React has taken over the page. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForSelector('html[data-has-hydrated="true"]');
}

/** Goes to a page and waits until it answers. */
export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await hydrated(page);
}

/** The text of the guide as a reader sees it: what CSS hides is not in it. */
export async function articleText(page: Page): Promise<string> {
  return page.locator('article').innerText();
}
