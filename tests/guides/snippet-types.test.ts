import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { listGuides } from '../../plugins/guide-files';
import { markdown } from '../../plugins/parse-markdown';
import remarkGuide from '../../plugins/remark-guide';
import { checkTypes, type ProjectFile, projectFiles } from '../../plugins/remark-snippets/type-check';
import { loadSite } from '../../plugins/site';

const root = join(import.meta.dirname, '../..');
const fixtures = join(import.meta.dirname, 'fixtures');
const site = await loadSite(root);

/** Reads a guide as far as the pipeline does before it judges snippets. */
async function filesOf(path: string): Promise<ProjectFile[]> {
  const file = new VFile({ path, value: readFileSync(path, 'utf8') });
  const pipeline = markdown().use(remarkGuide, { site });
  return projectFiles(await pipeline.run(pipeline.parse(file), file), file);
}

/** As people and editors read it. */
function faultsOf(files: readonly ProjectFile[]): string[] {
  const faults = checkTypes(files, { root, ambient: [join(fixtures, 'frameworks.d.ts')] });
  return faults.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
}

test('the TypeScript of every guide is right, for every provider', { timeout: 60_000 }, async () => {
  const files = (await Promise.all(listGuides(root).map(({ file }) => filesOf(file)))).flat();
  expect(files.filter(({ guide }) => guide === 'docs/auth-js/index.md').length).toBeGreaterThan(20);
  expect(faultsOf(files)).toEqual([]);
});

test('a mistake is found, at its place in the guide', { timeout: 60_000 }, async () => {
  const path = 'tests/guides/fixtures/wrong-option/index.md';
  expect(faultsOf(await filesOf(join(root, path)))).toEqual([
    expect.stringMatching(`^${path}:28:52 .*'clientKey' does not exist in type`),
    expect.stringMatching(`^${path}:42:20 .*'greeting'`),
  ]);
});
