import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mistake, mistakes, openDevServer, type OpenedDevServer } from '../support/dev-overlay';

let opened: OpenedDevServer;
beforeAll(async () => {
  opened = await openDevServer();
}, 180_000);
afterAll(() => opened.close());

describe.each(Object.keys(mistakes) as Mistake[])('a mistake in a guide: %s', (mistake) => {
  test('is shown in the browser with its place, over the page as it was, and in the terminal in the same words', async () => {
    const { page, server, make } = opened;
    const shown = await make(mistake);
    const lines = shown.match(/docs\/auth-js\/index\.md:\d+:\d+(?:-\d+:\d+)? error .*\[[a-z-]+\]/g) ?? [];
    const line = lines.find((one) => one.includes(mistakes[mistake].words));
    expect(line, shown).toBeDefined();
    await expect.poll(() => server.output(), { timeout: 60_000 }).toContain(line ?? '');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Auth.js');
  });

  test('is gone when it is mended, and does not come back', async () => {
    const { page, server, mend } = opened;
    const before = server.output().length;
    await mend();
    // By then the page has been made again, and whatever the bundler still had to say was said.
    await expect.poll(() => server.output().slice(before), { timeout: 60_000 }).toMatch(/ompiled/);
    expect(await page.locator('#webpack-dev-server-client-overlay').count()).toBe(0);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Auth.js');
  });
});
