import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { violations } from '../support/axe';
import { hydrated, openContext, useSample } from '../support/page';

const sample = useSample();

const pages = {
  home: '',
  'all applications': 'applications/',
  'a guide': 'guides/sample-app/',
  'the Wiki.js guide': 'guides/wiki-js/',
  'a contributor’s page': 'contributing/',
  'what is proven': 'proven/',
  'the page for unknown addresses': 'nowhere/',
};

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each(Object.entries(pages))('axe finds no violation on %s', async (_name, path) => {
    const context = await openContext(sample.browser, { colorScheme });
    const page = await context.newPage();
    await page.goto(sample.server.url + path);
    await hydrated(page);
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  test('axe finds no violation with values, a refused one, the panel open and a value being edited', async () => {
    const context = await openContext(sample.browser, {
      colorScheme,
      stored: { baseDomain: 'example.org', provider: 'keycloak' },
    });
    const page = await context.newPage();
    await page.goto(`${sample.server.url}guides/sample-app/`);
    await hydrated(page);
    await page.locator('.placeholder-form').getByLabel('sample.company', { exact: true }).fill('no host');
    await page.locator('article p .placeholder[data-ph="sample-app/greeting"]').first().click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Your values' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await context.close();
  });
});

describe('by keyboard alone', () => {
  test('the panel opens, takes values, closes with Escape and gives the focus back', async () => {
    const context = await openContext(sample.browser);
    const page = await context.newPage();
    await page.goto(`${sample.server.url}guides/sample-app/`);
    await hydrated(page);
    const button = page.getByRole('button', { name: 'Your values' });
    await tabTo(page, 'Your values');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, 'authentik');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('html').getAttribute('data-provider')).toBe('keycloak');
    await page.keyboard.press('Tab');
    await page.keyboard.type('example.org');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.locator('h1').innerText()).toBe('Sample App at sample.example.org');
    await context.close();
  });

  test('a snippet is copied', async () => {
    const context = await openContext(sample.browser, { stored: { baseDomain: 'example.org' } });
    const page = await context.newPage();
    await page.goto(`${sample.server.url}guides/sample-app/`);
    await hydrated(page);
    const button = page.locator('.snippet[data-language=shell] .copy-button');
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `curl --fail 'https://sample.example.org/api' --header "Host: sample.example.org"`,
    );
    await button.getByText('Copied', { exact: true }).waitFor();
    await context.close();
  });
});

/** Presses Tab until the focus is on an element with this text or value, as a person would. */
async function tabTo(page: Page, text: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate((wanted) => {
      const element = document.activeElement;
      return element?.textContent === wanted || (element instanceof HTMLInputElement && element.value === wanted);
    }, text);
    if (found) return;
  }
  throw new Error(`40 presses of Tab do not lead to “${text}”.`);
}

describe('on a phone of 320 px', () => {
  test.each(Object.entries(pages))('%s does not scroll sideways', async (_name, path) => {
    const context = await openContext(sample.browser, {
      viewport: { width: 320, height: 640 },
      stored: { baseDomain: 'a-long-domain-name.example.org', provider: 'keycloak' },
    });
    const page = await context.newPage();
    await page.goto(sample.server.url + path);
    await hydrated(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await context.close();
  });
});
