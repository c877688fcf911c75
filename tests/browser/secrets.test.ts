import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { articleText, openContext, useSample, visit } from '../support/page';

const SECRET = 'hunter2-Zq8vT';
/** The secret as it may appear, encoded too. */
const TRACE = /hunter2|aHVudGVyM|h%75nter2/i;
const sample = useSample();
const SAMPLE = 'guides/sample-app/';

/** Everything that a page can write and that outlives it, as one text. */
async function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await Promise.all(
      (await indexedDB.databases()).map(
        ({ name = '' }) =>
          new Promise<string>((resolve) => {
            const request = indexedDB.open(name);
            request.onsuccess = () => {
              const names = [...request.result.objectStoreNames];
              request.result.close();
              resolve(`${name}: ${names.join()}`);
            };
            request.onerror = () => {
              resolve(name);
            };
          }),
      ),
    );
    const caches = await Promise.all(
      (await window.caches.keys()).map(async (name) =>
        (await (await window.caches.open(name)).keys()).map(({ url }) => url).join(),
      ),
    );
    return JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      document.cookie,
      databases,
      caches,
      location.href,
      window.name,
      document.title,
      history.state,
      performance.getEntriesByType('resource').map(({ name }) => name),
    ]);
  });
}

test('after a visit with secrets they are in no storage, address, history, console, request or file that was not asked for', async () => {
  const context = await openContext(sample.browser, { stored: { provider: 'keycloak', baseDomain: 'example.org' } });
  const page = await context.newPage();
  const seen: string[] = [];
  let requests = 0;
  context.on('request', (request) => {
    requests++;
    seen.push(
      `request: ${request.method()} ${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`,
    );
  });
  page.on('console', (message) => seen.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => seen.push(`exception: ${error.message} ${error.stack ?? ''}`));
  page.on('download', (download) => seen.push(`download: ${download.suggestedFilename()}`));
  page.on('framenavigated', (frame) => seen.push(`address: ${frame.url()}`));

  await visit(page, sample.server.url + SAMPLE);
  const field = page.locator('.placeholder-form').getByLabel('<client_secret>', { exact: true });
  await field.pressSequentially(SECRET);
  await page.getByRole('button', { name: 'Show <client_secret>' }).first().click();
  expect(await articleText(page)).toContain(SECRET);

  // Around the site, with everything that writes or leads somewhere.
  await page.getByRole('button', { name: 'Your values' }).click();
  const panel = page.getByRole('dialog', { name: 'Your values' });
  await panel.getByLabel('<greeting>').fill('Hello');
  await panel.getByRole('button', { name: 'Copy link with my values' }).click();
  seen.push(`link: ${await panel.getByRole('textbox', { name: 'Link with your values' }).inputValue()}`);
  await panel.getByRole('button', { name: 'New profile' }).click();
  await panel.getByLabel('Name of the new profile').fill('lab');
  await panel.getByRole('checkbox', { name: /^Begin with/ }).check();
  await panel.getByRole('button', { name: 'Add', exact: true }).click();
  await panel.getByRole('combobox', { name: 'Profile' }).selectOption('Default');
  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Export profiles' }).click();
  seen.push(`export: ${readFileSync(await (await download).path(), 'utf8')}`);
  await page.keyboard.press('Escape');
  await page.locator('.toc-desktop a, .table-of-contents a').first().click();
  seen.push(`kept: ${await kept(page)}`);
  await page.locator('.navbar a[href$="/applications/"], .navbar__item[href]').first().click();
  seen.push(`kept: ${await kept(page)}`);
  await page.goBack();
  seen.push(`kept: ${await kept(page)}`);

  // What was asked for is there: a copy.
  const json = page.locator('.snippet[data-language=json]');
  await json.getByRole('button', { name: /^Copy/ }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`"secret": "${SECRET}"`);
  seen.push(`kept: ${await kept(page)}`, `state: ${JSON.stringify(await context.storageState())}`);

  expect(requests).toBeGreaterThan(5);
  expect(seen.filter((line) => TRACE.test(line))).toEqual([]);

  // Gone with the page, in a new tab, and after coming back.
  await page.reload();
  expect(await page.content()).not.toContain(SECRET);
  expect(await field.inputValue()).toBe('');
  const second = await context.newPage();
  await visit(second, sample.server.url + SAMPLE);
  expect(await second.content()).not.toContain(SECRET);
  expect(seen.filter((line) => TRACE.test(line))).toEqual([]);
  await context.close();
});

test('the check sees a secret where there is one', async () => {
  const context = await openContext(sample.browser);
  const page = await context.newPage();
  await visit(page, sample.server.url + SAMPLE);
  await page.evaluate((secret) => {
    sessionStorage.setItem('x', secret);
  }, SECRET);
  expect(await kept(page)).toMatch(TRACE);
  await context.close();
});

test('secrets are forgotten on demand, in all profiles, and no undo brings them back', async () => {
  const context = await openContext(sample.browser, {
    profiles: {
      active: 'a',
      profiles: [
        { id: 'a', name: 'home', values: {} },
        { id: 'b', name: 'lab', values: {} },
      ],
    },
  });
  const page = await context.newPage();
  await visit(page, sample.server.url + SAMPLE);
  await page.getByRole('button', { name: 'Your values' }).click();
  const panel = page.getByRole('dialog', { name: 'Your values' });
  const field = panel.getByLabel('<client_secret>', { exact: true });
  await field.fill(SECRET);
  await panel.getByRole('combobox', { name: 'Profile' }).selectOption('lab');
  expect(await field.inputValue()).toBe('');
  await field.fill(`${SECRET}-lab`);
  await panel.getByRole('button', { name: 'Forget secrets' }).click();
  for (;;) {
    expect(await field.inputValue()).toBe('');
    expect(await page.locator('article [data-masked]').count()).toBe(0);
    const undo = panel.getByRole('button', { name: /^Undo: / });
    if ((await undo.count()) === 0) break;
    await undo.click();
  }
  await panel.getByRole('combobox', { name: 'Profile' }).selectOption('home');
  expect(await field.inputValue()).toBe('');
  expect(await page.content()).not.toContain(SECRET);
  await context.close();
});
