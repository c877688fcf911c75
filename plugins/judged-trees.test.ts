import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Root } from 'mdast';
import { VFile } from 'vfile';
import { beforeAll, expect, test } from 'vitest';
import { judgeGuide } from './judge-guide';
import { keepTree } from './judged-trees';
import { processGuide } from './pipeline';
import { loadSite, type Site } from './site';

const root = join(import.meta.dirname, '..');
const path = join(root, 'docs/_template/index.md');
const text = readFileSync(path, 'utf8');

let site: Site;
beforeAll(async () => {
  site = await loadSite(root);
});

async function judge(): Promise<Root> {
  const file = new VFile({ path, value: text });
  const tree = await judgeGuide(file, { site });
  keepTree(site, file, tree);
  return tree;
}

const pageOf = (value = text, isJudged = true): Promise<Root> =>
  processGuide(new VFile({ path, value }), { site, isJudged });

test('the page is made of the tree that was judged, once, and is the same page', async () => {
  const usual = await pageOf(text, false);
  const judged = await judge();
  const [first, second] = [await pageOf(), await pageOf()];
  expect(first).toBe(judged);
  expect(second).not.toBe(judged);
  expect(first).toEqual(usual);
  expect(second).toEqual(usual);
});

test('another text is parsed', async () => {
  const judged = await judge();
  const changed = `${text}\nOne line more.\n`;
  const page = await pageOf(changed);
  expect(page).not.toBe(judged);
  expect(page).toEqual(await pageOf(changed, false));
});
