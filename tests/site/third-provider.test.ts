import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { hydrated, openContext } from '../support/page';
import { serve } from '../support/serve';
import { copySite, type SiteCopy } from '../support/site';

const folder = join(import.meta.dirname, '../fixtures/tiny-provider');
const files = Object.fromEntries(
  readdirSync(folder).map((name) => [`providers/tiny/${name}`, readFileSync(join(folder, name), 'utf8')]),
);
const wiki = readFileSync(join(import.meta.dirname, '../../docs/_template/index.md'), 'utf8');

let browser: Browser;
let copy: SiteCopy;
beforeAll(async () => {
  browser = await launchBrowser();
  copy = copySite({
    ...files,
    'docs/example-app/index.md': wiki.replace(
      'providers: [authentik, keycloak]',
      'providers: [authentik, keycloak, tiny]',
    ),
  });
});
afterAll(async () => {
  await browser.close();
  copy.remove();
});

test('a folder under providers/ is a provider: its steps, its endpoints, its place in every list', async () => {
  const result = await copy.build();
  expect(result.code, result.output).toBe(0);
  const server = await serve(result.dir);
  const context = await openContext(browser, { stored: { baseDomain: 'example.org', provider: 'tiny' } });
  const page = await context.newPage();
  await page.goto(`${server.url}guides/example-app/`);
  await hydrated(page);
  const text = await page.locator('article').innerText();
  expect(text).toContain('Tiny keeps its clients in one list');
  expect(text).toContain('https://tiny.example.org/oauth/token');
  expect(text).not.toContain('authentik.example.org');
  expect(await page.locator('.placeholder-form').getByRole('radio', { name: 'Tiny' }).isChecked()).toBe(true);

  // A guide that does not cover it says so; the site's lists know it.
  await page.goto(`${server.url}guides/wiki-js/`);
  await hydrated(page);
  expect(await page.locator('article').innerText()).toContain(
    'This guide does not cover Tiny yet. It shows authentik instead.',
  );
  await page.goto(`${server.url}applications/`);
  await hydrated(page);
  expect(await page.locator('main').innerText()).toContain('Tiny');
  await context.close();
  await server.close();
});

test('a warm build follows an edit of its steps and of its endpoints', async () => {
  copy.change({
    'providers/tiny/register-client.md': `${files['providers/tiny/register-client.md'] ?? ''}\nAn edited line.\n`,
    'providers/tiny/provider.ts': (files['providers/tiny/provider.ts'] ?? '').replace('/oauth/token', '/oauth2/token'),
  });
  const result = await copy.build();
  expect(result.code, result.output).toBe(0);
  const html = readFileSync(join(result.dir, 'guides/example-app/index.html'), 'utf8');
  expect(html).toContain('An edited line.');
  expect(html).toContain('/oauth2/token');
  expect(html).not.toContain('/oauth/token');
});

test('an incomplete provider is refused with the file and what is missing', async () => {
  copy.change({ 'providers/tiny/provider.ts': "export const provider = { name: 'Tiny', host: 'tiny' };\n" });
  const result = await copy.build();
  expect(result.code).toBe(1);
  expect(result.output).toContain('providers/tiny/provider.ts: the provider’s data are not accepted.');
  expect(result.output).toMatch(/\bhost: /);
  expect(result.output).toMatch(/\bendpoints: /);
});
