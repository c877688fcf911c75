import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { copySite, type DevServer } from './site';

/** The guide with the most snippets; its TypeScript is checked against packages. */
const GUIDE = 'auth-js';

/** Mistakes that a contributor may save, each with what the overlay says of it. */
export const mistakes = {
  placeholder: { good: '<client_id>', bad: '<client_idd>', words: 'Unexpected placeholder `<client_idd>`' },
  syntax: {
    good: '{ "dependencies": { "next-auth": "4.24.15" } }',
    bad: '{ "dependencies": { "next-auth": "4.24.15" }',
    words: '[snippet-syntax]',
  },
  types: {
    good: 'const session = await auth()',
    bad: 'const session: number = await auth()',
    words: '[snippet-types]',
  },
} as const;

export type Mistake = keyof typeof mistakes;

/** A guide in the development server, open in a browser, and in an editor. */
export interface OpenedDevServer {
  readonly page: Page;
  readonly server: DevServer;
  /** Saves the guide with a mistake, and resolves with the overlay's text when it is shown. */
  readonly make: (mistake: Mistake) => Promise<string>;
  /** Saves the guide as it was, and resolves when the page is shown without an overlay. */
  readonly mend: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const OVERLAY = '#webpack-dev-server-client-overlay';

/** Starts the development server of a copy of the site. */
export async function openDevServer(): Promise<OpenedDevServer> {
  const copy = copySite();
  const file = `docs/${GUIDE}/index.md`;
  const text = readFileSync(join(copy.dir, file), 'utf8');
  let server: DevServer | undefined;
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await browser?.close();
    await server?.stop();
    copy.remove();
  };
  try {
    server = await copy.start();
    browser = await launchBrowser();
    const page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(`${server.url}guides/${GUIDE}/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const overlay = page.locator(OVERLAY);
    return {
      page,
      server,
      make: async (mistake) => {
        const { good, bad, words } = mistakes[mistake];
        const broken = text.replace(good, bad);
        if (broken === text) throw new Error(`Expected ${JSON.stringify(good)} in ${file}.`);
        copy.change({ [file]: broken });
        const shown = page.frameLocator(OVERLAY).locator('body', { hasText: words });
        await shown.waitFor();
        return shown.innerText();
      },
      mend: async () => {
        copy.change({ [file]: text });
        await overlay.waitFor({ state: 'detached' });
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
