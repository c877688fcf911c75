import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Root } from 'mdast';
import { VFile } from 'vfile';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareDiagnostics, formatDiagnostic } from '../src/core/diagnostics/diagnostic';
import { processGuide } from './pipeline';
import { diagnosticsOf } from './reporter';
import { loadSite, type Site } from './site';

const fixtures = join(import.meta.dirname, 'fixtures');
const names = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((path) => basename(path) === 'index.md')
  .map((path) => dirname(path))
  .sort();

let site: Site;
beforeAll(async () => {
  site = await loadSite(join(import.meta.dirname, '..'));
});

async function run(
  name: string,
  change: (source: string) => string = (source) => source,
): Promise<{ tree: Root; problems: string[] }> {
  const path = join(fixtures, name, 'index.md');
  const file = new VFile({ path, value: change(readFileSync(path, 'utf8')) });
  const tree = await processGuide(file, { site });
  return { tree, problems: diagnosticsOf(file, site).sort(compareDiagnostics).map(formatDiagnostic) };
}

describe('what an editor may do to a file changes none of its problems', () => {
  test.each(names)('%s has the same problems with the line ends of Windows', async (name) => {
    const windows = await run(name, (source) => source.replaceAll('\n', '\r\n'));
    expect(windows.problems).toEqual((await run(name)).problems);
  });

  test.each(names)('%s is the same with a byte order mark', async (name) => {
    expect(await run(name, (source) => `\ufeff${source}`)).toEqual(await run(name));
  });
});
