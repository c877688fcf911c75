import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { articleText, hydrated, openContext, watchForFaults, useSample } from '../support/page';

const sample = useSample();

const guide = (id: string): string => `${sample.server.url}guides/${id}/`;

async function enterDomain(page: Page, domain: string, provider: string): Promise<void> {
  const form = page.locator('.placeholder-form');
  await form.getByLabel('Your domain').fill(domain);
  await form.getByText(provider, { exact: true }).click();
}

/** Everything on the page that a reader sees or that a click would use, but the form, which names the placeholders. */
async function visibleValues(page: Page): Promise<string> {
  return page.evaluate(() => {
    const article = document.querySelector('article');
    const form = article?.querySelector<HTMLElement>('.placeholder-form');
    if (form) form.style.display = 'none';
    const text = `${article?.innerText ?? ''}\n${document.querySelector<HTMLElement>('.table-of-contents')?.innerText ?? ''}`;
    const links = [...document.querySelectorAll<HTMLAnchorElement>('article a[href]')]
      .filter((link) => link.checkVisibility())
      .map((link) => link.getAttribute('href'));
    if (form) form.style.display = '';
    return [text, ...links].join('\n');
  });
}

async function copied(page: Page, button: ReturnType<Page['locator']>): Promise<string> {
  await button.click();
  return page.evaluate(() => navigator.clipboard.readText());
}

