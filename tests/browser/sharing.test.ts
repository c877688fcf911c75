import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { STORAGE_KEY } from '../../src/store/storage';
import { violations } from '../support/axe';
import { articleText, hydrated, openContext, type Stored, useSample, watchForFaults } from '../support/page';

const sample = useSample();
const SAMPLE = 'guides/sample-app/';
const SAVED: Stored = { provider: 'authentik', baseDomain: 'example.org', values: { 'sample-app/tenant': 'mine' } };

const hashOf = (pairs: Readonly<Record<string, string>>): string =>
  `#${new URLSearchParams({ values: '1', ...pairs }).toString()}`;

/** What somebody might send who means no good. */
const HOSTILE = hashOf({
  '-provider': 'keycloak',
  'sample.company': 'evil.example',
  'authentik.company': 'аuthentik.example',
  'files.sample.company': 'javascript:alert(1)',
  'sample-app/greeting': '<script>window.hit=1</script><img src=x onerror="window.hit=1">',
  'sample-app/tenant': 'a/../b',
  'sample-app/client_secret': 'hunter2',
  'grafana.company': 'evil.example',
});

async function arrive(
  hash: string,
  stored: Stored = SAVED,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<{ page: Page; dialog: Locator; faults: string[] }> {
  const page = await (await openContext(sample.browser, { stored, colorScheme })).newPage();
  const faults = watchForFaults(page);
  await page.goto(sample.server.url + SAMPLE + hash);
  await hydrated(page);
  const dialog = page.getByRole('dialog', { name: 'This link brings values' });
  await dialog.waitFor();
  return { page, dialog, faults };
}

const storage = (page: Page): Promise<string | null> => page.evaluate((key) => localStorage.getItem(key), STORAGE_KEY);

describe('a crafted link', () => {
  test('changes nothing before an answer, shows each value typed, and refuses what it must', async () => {
    const { page, dialog, faults } = await arrive(HOSTILE);
    const text = await articleText(page);
    expect(text).toContain('Sample App at sample.example.org');
    expect(text).toContain('https://authentik.example.org/application/o/');
    expect(text).not.toMatch(/evil|xn--|window\.hit/);
    const before = await storage(page);
    expect(before).not.toMatch(/evil|hunter2|keycloak/);

    const item = (label: string): Promise<string> =>
      dialog.getByRole('listitem').filter({ hasText: label }).innerText();
    expect(await dialog.getByRole('list', { name: 'Can be used' }).getByRole('listitem').count()).toBe(4);
    expect(await item('Identity provider')).toMatch(/In the link: Keycloak\s+Now: authentik/);
    expect(await dialog.getByRole('list', { name: 'Can be used' }).innerText()).toMatch(
      /sample\.company\s+In the link: evil\.example\s+Now: sample\.example\.org/,
    );
    expect(await item('authentik.company')).toMatch(
      /xn--\S+\.example\s+Now: authentik\.example\.org\s+Understood as xn--.*\s+Holds letters beyond a to z/,
    );
    expect(await item('<greeting>')).toContain('<script>window.hit=1</script>');

    const refused = await dialog.getByRole('list', { name: 'Refused' }).innerText();
    expect(refused).toMatch(/files\.sample\.company\s+In the link: javascript:alert\(1\)\s+It would run a program/);
    expect(refused).toMatch(/<tenant>\s+In the link: a\/\.\.\/b\s+Expected letters, digits/);
    expect(refused).toMatch(/<client_secret>\s+Secrets are never taken from a link/);
    expect(refused).toMatch(/grafana\.company\s+In the link: evil\.example\s+Nothing on this page has this name/);
    expect(await page.content()).not.toContain('hunter2');

    // Out of the address and of the browser's history.
    expect(page.url()).toBe(sample.server.url + SAMPLE);
    await dialog.getByRole('button', { name: 'Ignore' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await articleText(page)).toBe(text);
    expect(await storage(page)).toBe(before);
    await page.reload();
    await hydrated(page);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('is ignored by Escape', async () => {
    const { page, dialog } = await arrive(HOSTILE);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await articleText(page)).toContain('Sample App at sample.example.org');
    await page.context().close();
  });

  test('used for the visit leaves what was saved as it was, and is gone with the page', async () => {
    const { page, dialog, faults } = await arrive(HOSTILE);
    const before = await storage(page);
    await dialog.getByRole('button', { name: 'Use for this visit' }).click();
    const text = await articleText(page);
    expect(text).toContain('Sample App at evil.example');
    expect(text).toContain('Its greeting is <script>window.hit=1</script>');
    expect(text).toContain('https://evil.example/auth/mine/callback');
    expect(await storage(page)).toBe(before);

    await page.getByRole('button', { name: 'Your values' }).click();
    const note = page.getByRole('region', { name: 'Values of a link' });
    expect(await note.innerText()).toContain('4 values come from a link and hold until you close or reload the page.');
    // What is typed goes before it, and only that is saved.
    await page.getByRole('dialog').getByLabel('sample.company', { exact: true }).fill('typed.example');
    expect(await articleText(page)).toContain('Sample App at typed.example');
    expect(await storage(page)).toContain('typed.example');
    expect(await storage(page)).not.toMatch(/evil|xn--|keycloak/);
    await note.getByRole('button', { name: 'Stop using them' }).click();
    expect(await articleText(page)).toContain('https://authentik.example.org/application/o/');
    await page.getByRole('button', { name: 'Undo: the end of the link’s values' }).click();
    await page.reload();
    await hydrated(page);
    expect(await articleText(page)).toContain('https://authentik.example.org/application/o/');
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe('a link', () => {
  test('is saved on demand, and the change can be taken back', async () => {
    const { page, dialog } = await arrive(hashOf({ '-domain': 'friend.example', 'sample-app/tenant': 'theirs' }));
    expect(await dialog.innerText()).toContain('It would change every host that has no value of its own.');
    await dialog.getByRole('button', { name: 'Save to profile “Default”' }).click();
    expect(await articleText(page)).toContain('https://sample.friend.example/auth/theirs/callback');
    await page.reload();
    await hydrated(page);
    expect(await articleText(page)).toContain('https://sample.friend.example/auth/theirs/callback');
    await page.context().close();
  });

  test('leads to its part of the page all the same', async () => {
    const { page, dialog } = await arrive(hashOf({ '-domain': 'friend.example', '-at': 'form' }));
    expect(page.url()).toBe(`${sample.server.url}${SAMPLE}#form`);
    await dialog.getByRole('button', { name: 'Ignore' }).click();
    expect(await page.locator('#form').evaluate((one) => Math.abs(one.getBoundingClientRect().top) < 200)).toBe(true);
    await page.context().close();
  });

  test('that is entered while the page is open asks too, and Back leads to no values', async () => {
    const page = await (await openContext(sample.browser)).newPage();
    await page.goto(`${sample.server.url}applications/`);
    await page.goto(sample.server.url + SAMPLE);
    await hydrated(page);
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      hashOf({ '-domain': 'friend.example' }),
    );
    const dialog = page.getByRole('dialog', { name: 'This link brings values' });
    await dialog.waitFor();
    expect(page.url()).not.toContain('friend');
    await dialog.getByRole('button', { name: 'Ignore' }).click();
    await page.goBack();
    expect(page.url()).not.toContain('friend');
    await page.goForward();
    expect(page.url()).not.toContain('friend');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.context().close();
  });

  test.each([
    ['#values=', 'The link was made by another version of this site.'],
    [`#values=1&-domain=${'x'.repeat(9000)}`, 'The link is too long to be one of this site.'],
    ['#values=1&%zz=%', 'Nothing on this page has this name.'],
  ])('that makes no sense says so: %.30s', async (hash, words) => {
    const { page, dialog, faults } = await arrive(hash);
    expect(await dialog.innerText()).toContain(words);
    expect(await dialog.getByRole('button').allInnerTexts()).toEqual(['Ignore']);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('is made from the values that are chosen, never from secrets, and arrives as it was made', async () => {
    const page = await (await openContext(sample.browser, { stored: SAVED })).newPage();
    await page.goto(sample.server.url + SAMPLE);
    await hydrated(page);
    await page.getByRole('button', { name: 'Your values' }).click();
    const panel = page.getByRole('dialog', { name: 'Your values' });
    await panel.getByLabel('<client_secret>', { exact: true }).fill('hunter2-hunter2');
    await panel.getByLabel('<greeting>').fill('Hello & <b>you</b> + 100%');
    await panel.getByRole('button', { name: 'Copy link with my values' }).click();
    const section = panel.getByRole('region', { name: 'A link to this page with your values' });
    expect(await section.innerText()).not.toMatch(/hunter2|client_secret/);
    await section.getByRole('checkbox', { name: 'Identity provider: authentik' }).uncheck();
    await section.getByRole('button', { name: 'Copy the link with your values' }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(await section.getByRole('textbox', { name: 'Link with your values' }).inputValue());
    expect(link).not.toContain('hunter2');
    expect(link).not.toContain('-provider');

    const { page: other, dialog } = await arrive(link.slice(link.indexOf('#')), { values: {} });
    expect(await dialog.getByRole('list', { name: 'Can be used' }).innerText()).toContain('Hello & <b>you</b> + 100%');
    await dialog.getByRole('button', { name: 'Use for this visit' }).click();
    expect(await articleText(other)).toContain('https://sample.example.org/auth/mine/callback');
    await page.context().close();
    await other.context().close();
  });

  test.each(['light', 'dark'] as const)('is asked about without a violation that axe finds, in %s', async (scheme) => {
    const { page } = await arrive(HOSTILE, SAVED, scheme);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test('has a tree that a screen reader can tell, works by keyboard, and fits a phone of 320 px', async () => {
    const { page, dialog } = await arrive(HOSTILE);
    await page.setViewportSize({ width: 320, height: 640 });
    const tree = await dialog.ariaSnapshot();
    for (const line of [
      '- heading "This link brings values" [level=2]',
      '- heading "Can be used" [level=3]',
      '- list "Can be used":',
      '- list "Refused":',
      '- button "Use for this visit"',
      '- button "Save to profile “Default”"',
      '- button "Ignore"',
    ])
      expect(tree).toContain(line);
    expect(await dialog.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
    await dialog.getByRole('button', { name: 'Ignore' }).focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.context().close();
  });
});
