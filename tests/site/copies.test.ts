import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { copySite, type Changes, type SiteCopy } from '../support/site';

/** A site of one page, with the caches that the real one has. These tests are about copies, so nothing of ours is in it. */
const config = `
export default {
  title: 'Copy', url: 'https://example.org', baseUrl: process.env.SITE_BASE_URL ?? '/',
  future: { v4: true, faster: true },
  presets: [['classic', { docs: { path: 'pages', routeBasePath: '/' }, blog: false }]],
};
`;
const onePage = (text: string): Changes => ({
  'docusaurus.config.ts': config,
  'package.json': '{}',
  src: null,
  'pages/index.md': `# Copy\n\n${text}\n`,
});

const copies: SiteCopy[] = [];
const makeCopy = (text: string): SiteCopy => {
  const copy = copySite(onePage(text));
  copies.push(copy);
  return copy;
};
const built = async (copy: SiteCopy): Promise<string> => {
  const { code, output, dir } = await copy.build();
  expect(code, output).toBe(0);
  return readFileSync(join(dir, 'index.html'), 'utf8');
};

afterEach(() => {
  for (const copy of copies.splice(0)) copy.remove();
});

test('copies build side by side, each with its own text and cache', async () => {
  const [first, second] = [makeCopy('First text.'), makeCopy('Second text.')];
  const [one, two] = await Promise.all([built(first), built(second)]);
  expect(one).toContain('First text.');
  expect(one).not.toContain('Second text.');
  expect(two).toContain('Second text.');
  for (const { dir } of [first, second]) {
    const cache = join(dir, 'node_modules/.cache/rspack');
    expect(existsSync(cache)).toBe(true);
    // Not a link into the repository.
    expect(realpathSync(cache)).toBe(cache);
  }
});

test('a warm build of a copy shows what was changed in between', async () => {
  const copy = makeCopy('Before.');
  expect(await built(copy)).toContain('Before.');
  copy.change({ 'pages/index.md': '# Copy\n\nAfter.\n' });
  const after = await built(copy);
  expect(after).toContain('After.');
  expect(after).not.toContain('Before.');
});

test('the environment reaches the build, and a failure is told with its output', async () => {
  const copy = makeCopy('[Missing](/nowhere/)');
  const { code, output } = await copy.build({ env: { SITE_BASE_URL: '/sub/path/' } });
  expect(code).toBe(1);
  expect(output).toContain('linking to /sub/path/nowhere/');
  expect(output).not.toContain('\u001B');
});

test('a copy goes away with what was built in it', () => {
  const copy = makeCopy('Short.');
  expect(existsSync(copy.dir)).toBe(true);
  copy.remove();
  expect(existsSync(copy.dir)).toBe(false);
  expect(existsSync(join(import.meta.dirname, '../../node_modules/vitest'))).toBe(true);
});
