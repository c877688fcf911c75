import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECRET_ALPHABET, SECRET_LENGTH } from '../../src/core/values/generate-secret';
import { openContext, useSample, visit, watchForFaults } from '../support/page';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const sample = useSample();
const guide = (): string => `${sample.server.url}guides/sample-app/`;

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

const SECRET = 'pa$$ w0rd"& of mine';
const stored = {
  provider: 'keycloak',
  baseDomain: 'example.org',
  values: { realm: 'home', 'keycloak.company': 'login.example.org:8443', 'sample-app/client_id': 'sample-7' },
};

const log = [
  '10:00 GET https://LOGIN.example.org:8443/realms/home/protocol/openid-connect/auth?redirect_uri=https%3A%2F%2Fsample.example.org%2F',
  `10:01 {"secret":${JSON.stringify(SECRET)},"user":"alice@example.org"}`,
  `10:02 Authorization: Basic ${Buffer.from(`sample-7:${SECRET}`).toString('base64')}`,
  '10:03 proxy paperless.example.org, Authorization: Bearer 8f3kd93kfk39fk',
].join('\n');

const safe = [
  '10:00 GET https://keycloak.company/realms/<realm>/protocol/openid-connect/auth?redirect_uri=https%3A%2F%2Fsample.company%2F',
  '10:01 {"secret":"<client_secret>","user":"user@company"}',
  '10:02 Authorization: Basic base64(<client_id>:<client_secret>)',
  '10:03 proxy something.company, Authorization: Bearer 8f3kd93kfk39fk',
].join('\n');

describe.each(['light', 'dark'] as const)('a text made safe to share, in %s', (colorScheme) => {
  let context: BrowserContext;
  let page: Page;
  let faults: string[];
  const requests: string[] = [];
  const dialog = (): Locator => page.getByRole('dialog', { name: 'Make a text safe to share' });

  beforeAll(async () => {
    context = await openContext(sample.browser, { stored, colorScheme });
    page = await context.newPage();
    faults = watchForFaults(page);
    await visit(page, guide());
    await page.locator('.placeholder-form').getByLabel('<client_secret>').fill(SECRET);
    await page.locator('article').getByRole('button', { name: 'Make a text safe to share' }).click();
    await dialog().waitFor();
    page.on('request', (request) => requests.push(request.url()));
  });
  afterAll(async () => {
    await context.close();
  });

  test('placeholders stand where values stood, and what is left is pointed at', async () => {
    await dialog().getByLabel('Your text').fill(log);
    const out = dialog().getByLabel('To share');
    await page.waitForFunction((text) => document.querySelectorAll('textarea')[1]?.value === text, safe);
    expect(await out.inputValue()).toBe(safe);
    const items = await dialog().getByRole('listitem').allInnerTexts();
    expect(items).toContain('<client_secret> once');
    expect(items).toContain('base64(<client_id>:<client_secret>) once');
    expect(items).toContain('Line 4: looks like an Authorization header, 8f3k…');
    expect(await dialog().getByRole('status').innerText()).toContain('7 places were replaced. 1 more may be secret.');
    expect(await violations(page)).toEqual([]);
  });

  test('what only looks like a secret goes on request', async () => {
    await dialog().getByLabel('Also take out what only looks like a secret').check();
    await page.waitForFunction(() => document.querySelectorAll('textarea')[1]?.value.includes('[removed]') === true);
    expect(await dialog().getByLabel('To share').inputValue()).toBe(safe.replace('8f3kd93kfk39fk', '[removed]'));
    await dialog().getByRole('button', { name: /^Copy/ }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(safe.replace('8f3kd93kfk39fk', '[removed]'));
  });

  test('nothing of it is stored or sent, and it is gone when the dialog closes', async () => {
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    const kept = await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), history.state, location.href]),
    );
    for (const part of ['paperless', '8f3kd93', 'pa$$', '10:00']) expect(kept).not.toContain(part);
    expect(requests).toEqual([]);
    const button = page.locator('article').getByRole('button', { name: 'Make a text safe to share' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await dialog().waitFor();
    expect(await dialog().getByLabel('Your text').inputValue()).toBe('');
    expect(await dialog().getByLabel('To share').inputValue()).toBe('');
    await page.keyboard.press('Escape');
    expect(faults).toEqual([]);
  });

  test('it opens from the panel, over it', async () => {
    await page.getByRole('button', { name: 'Your values' }).click();
    await page
      .getByRole('dialog', { name: 'Your values' })
      .getByRole('button', { name: 'Make a text safe to share' })
      .click();
    await dialog().getByLabel('Your text').fill('login.example.org');
    await page.waitForFunction(() => document.querySelectorAll('textarea')[1]?.value === 'keycloak.company');
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await page.getByRole('dialog', { name: 'Your values' }).waitFor();
    await page.keyboard.press('Escape');
  });
});

test('on a phone of 320 px nothing is cut off', async () => {
  const context = await openContext(sample.browser, { stored, viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  await visit(page, guide());
  await page.locator('article').getByRole('button', { name: 'Make a text safe to share' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your text').fill(`${log}\n${'x'.repeat(300)}`);
  await dialog.getByRole('listitem').first().waitFor();
  expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await context.close();
});

test('a secret is made up on request, by keyboard; it goes to the snippets and to no storage', async () => {
  const context = await openContext(sample.browser, { stored });
  const page = await context.newPage();
  const faults = watchForFaults(page);
  await visit(page, guide());
  const form = page.locator('.placeholder-form');
  await form.getByRole('button', { name: 'Generate <client_secret>' }).focus();
  await page.keyboard.press('Enter');
  await form.getByText('Enter the same secret at your identity provider').waitFor();
  const secret = await form.getByLabel('<client_secret>').inputValue();
  expect(secret).toHaveLength(SECRET_LENGTH);
  expect(Array.from(secret).every((character) => SECRET_ALPHABET.includes(character))).toBe(true);
  await page.locator('.snippet[data-language=json]').getByRole('button', { name: /^Copy/ }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`"secret": "${secret}"`);
  expect(await page.evaluate(() => JSON.stringify(Object.entries(localStorage)))).not.toContain(secret);
  await form.getByRole('button', { name: 'Generate <client_secret>' }).click();
  await page.waitForFunction(
    (before) => document.querySelector<HTMLInputElement>('[data-ph-field$="client_secret"]')?.value !== before,
    secret,
  );
  expect(faults).toEqual([]);
  await context.close();
});
