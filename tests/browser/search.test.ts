import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { useSample, visit } from '../support/page';

const sample = useSample();
let page: Page;

beforeEach(async () => {
  page = await sample.browser.newPage();
});
afterEach(async () => {
  await page.close();
});

const field = () => page.getByRole('combobox', { name: 'Search the guides' });

async function search(text: string): Promise<void> {
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await field().fill(text);
}

/** The texts under which the guides explain failures. */
function symptoms(): string[] {
  const docs = join(import.meta.dirname, '../../docs');
  return readdirSync(docs)
    .filter((name) => !name.startsWith('_'))
    .flatMap((name) => [...readFileSync(join(docs, name, 'index.md'), 'utf8').matchAll(/^:+symptom\[`?(.+?)`?\]/gm)])
    .map(([, text = '']) => text);
}

describe('the search', () => {
  test('loads nothing of the index before it is used', async () => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await visit(page, sample.server.url);
    expect(requests.filter((url) => url.includes('pagefind'))).toEqual([]);
    await search('wiki');
    await page.getByRole('option').first().waitFor();
    expect(requests.filter((url) => url.includes('pagefind'))).not.toEqual([]);
  });

  test('finds an error message and leads to its section by keyboard alone', async () => {
    await visit(page, sample.server.url);
    await page.keyboard.press('Control+K');
    await field().waitFor();
    await page.keyboard.type('Failed to obtain access token');
    const found = page.getByRole('option', { name: 'Wiki.js: Failed to obtain access token' });
    await found.waitFor();
    expect(await found.getAttribute('aria-selected')).toBe('true');
    expect(await field().getAttribute('aria-activedescendant')).toBe(await found.getAttribute('id'));
    expect(await found.locator('mark').first().textContent()).toMatch(/failed|obtain|access|token/i);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/guides/wiki-js/#*');
    const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
    expect(await page.locator(`[id="${id}"]`).textContent()).toContain('Failed to obtain access token');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('finds every error text of every guide, word for word', async () => {
    await visit(page, sample.server.url);
    await search('token');
    const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '');
    const missed: string[] = [];
    for (const text of symptoms()) {
      await field().fill(text);
      await page
        .waitForFunction(
          (wanted) =>
            [...document.querySelectorAll('[role=option]')].some((option) =>
              option.textContent
                .toLowerCase()
                .replace(/[^a-z0-9]+/g, '')
                .includes(wanted),
            ),
          letters(text),
          { timeout: 5000 },
        )
        .catch(() => missed.push(text));
    }
    expect(missed).toEqual([]);
  }, 120_000);

  test('says how much was found, and what to do when nothing was', async () => {
    await visit(page, sample.server.url);
    await search('token');
    await page.getByText(/^Found on \d+ pages?/).waitFor();
    await field().fill('zzzqqqxxx');
    await page.getByText('Nothing found for “zzzqqqxxx”.').waitFor();
    await page.getByText('Try fewer words.').waitFor();
    expect(await page.getByRole('option').count()).toBe(0);
    expect(await field().getAttribute('aria-expanded')).toBe('false');
  });

  test('moves through the results with the arrows, round the ends', async () => {
    await visit(page, sample.server.url);
    await search('token');
    await page.getByText(/^Found on/).waitFor();
    const options = page.getByRole('option');
    const selected = () =>
      options.evaluateAll((all) => all.map((one) => one.getAttribute('aria-selected')).indexOf('true'));
    const [first, count] = [await selected(), await options.count()];
    await page.keyboard.press('ArrowDown');
    expect(await selected()).toBe((first + 1) % count);
    for (let step = 0; step < count; step++) await page.keyboard.press('ArrowUp');
    expect(await selected()).toBe((first + 1) % count);
  });

  test('opens by a slash outside of fields only, closes by Escape, and gives the focus back', async () => {
    await visit(page, sample.server.url);
    await page.getByLabel('Your domain').press('/');
    expect(await page.getByRole('dialog').count()).toBe(0);
    const button = page.getByRole('button', { name: 'Search', exact: true });
    await button.focus();
    await page.keyboard.press('/');
    await field().waitFor();
    expect(await field().evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('shows markup in a query as text', async () => {
    await visit(page, sample.server.url);
    await search('<zzzqqqxxx>');
    await page.getByText('Nothing found for “<zzzqqqxxx>”.').waitFor();
  });

  test('says so when the index cannot be loaded, and tries again', async () => {
    await page.route('**/pagefind/pagefind.js', (route) => route.abort(), { times: 1 });
    await visit(page, sample.server.url);
    await search('wiki');
    await page.getByText('The search index did not load.').waitFor();
    await field().fill('wiki.js');
    await page.getByRole('option').first().waitFor();
  });

  test('can be opened from the page that does not exist', async () => {
    await visit(page, `${sample.server.url}no/such/page/`);
    await page.getByRole('button', { name: 'Search the guides' }).click();
    await field().waitFor();
  });
});
