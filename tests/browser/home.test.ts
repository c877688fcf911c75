import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hydrated, openContext, useSample, visit, watchForFaults } from '../support/page';

const sample = useSample();
let context: BrowserContext;
let page: Page;
let faults: string[];

beforeEach(async () => {
  context = await openContext(sample.browser);
  page = await context.newPage();
  faults = watchForFaults(page);
  await visit(page, sample.server.url);
});
afterEach(async () => {
  await context.close();
  expect(faults).toEqual([]);
});

const field = () => page.getByLabel('Your domain');
/** A setting's value as it is seen. */
const setting = (name: string) => page.locator('dt', { hasText: name }).locator('+ dd code').innerText();
const file = () => page.getByRole('region', { name: 'grafana.env' }).innerText();

describe('the home page', () => {
  test('shows the example values at first', async () => {
    expect(await setting('Application URL')).toBe('https://wiki.company');
    expect(await setting('Issuer')).toBe('https://authentik.company/application/o/wiki-js/');
    expect(await file()).toContain('GF_SERVER_ROOT_URL=https://grafana.company/');
  });

  test('puts the domain into settings and file while it is typed', async () => {
    await field().pressSequentially('example.org');
    expect(await setting('Application URL')).toBe('https://wiki.example.org');
    expect(await setting('Issuer')).toBe('https://authentik.example.org/application/o/wiki-js/');
    expect(await file()).toContain('AUTH_URL=https://authentik.example.org/application/o/authorize/');
  });

  test('shows the other provider when it is chosen', async () => {
    await page.getByLabel('Keycloak').check();
    await field().fill('example.org');
    expect(await setting('Issuer')).toBe('https://keycloak.example.org/realms/<realm>');
    expect(await file()).not.toContain('authentik');
  });

  test('copies what it shows', async () => {
    await field().fill('example.org');
    await page.getByRole('button', { name: 'Copy grafana.env' }).click();
    await page.getByText('Copied: grafana.env').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.trim()).toBe((await file()).trim());
  });

  test.each([
    ['foo bar', 'A host name cannot contain a space.'],
    ['192.0.2.1', 'is an IP address'],
    ['https://', 'has no host'],
  ])('refuses “%s”, says why, and keeps the text', async (text, reason) => {
    await field().fill('example.org');
    await field().fill(text);
    await field().blur();
    expect(await field().inputValue()).toBe(text);
    expect(await field().getAttribute('aria-invalid')).toBe('true');
    expect(await describedBy()).toContain(reason);
    expect(await setting('Application URL')).toBe('https://wiki.example.org');
  });

  test('says what it understood when more than a domain is pasted', async () => {
    await field().fill('HTTPS://Example.org/admin?x=1');
    expect(await describedBy()).toContain('Understood as example.org');
    expect(await setting('Application URL')).toBe('https://wiki.example.org');
  });

  test('keeps the values, and has them in the page before any script of the bundle runs', async () => {
    await field().fill('example.org');
    await page.getByLabel('Keycloak').check();
    // Without the bundle, what is seen is what the head script put there.
    const bundle = /\/assets\/js\/(?!reader\.)/;
    await page.route(bundle, (route) => route.abort());
    await page.reload({ waitUntil: 'load' });
    expect(await field().inputValue()).toBe('example.org');
    expect(await setting('Application URL')).toBe('https://wiki.example.org');
    expect(await setting('Issuer')).toBe('https://keycloak.example.org/realms/<realm>');
    faults = faults.filter((fault) => !fault.includes('ERR_FAILED'));
    await page.unroute(bundle);
    await page.reload();
    await hydrated(page);
    expect(await setting('Issuer')).toBe('https://keycloak.example.org/realms/<realm>');
  });

  test('leads to the list of a provider’s guides', async () => {
    await page
      .getByRole('main')
      .getByRole('link', { name: /^Keycloak \d+ guides?$/ })
      .click();
    await page.waitForURL('**/applications/?provider=keycloak');
    expect(await page.getByRole('combobox', { name: 'Identity provider' }).inputValue()).toBe('keycloak');
    await page.getByLabel('Name or word').fill('wiki');
    await page.getByRole('link', { name: 'Wiki.js' }).waitFor();
    await page.getByLabel('Name or word').fill('zzzqqqxxx');
    await page.getByText('No guide matches.').waitFor();
  });
});

/** The text that a screen reader gives with the field. */
async function describedBy(): Promise<string> {
  const ids = (await field().getAttribute('aria-describedby')) ?? '';
  const texts = ids.split(' ').map((id) => page.locator(`[id="${id}"]`).innerText());
  return (await Promise.all(texts)).join(' ');
}
