import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { serve } from './serve';

const dir = mkdtempSync(join(tmpdir(), 'sso-recipes-serve-'));
const files = {
  'index.html': 'home',
  '404.html': 'not here',
  'guides/wiki-js/index.html': 'guide',
  'assets/main.js': 'js',
  'assets/main.css': 'css',
  'img/logo.svg': 'svg',
};
mkdirSync(join(dir, 'guides/wiki-js'), { recursive: true });
for (const folder of ['assets', 'img']) mkdirSync(join(dir, folder));
for (const [path, text] of Object.entries(files)) writeFileSync(join(dir, path), text);

afterAll(() => {
  rmSync(dir, { recursive: true });
});

describe.each(['/', '/sub/path/'])('a site at %s', async (base) => {
  const server = await serve(dir, { base });
  afterAll(server.close);

  test.each([
    ['', 200, 'text/html;charset=utf-8', 'home'],
    ['guides/wiki-js/', 200, 'text/html;charset=utf-8', 'guide'],
    ['guides/wiki-js/?a=b', 200, 'text/html;charset=utf-8', 'guide'],
    ['assets/main.js', 200, 'text/javascript', 'js'],
    ['assets/main.css', 200, 'text/css', 'css'],
    ['img/logo.svg', 200, 'image/svg+xml', 'svg'],
    ['missing/', 404, 'text/html;charset=utf-8', 'not here'],
    ['assets/missing.js', 404, 'text/html;charset=utf-8', 'not here'],
    ['..%2f..%2fetc/passwd', 404, 'text/html;charset=utf-8', 'not here'],
    ['%', 404, 'text/html;charset=utf-8', 'not here'],
  ])('answers "%s" with %i %s', async (path, status, type, text) => {
    const response = await fetch(server.url + path);
    expect([response.status, response.headers.get('Content-Type'), await response.text()]).toEqual([
      status,
      type,
      text,
    ]);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });

  test('redirects a folder without its slash, and keeps base and query', async () => {
    const response = await fetch(`${server.url}guides/wiki-js?a=b`, { redirect: 'manual' });
    expect([response.status, response.headers.get('Location')]).toEqual([301, `${base}guides/wiki-js/?a=b`]);
  });
});

test('answers 404 outside the base path', async () => {
  const server = await serve(dir, { base: '/sub/path/' });
  const response = await fetch(new URL('/', server.url));
  expect([response.status, await response.text()]).toEqual([404, 'not here']);
  await server.close();
});

test('refuses a folder without a build', async () => {
  await expect(serve(join(dir, 'guides'))).rejects.toThrow('404.html');
});
