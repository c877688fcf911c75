import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { hydrated, openContext, watchForFaults, useSample } from '../support/page';

const HOSTILE = `pa$$w0rd$&x"'<b>`;
const sample = useSample();

async function openSample(): Promise<Page> {
  const context = await openContext(sample.browser);
  const page = await context.newPage();
  await page.goto(`${sample.server.url}guides/sample-app/`);
  await hydrated(page);
  return page;
}

test.each([
  HOSTILE,
  '<img src=x onerror="window.hit=1">',
  '</script><script>window.hit=1</script>',
  '${window.hit=1}',
  '  two  spaces ',
])(
  'the text %s appears as it is, executes nowhere and is copied as it is, in a file as its syntax wants it',
  async (value) => {
    const page = await openSample();
    const faults = watchForFaults(page);
    await page.locator('.placeholder-form').getByLabel('<greeting>').fill(value);
    const shown = page.locator('article p .placeholder[data-ph="sample-app/greeting"]').first();
    expect(await shown.textContent()).toBe(value);
    const snippet = await page.locator('.snippet[data-language=yaml] code').innerText();
    expect(parse(snippet)).toMatchObject({
      services: { sample: { environment: { GREETING: value.replaceAll('$', '$$$$') } } },
    });
    const setting = page.locator('#form .setting').filter({ hasText: 'Greeting' });
    await setting.getByRole('button', { name: /^Copy/ }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(value);
    await page.reload();
    await hydrated(page);
    expect(await shown.textContent()).toBe(value);
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
    expect(await page.locator('article b, article img').count()).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  },
);

test('a host field refuses it, says why, keeps the text and leaves the page as it was', async () => {
  const page = await openSample();
  const field = page.locator('.placeholder-form').getByLabel('sample.company', { exact: true });
  await field.fill('notes.example.org');
  await field.fill(HOSTILE);
  await field.blur();
  expect(await field.inputValue()).toBe(HOSTILE);
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  const description = await field.evaluate((input) =>
    (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
      .join(' '),
  );
  expect(description).toContain('A host name cannot contain');
  expect(await page.locator('h1').innerText()).toBe('Sample App at notes.example.org');
  await page.context().close();
});

test('a secret is masked, copied by button and by selection, and kept nowhere', async () => {
  const page = await openSample();
  await page.locator('.placeholder-form').getByLabel('<client_secret>', { exact: true }).fill(HOSTILE);
  const json = page.locator('.snippet[data-language=json]');
  expect(await json.locator('code').innerText()).toContain('"secret": "••••••••"');
  await json.getByRole('button', { name: /^Copy/ }).click();
  const byButton = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(byButton)).toMatchObject({ secret: HOSTILE });
  await json.locator('code').evaluate((code) => getSelection()?.selectAllChildren(code));
  await page.keyboard.press('Control+C');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(byButton);
  expect(await json.locator('code').innerText()).toContain('••••••••');
  expect(
    await page.evaluate(() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + location.href),
  ).not.toContain('w0rd');
  await page.reload();
  await hydrated(page);
  expect(await json.locator('code').innerText()).toContain('<client_secret>');
  await page.context().close();
});
