import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openContext, useSample, visit, watchForFaults } from '../support/page';

const sample = useSample();
const guide = (): string => `${sample.server.url}guides/sample-app/`;

/** Everything that the live region says from now on, in order. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    (window as unknown as { said: string[] }).said = said;
    new MutationObserver(() => {
      const text = document.querySelector('[data-changes]')?.textContent ?? '';
      if (text !== '' && text !== said.at(-1)) said.push(text);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}

const quiet = (page: Page): Promise<void> => page.waitForTimeout(1500);

/** What a reader sees that stands under the domain, counted in another way than the site does. */
async function visiblePlaces(page: Page, domain: string): Promise<{ values: number; places: number }> {
  return page.evaluate((wanted) => {
    const found = [...document.querySelectorAll<HTMLElement>('.placeholder')].filter(
      (element) =>
        element.textContent.includes(wanted) &&
        element.getClientRects().length > 0 &&
        (element.parentElement?.closest('.sr-only') ?? null) === null,
    );
    return { values: new Set(found.map((element) => element.dataset.ph)).size, places: found.length };
  }, domain);
}

describe('what changed', () => {
  let context: BrowserContext;
  let page: Page;
  let said: () => Promise<string[]>;
  let faults: string[];
  beforeAll(async () => {
    context = await openContext(sample.browser);
    page = await context.newPage();
    faults = watchForFaults(page);
    await visit(page, guide());
    said = await listen(page);
  });
  afterAll(async () => {
    await context.close();
  });

  test('nothing is said at first load', async () => {
    await quiet(page);
    expect(await said()).toEqual([]);
  });

  test('it is said once after the last key: how many values, in how many places that a reader sees', async () => {
    await page.locator('.placeholder-form').getByLabel('Your domain').pressSequentially('example.org', { delay: 60 });
    expect(await said()).toEqual([]);
    await quiet(page);
    const { values, places } = await visiblePlaces(page, 'example.org');
    expect(values).toBeGreaterThan(2);
    expect(places).toBeGreaterThan(20);
    expect(await said()).toEqual([`${String(values)} values changed in ${String(places)} places`]);
    const tree = await page.locator('body').ariaSnapshot();
    expect(tree).toContain(`status: ${String(values)} values changed in ${String(places)} places`);
  });

  test('another provider’s places count once they are shown', async () => {
    const before = (await said()).length;
    await page.locator('.placeholder-form').getByText('Keycloak', { exact: true }).click();
    await page.locator('.placeholder-form').getByLabel('<realm>').fill('home');
    await quiet(page);
    const places = await page.evaluate(
      () =>
        [...document.querySelectorAll('.placeholder[data-ph=realm]')].filter(
          (one) => one.getClientRects().length > 0 && !one.closest('.sr-only'),
        ).length,
    );
    expect((await said()).slice(before)).toEqual([`1 value changed in ${String(places)} places`]);
  });

  test('a value that went back to what it was is not said', async () => {
    const before = (await said()).length;
    const field = page.locator('.placeholder-form').getByLabel('<realm>');
    await field.fill('other');
    await field.fill('home');
    await quiet(page);
    expect((await said()).slice(before)).toEqual([]);
  });

  test('it is said inside the panel, because nothing beside an open dialog is read out', async () => {
    await page.getByRole('button', { name: 'Your values' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByLabel('sample.company', { exact: true }).fill('notes.example.net');
    await quiet(page);
    expect(await panel.locator('[data-changes]').innerText()).toMatch(/^1 value changed in \d+ places$/);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  test('another tab’s change is said too', async () => {
    const before = (await said()).length;
    const other = await context.newPage();
    await visit(other, guide());
    await other.locator('.placeholder-form').getByLabel('Your domain').fill('example.net');
    await page.waitForFunction(() => document.querySelector('[data-changes]')?.textContent !== '', undefined, {
      timeout: 5000,
    });
    await quiet(page);
    expect((await said()).slice(before)).toEqual([expect.stringMatching(/^\d+ values changed in \d+ places$/)]);
    await other.close();
  });

  test('nothing is said after navigation', async () => {
    const before = (await said()).length;
    await page.locator('.placeholder-form').getByLabel('Your domain').fill('example.com');
    await page.locator('.navbar').getByRole('link').first().click();
    await page.waitForURL((url) => !url.pathname.endsWith('sample-app/'));
    await quiet(page);
    expect((await said()).slice(before)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('the examples, for as long as Alt+X is held', () => {
  const SECRET = 'a secret of mine';
  let context: BrowserContext;
  let page: Page;
  let faults: string[];
  const article = (): Promise<string> => page.locator('article').innerText();
  const badge = (): ReturnType<Page['locator']> => page.locator('[data-examples-badge]');

  beforeAll(async () => {
    context = await openContext(sample.browser, {
      stored: {
        provider: 'keycloak',
        baseDomain: 'example.org',
        values: { realm: 'home', 'sample-app/greeting': 'Hi' },
      },
    });
    page = await context.newPage();
    faults = watchForFaults(page);
    await visit(page, guide());
    await page.locator('.placeholder-form').getByLabel('<client_secret>').fill(SECRET);
    await page.locator('.placeholder-form').getByRole('button', { name: 'Show <client_secret>' }).click();
    await page.locator('h1').click();
  });
  afterAll(async () => {
    await context.close();
  });

  test('the page shows them, secrets too, and everything is back on release', async () => {
    const before = await article();
    expect(before).toContain(SECRET);
    expect(before).toContain('sample.example.org');
    await page.keyboard.down('Alt');
    await page.keyboard.down('x');
    await badge().waitFor();
    expect(await badge().innerText()).toContain('Showing the examples');
    expect(await page.locator('body').getAttribute('data-examples')).toBe('');
    const held = await article();
    expect(held).toContain('sample.company');
    expect(held).toContain('https://keycloak.company/realms/<realm>');
    expect(held).not.toContain('example.org');
    expect(held).not.toContain(SECRET);
    // The reader's own provider stays, and nothing moves because of notes that come.
    expect(held).toContain('Only for Keycloak at keycloak.company');
    await page.keyboard.up('x');
    await page.keyboard.up('Alt');
    await badge().waitFor({ state: 'detached' });
    expect(await article()).toBe(before);
    expect(await page.locator('body').getAttribute('data-examples')).toBeNull();
  });

  test.each([
    ['Alt is released first', () => page.keyboard.up('Alt')],
    ['the window loses the focus', () => page.evaluate(() => window.dispatchEvent(new Event('blur')))],
    ['the tab is left', () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))],
  ])('everything is back when %s', async (_words, leave) => {
    await page.keyboard.down('Alt');
    await page.keyboard.down('x');
    await badge().waitFor();
    await leave();
    await badge().waitFor({ state: 'detached' });
    expect(await article()).toContain(SECRET);
    await page.keyboard.up('x');
    await page.keyboard.up('Alt');
  });

  test('in a text field the keys belong to the field', async () => {
    await page.locator('.placeholder-form').getByLabel('Your domain').focus();
    await page.keyboard.down('Alt');
    await page.keyboard.down('x');
    await page.waitForTimeout(200);
    expect(await page.locator('body').getAttribute('data-examples')).toBeNull();
    await page.keyboard.up('x');
    await page.keyboard.up('Alt');
  });

  test('the button in the panel does the same without a key held, and names the keys', async () => {
    await page.getByRole('button', { name: 'Your values' }).click();
    const button = page.getByRole('dialog').getByRole('button', { name: 'Show the examples' });
    expect(await button.getAttribute('aria-keyshortcuts')).toBe('Alt+X');
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    await button.press('Enter');
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await article()).not.toContain('example.org');
    // What is copied is what is shown.
    await page.locator('.snippet[data-language=json]').getByRole('button', { name: /^Copy/ }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('https://sample.company/');
    expect(copied).toContain('<client_secret>');
    await badge().getByRole('button', { name: 'Show my values' }).click();
    await badge().waitFor({ state: 'detached' });
    expect(await article()).toContain(SECRET);
    expect(faults).toEqual([]);
  });
});