describe('entering example.org once and choosing Keycloak', () => {
  test('changes every host, endpoint, snippet, setting and copied text, here, after reload and on another page', async () => {
    const context = await openContext(sample.browser);
    const page = await context.newPage();
    const faults = watchForFaults(page);
    await page.goto(guide('sample-app'));
    await hydrated(page);
    expect(await visibleValues(page)).toContain('https://authentik.company/application/o/');
    await enterDomain(page, 'example.org', 'Keycloak');
    await page.locator('.placeholder-form').getByLabel('<realm>').fill('home');

    const check = async (): Promise<void> => {
      const text = await visibleValues(page);
      expect(await page.title()).toBe('Sample App at sample.example.org | SSO Recipes');
      expect(text).not.toMatch(/[a-z]\.company/);
      expect(text).not.toContain('authentik.example.org');
      for (const expected of [
        'Sample App at sample.example.org',
        'files.sample.example.org:9000',
        'https://keycloak.example.org/realms/home',
        'https://sample.example.org/login',
        'Only for Keycloak at keycloak.example.org',
        'compose.yaml for sample.example.org',
        'Mind the host sample.example.org',
        'server_name sample.example.org;',
        'https://sample.example.org/admin',
        'Configure sample.example.org',
        'Sample App cannot reach sample.example.org',
      ]) {
        expect(text).toContain(expected);
      }
    };
    await check();

    const json = page.locator('.snippet[data-language=json]');
    expect(await copied(page, json.getByRole('button', { name: /^Copy/ }))).toBe(
      '{\n  "url": "https://sample.example.org/",\n  "token": "https://keycloak.example.org/realms/home/protocol/openid-connect/token",\n  "secret": "<client_secret>"\n}',
    );
    expect(await json.locator('code').innerText()).toBe(await page.evaluate(() => navigator.clipboard.readText()));
    const issuer = page.locator('#form .setting').filter({ hasText: 'Issuer' });
    expect(await copied(page, issuer.getByRole('button', { name: /^Copy/ }))).toBe(
      'https://keycloak.example.org/realms/home',
    );

    await page.reload();
    await hydrated(page);
    await check();

    await page.goto(guide('wiki-js'));
    await hydrated(page);
    const other = await visibleValues(page);
    expect(other).toContain('wiki.example.org');
    expect(other).toContain('https://keycloak.example.org/realms/home/protocol/openid-connect/token');
    expect(other).not.toMatch(/[a-z]\.company/);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('changes a second tab at once', async () => {
    const context = await openContext(sample.browser);
    const [first, second] = [await context.newPage(), await context.newPage()];
    await second.goto(guide('wiki-js'));
    await hydrated(second);
    await first.goto(guide('sample-app'));
    await hydrated(first);
    await enterDomain(first, 'example.org', 'Keycloak');
    await second.waitForFunction(() => document.querySelector('article')?.textContent.includes('wiki.example.org'));
    // The provider is chosen after the domain.
    await second.locator('html[data-provider=keycloak]').waitFor();
    expect(await articleText(second)).toContain('https://keycloak.example.org/realms/');
    await context.close();
  });
});

describe('the panel', () => {
  test('is at hand on every page and sets what the form sets', async () => {
    const context = await openContext(sample.browser);
    const page = await context.newPage();
    await page.goto(`${sample.server.url}applications/`);
    await hydrated(page);
    await page.getByRole('button', { name: 'Your values' }).click();
    const panel = page.getByRole('dialog', { name: 'Your values' });
    await panel
      .getByLabel('Your domain')
      .fill('https://auth.lab.example.org/realms/lab/.well-known/openid-configuration');
    expect(await panel.innerText()).toContain('Understood as Keycloak at auth.lab.example.org, realm lab.');
    await page.keyboard.press('Escape');
    await page.goto(guide('sample-app'));
    await hydrated(page);
    const text = await articleText(page);
    expect(text).toContain('https://auth.lab.example.org/realms/lab');
    expect(text).toContain('sample.lab.example.org');
    await context.close();
  });

  test('forgets everything on demand', async () => {
    const context = await openContext(sample.browser, { stored: { baseDomain: 'example.org', provider: 'keycloak' } });
    const page = await context.newPage();
    await page.goto(guide('sample-app'));
    await hydrated(page);
    await page.getByRole('button', { name: 'Your values' }).click();
    await page.getByRole('button', { name: 'Forget everything' }).click();
    await page.keyboard.press('Escape');
    expect(await articleText(page)).toContain('https://authentik.company/application/o/');
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('example.org');
    await context.close();
  });
});

describe('editing where the value stands', () => {
  test('a click opens an input; Enter keeps, and everything follows', async () => {
    const context = await openContext(sample.browser);
    const page = await context.newPage();
    await page.goto(guide('sample-app'));
    await hydrated(page);
    await page.locator('article p .placeholder[data-ph="sample.company"]').first().click();
    const input = page.getByRole('textbox', { name: 'Value of sample.company' });
    await input.fill('https://notes.example.net/some/page');
    expect(await page.locator('.inline-editor').innerText()).toContain('Understood as notes.example.net');
    await input.press('Enter');
    expect(await page.locator('h1').innerText()).toBe('Sample App at notes.example.net');
    await context.close();
  });

  test('by keyboard: Enter opens, Escape gives back what was there, the focus stays at the value', async () => {
    const context = await openContext(sample.browser, { stored: { baseDomain: 'example.org' } });
    const page = await context.newPage();
    await page.goto(guide('sample-app'));
    await hydrated(page);
    const value = page.locator('article p .placeholder[data-ph="sample.company"]').first();
    await value.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('elsewhere.example.net');
    expect(await page.locator('h1').innerText()).toBe('Sample App at elsewhere.example.net');
    await page.keyboard.press('Escape');
    expect(await page.locator('h1').innerText()).toBe('Sample App at sample.example.org');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-ph') === 'sample.company');
    await context.close();
  });

  test('Escape also takes back what a pasted URL of the provider brought with it', async () => {
    const context = await openContext(sample.browser);
    const page = await context.newPage();
    await page.goto(guide('sample-app'));
    await hydrated(page);
    const before = await articleText(page);
    const host = page.locator('article .setting .placeholder[data-ph="authentik.company"]:visible').first();
    await host.click();
    await page.keyboard.insertText('https://auth.example.net/application/o/notes/');
    await page.getByText('Understood as authentik at auth.example.net, application slug notes.').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.inline-editor').waitFor({ state: 'detached' });
    expect(await articleText(page)).toBe(before);
    expect(await page.locator('html').getAttribute('data-provider')).toBeNull();
    await context.close();
  });

  test('selecting text across a value does not open the editor', async () => {
    const context = await openContext(sample.browser);
    const page = await context.newPage();
    await page.goto(guide('sample-app'));
    await hydrated(page);
    await page.locator('article p .placeholder[data-ph="sample.company"]').first().dblclick();
    await page.keyboard.press('Escape');
    const box = await page.locator('.theme-doc-markdown > p').first().boundingBox();
    if (!box) throw new Error('The first paragraph is not on the page.');
    await page.mouse.move(box.x + 2, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + 260, box.y + 10);
    await page.mouse.up();
    expect(await page.evaluate(() => getSelection()?.toString())).toContain('Sample App runs at sample');
    expect(await page.locator('.inline-editor').count()).toBe(0);
    await context.close();
  });
});

describe('a guide that lacks the chosen provider', () => {
  test('shows its first one, personalised, and says so', async () => {
    const context = await openContext(sample.browser, { stored: { baseDomain: 'example.org', provider: 'keycloak' } });
    const page = await context.newPage();
    await page.goto(guide('only-authentik'));
    await hydrated(page);
    const text = await articleText(page);
    expect(text).toContain('This guide does not cover Keycloak yet. It shows authentik instead.');
    expect(text).toContain('https://only.example.org/admin');
    expect(text).toContain('https://authentik.example.org/application/o/<application_slug>/');
    expect(text).toContain('OIDC_HOST=only.example.org');
    await context.close();
  });
});

describe('a link to a part about another provider', () => {
  test('offers to show it, and goes there', async () => {
    const context = await openContext(sample.browser, { stored: { provider: 'authentik' } });
    const page = await context.newPage();
    const faults = watchForFaults(page);
    await page.goto(`${guide('sample-app')}#only-for-keycloak-at-keycloakcompany`);
    await hydrated(page);
    expect(await page.getByRole('status').filter({ hasText: 'Keycloak' }).innerText()).toContain(
      'a part about Keycloak',
    );
    await page.getByRole('button', { name: 'Show Keycloak' }).click();
    const heading = page.locator('#only-for-keycloak-at-keycloakcompany');
    await heading.waitFor();
    expect(await page.getByRole('button', { name: 'Show Keycloak' }).count()).toBe(0);
    expect(await heading.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(900);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('snippets with example values', () => {
  test('say so until all their values are known', async () => {
    const context = await openContext(sample.browser);
    const page = await context.newPage();
    await page.goto(guide('sample-app'));
    await hydrated(page);
    const shell = page.locator('.snippet[data-language=shell]');
    expect(await shell.innerText()).toContain('Holds example values');
    await enterDomain(page, 'example.org', 'Keycloak');
    expect(await shell.innerText()).not.toContain('Holds example values');
    const json = page.locator('.snippet[data-language=json]');
    expect(await json.innerText()).toContain('Holds example values');
    await context.close();
  });
});
