import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { hydrated, openContext } from '../support/page';
import { serve } from '../support/serve';
import { copySite, type SiteCopy } from '../support/site';

const FILE = 'docs/notes/index.md';
let guide: string;

let browser: Browser;
let copy: SiteCopy;
beforeAll(async () => {
  browser = await launchBrowser();
  copy = copySite();
  // What CONTRIBUTING tells a contributor to do first.
  const result = await copy.run('cli/new.ts', ['notes']);
  expect(result.code, result.output).toBe(0);
  guide = readFileSync(join(copy.dir, FILE), 'utf8');
});
afterAll(async () => {
  await browser.close();
  copy.remove();
});

test('a new guide is a page personalised for both providers, listed and found', async () => {
  const result = await copy.build();
  expect(result.code, result.output).toBe(0);
  expect(result.output).not.toContain(FILE);
  const server = await serve(result.dir);
  for (const [provider, token] of [
    ['authentik', 'https://authentik.example.org/application/o/token/'],
    ['keycloak', 'https://keycloak.example.org/realms/home/protocol/openid-connect/token'],
  ] as const) {
    const context = await openContext(browser, {
      stored: { baseDomain: 'example.org', provider, values: { realm: 'home' } },
    });
    const page = await context.newPage();
    await page.goto(`${server.url}applications/`);
    await hydrated(page);
    await page.getByRole('main').getByRole('link', { name: 'Notes', exact: true }).click();
    await page.waitForURL('**/guides/notes/');
    const text = await page.locator('article').innerText();
    expect(text).toContain(token);
    expect(text).toContain('https://notes.example.org/oauth/');
    expect(text).not.toMatch(/(authentik|keycloak)\.company\//);
    await context.close();
  }
  await server.close();
});

/** One mistake each, on a line that the template has, and the message that mends it. */
const mistakes: readonly [string, string, string][] = [
  [
    'Redirect URI: `',
    'Redirect URL: `',
    'Unexpected line `Redirect URL`, expected `Redirect URI` [register-client-field]',
  ],
  [':::settings[', ':::setting[', 'Unexpected directive `setting`, expected `settings` [unknown-directive]'],
  [
    '{only=keycloak}',
    '{olny=keycloak}',
    'Unexpected attribute `olny` of `provider`, expected `only` [unknown-attribute]',
  ],
  [
    '`<client_secret>`',
    '`<client_secrt>`',
    'Unexpected placeholder `<client_secrt>`, expected `<client_secret>` [unknown-placeholder]',
  ],
  ['support_level: community', 'support_level: comunity', 'did you mean `community`? [front-matter-value]'],
];

test('five mistakes give five messages that name the line and the cure', async () => {
  const text = mistakes.reduce((source, [right, wrong]) => {
    expect(source, `the template has ${right}`).toContain(right);
    return source.replace(right, wrong);
  }, guide);
  copy.change({ [FILE]: text });
  const result = await copy.build();
  expect(result.code).toBe(1);
  const messages = result.output.split('\n').filter((line) => line.startsWith(FILE));
  for (const [, wrong, expected] of mistakes) {
    const line = text.slice(0, text.indexOf(wrong)).split('\n').length;
    const message = messages.find((one) => one.endsWith(expected));
    expect(message, expected).toBeDefined();
    expect(message).toContain(`${FILE}:${String(line)}:`);
  }
});
