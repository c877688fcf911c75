import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Profiles } from '../../src/core/values/profile';
import { STORAGE_KEY } from '../../src/store/storage';
import { violations } from '../support/axe';
import { articleText, type OpenOptions, openContext, useSample, visit, watchForFaults } from '../support/page';

const sample = useSample();
const SAMPLE = 'guides/sample-app/';

const two: Profiles = {
  active: 'a',
  profiles: [
    { id: 'a', name: 'home', provider: 'keycloak', baseDomain: 'home.example', values: { realm: 'home' } },
    { id: 'b', name: 'lab', provider: 'authentik', baseDomain: 'lab.example', values: { 'sample.company': 's.lan' } },
  ],
};

async function open(options: OpenOptions = {}): Promise<Page> {
  const page = await (await openContext(sample.browser, options)).newPage();
  await visit(page, sample.server.url + SAMPLE);
  return page;
}

async function openPanel(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Your values' }).click();
  const panel = page.getByRole('dialog', { name: 'Your values' });
  await panel.waitFor();
  return panel;
}

const stored = (page: Page): Promise<Profiles> =>
  page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? 'null') as Profiles, STORAGE_KEY);

describe('profiles', () => {
  test('are there from the first paint, are switched, and the whole page follows', async () => {
    const page = await open({ profiles: two });
    const faults = watchForFaults(page);
    expect(await articleText(page)).toContain('https://keycloak.home.example/realms/home');
    const panel = await openPanel(page);
    await panel.getByRole('combobox', { name: 'Profile' }).selectOption('lab');
    const text = await articleText(page);
    expect(text).toContain('https://authentik.lab.example/application/o/');
    expect(text).toContain('Sample App at s.lan');
    expect(text).not.toContain('home.example');
    expect(await page.locator('html').getAttribute('data-provider')).toBe('authentik');
    await page.reload();
    expect(await articleText(page)).toContain('Sample App at s.lan');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('the copy button says for which one it has copied, when there are several', async () => {
    const page = await open({ profiles: two });
    const yaml = page.locator('.snippet[data-language=yaml]');
    await yaml.locator('.copy-button').first().click();
    await page.getByRole('button', { name: 'Copied for home: compose.yaml for sample.home.example' }).waitFor();
    expect(await yaml.locator('.copy-button').first().innerText()).toContain('Copied for home');
    await page.context().close();
  });

  test('are added, renamed, removed and brought back, by keyboard alone', async () => {
    const page = await open({ stored: { baseDomain: 'home.example', provider: 'keycloak' } });
    const panel = await openPanel(page);
    await panel.getByRole('button', { name: 'New profile' }).press('Enter');
    expect(await panel.getByLabel('Name of the new profile').evaluate((one) => one === document.activeElement)).toBe(
      true,
    );
    await page.keyboard.type('default');
    await page.keyboard.press('Enter');
    expect(await panel.getByText('There is a profile “default” already.').isVisible()).toBe(true);
    await panel.getByLabel('Name of the new profile').fill('lab');
    await page.keyboard.press('Enter');
    expect(await panel.getByRole('combobox', { name: 'Profile' }).locator('option:checked').innerText()).toBe('lab');
    expect(await articleText(page)).toContain('Sample App at sample.company');
    await panel.getByLabel('Your domain').fill('lab.example');
    expect(await articleText(page)).toContain('Sample App at sample.lab.example');

    await panel.getByRole('button', { name: 'Rename profile lab' }).press('Enter');
    await panel.getByLabel('New name of “lab”').fill('client');
    await page.keyboard.press('Enter');
    expect((await stored(page)).profiles.map(({ name }) => name)).toEqual(['Default', 'client']);

    await panel.getByRole('button', { name: 'Remove profile client' }).press('Enter');
    expect(await articleText(page)).toContain('Sample App at sample.home.example');
    await panel.getByRole('button', { name: 'Undo: removing “client”' }).press('Enter');
    expect(await articleText(page)).toContain('Sample App at sample.lab.example');
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)(
    'axe finds no violation with all parts of the panel open, in %s',
    async (colorScheme) => {
      const page = await open({ profiles: two, colorScheme });
      const panel = await openPanel(page);
      await panel.getByRole('button', { name: 'Rename profile home' }).click();
      await panel.getByLabel('sample.company', { exact: true }).fill('localhost');
      await panel.getByText('Inside a container this is the container itself.').waitFor();
      await panel.getByRole('button', { name: 'Copy link with my values' }).click();
      expect(await violations(page)).toEqual([]);
      await panel.getByRole('button', { name: 'Import' }).click();
      await panel.getByLabel('A file that “Export profiles” has made').setInputFiles({
        name: 'p.json',
        mimeType: 'application/json',
        buffer: Buffer.from(
          JSON.stringify({
            format: 'sso-recipes.profiles',
            version: 1,
            profiles: [{ name: 'lab', values: { realm: 'x', 'sample.company': 'no host' } }],
          }),
        ),
      });
      await panel.getByRole('list', { name: 'Notes on lab' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    },
  );

  test('have a tree that a screen reader can tell', async () => {
    const page = await open({ profiles: two });
    const panel = await openPanel(page);
    await panel.getByRole('button', { name: 'New profile' }).click();
    const tree = await panel.ariaSnapshot();
    for (const line of [
      '- combobox "Profile"',
      '- option "home" [selected]',
      '- button "New profile" [expanded]',
      '- button "Rename profile home"',
      '- button "Remove profile home"',
      '- textbox "Name of the new profile"',
      '- checkbox "Begin with the values of “home”, without secrets"',
      '- button "Nothing to undo" [disabled]',
      '- button "Copy link with my values"',
      '- button "Export profiles"',
      '- button "Import"',
      '- button "Reset this guide"',
      '- button "Forget secrets"',
      '- button "Forget everything"',
    ])
      expect(tree).toContain(line);
    await page.context().close();
  });
});

describe('taking back', () => {
  test('a whole pasted URL is one step; a guide is reset and brought back', async () => {
    const page = await open();
    const panel = await openPanel(page);
    await panel.getByLabel('Your domain').fill('https://auth.home.example/realms/home');
    expect(await articleText(page)).toContain('https://auth.home.example/realms/home');
    await panel.getByRole('button', { name: 'Undo: your domain' }).click();
    expect(await articleText(page)).toContain('https://authentik.company/application/o/');
    await panel.getByRole('button', { name: 'Nothing to undo' }).waitFor();

    await panel.getByLabel('<greeting>').fill('Hello');
    await panel.getByLabel('authentik.company', { exact: true }).fill('auth.home.example');
    await panel.getByRole('button', { name: 'Reset this guide' }).click();
    expect(await panel.getByLabel('<greeting>').inputValue()).toBe('');
    expect(await panel.getByLabel('authentik.company', { exact: true }).inputValue()).toBe('auth.home.example');
    await panel.getByRole('button', { name: 'Undo: the reset of this guide' }).click();
    expect(await panel.getByLabel('<greeting>').inputValue()).toBe('Hello');
    await page.context().close();
  });

  test('forgetting several profiles asks first, and leaves nothing', async () => {
    const page = await open({ profiles: two });
    const panel = await openPanel(page);
    await panel.getByRole('button', { name: 'Forget everything' }).click();
    expect(await panel.getByText('This cannot be undone.').isVisible()).toBe(true);
    await panel.getByRole('button', { name: 'Keep them' }).click();
    expect((await stored(page)).profiles).toHaveLength(2);
    await panel.getByRole('button', { name: 'Forget everything' }).click();
    await panel.getByRole('button', { name: 'Forget all 2 profiles' }).click();
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/example|realms|s\.lan/);
    expect(await articleText(page)).toContain('Sample App at sample.company');
    await page.context().close();
  });
});

describe('a file of profiles', () => {
  test('is exported without secrets, and read again after a preview', async () => {
    const page = await open({ profiles: two });
    const panel = await openPanel(page);
    await panel.getByLabel('<client_secret>', { exact: true }).fill('hunter2-hunter2');
    const download = page.waitForEvent('download');
    await panel.getByRole('button', { name: 'Export profiles' }).click();
    const file = await (await download).path();
    const text = readFileSync(file, 'utf8');
    expect((await download).suggestedFilename()).toBe('sso-recipes-profiles.json');
    expect(text).not.toContain('hunter2');
    expect(text).toContain('"baseDomain": "lab.example"');

    const other = await open({ stored: { baseDomain: 'mine.example', values: { realm: 'mine' } } });
    const importer = await openPanel(other);
    await importer.getByRole('button', { name: 'Import' }).click();
    await importer.getByLabel('A file that “Export profiles” has made').setInputFiles(file);
    // Nothing has changed yet; by default nothing is written over.
    expect((await stored(other)).profiles).toHaveLength(1);
    await importer.getByLabel('home', { exact: true }).selectOption('Write into “Default”');
    const changes = await importer.getByRole('list', { name: 'What home brings' }).innerText();
    expect(changes).toContain('Your domain: mine.example home.example');
    expect(changes).toContain('<realm>: mine home');
    await importer.getByLabel('lab', { exact: true }).selectOption('Leave out');
    await importer.getByRole('button', { name: 'Import one profile' }).click();
    await importer.getByText('Imported: home.').waitFor();
    expect(await articleText(other)).toContain('https://keycloak.home.example/realms/home');
    await importer.getByRole('button', { name: 'Undo: the import' }).click();
    expect((await stored(other)).profiles[0]).toMatchObject({ baseDomain: 'mine.example', values: { realm: 'mine' } });
    await page.context().close();
    await other.context().close();
  });

  test('that is broken or hostile says what was understood', async () => {
    const page = await open();
    const faults = watchForFaults(page);
    const panel = await openPanel(page);
    await panel.getByRole('button', { name: 'Import' }).click();
    const input = panel.getByLabel('A file that “Export profiles” has made');
    const give = (text: string): Promise<void> =>
      input.setInputFiles({ name: 'p.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await give('{"format":');
    await panel.getByText('The file is not JSON, or was cut off.').waitFor();
    const values = {
      'sample.company': 'javascript:alert(1)',
      'sample-app/client_secret': 'hunter2',
      'sample-app/greeting': '<img src=x onerror="window.hit=1">',
    };
    await give(
      JSON.stringify({ format: 'sso-recipes.profiles', version: 1, profiles: [{ name: '<b>x</b>', values }] }),
    );
    const notes = await panel.getByRole('list', { name: 'Notes on <b>x</b>' }).innerText();
    expect(notes).toContain('sample.company: A host name cannot contain “(”.');
    expect(notes).toContain('sample-app/client_secret: Secrets are not taken from files.');
    await panel.getByRole('button', { name: 'Import one profile' }).click();
    await panel.getByRole('combobox', { name: 'Profile' }).selectOption('<b>x</b>');
    expect(await articleText(page)).toContain('Its greeting is <img src=x onerror="window.hit=1">');
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe('advice', () => {
  test('stands beside the field, belongs to it, and is in nobody’s way', async () => {
    const page = await open();
    const form = page.locator('.placeholder-form');
    const described = async (label: string): Promise<string> =>
      form.getByLabel(label, { exact: true }).evaluate((input) =>
        (input.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent)
          .join(' '),
      );
    await form.getByLabel('authentik.company', { exact: true }).fill('auth.home.example');
    await form.getByLabel('sample.company', { exact: true }).fill('auth.home.example');
    await form.getByText('The same host as authentik.company.').waitFor();
    expect(await described('sample.company')).toContain(
      'The same host as authentik.company. Identity provider and application usually have a host each.',
    );
    expect(await described('authentik.company')).toContain('The same host as sample.company.');
    expect(await form.getByLabel('sample.company', { exact: true }).getAttribute('aria-invalid')).toBe('false');
    await form.getByLabel('sample.company', { exact: true }).fill('localhost:3000');
    expect(await described('sample.company')).toContain('Inside a container this is the container itself.');
    expect(await page.locator('h1').innerText()).toBe('Sample App at localhost:3000');
    await page.context().close();
  });
});

test('a page of the earlier version, still open in another tab, is not disturbed', async () => {
  const context = await openContext(sample.browser);
  await context.addInitScript(() => {
    if (localStorage.getItem('sso-recipes.values.v1') === null)
      localStorage.setItem('sso-recipes.values.v1', '{"baseDomain":"old.example","values":{"realm":"old"}}');
  });
  const page = await context.newPage();
  await visit(page, sample.server.url + SAMPLE);
  expect(await page.locator('h1').innerText()).toBe('Sample App at sample.old.example');
  await page.locator('.placeholder-form').getByLabel('Your domain').fill('new.example');
  expect(await page.locator('h1').innerText()).toBe('Sample App at sample.new.example');
  expect(await page.evaluate(() => localStorage.getItem('sso-recipes.values.v1'))).toContain('old.example');
  await page.evaluate(() => {
    localStorage.setItem('sso-recipes.values.v1', '{"baseDomain":"older.example","values":{}}');
  });
  await visit(page, sample.server.url + SAMPLE);
  expect(await page.locator('h1').innerText()).toBe('Sample App at sample.new.example');
  expect((await stored(page)).profiles[0]).toMatchObject({ baseDomain: 'new.example', values: { realm: 'old' } });
  await context.close();
});

test('on a phone of 320 px the panel does not scroll sideways', async () => {
  const long = { id: 'a', name: 'a client with a very long name', values: {} };
  const page = await open({
    viewport: { width: 320, height: 640 },
    profiles: { active: 'a', profiles: [long, { id: 'b', name: 'lab', values: {} }] },
  });
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: 'New profile' }).click();
  await panel.getByRole('button', { name: 'Import' }).click();
  await panel.getByLabel('A file that “Export profiles” has made').waitFor();
  expect(await panel.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBeLessThanOrEqual(0);
  await page.context().close();
});
