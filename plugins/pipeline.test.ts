import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { validateConfig } from '@docusaurus/core/lib/server/configValidation.js';
import type { Options } from '@docusaurus/mdx-loader/lib/options.js';
import { compileToJSX } from '@docusaurus/mdx-loader/lib/utils.js';
import type { Root } from 'mdast';
import { VFile } from 'vfile';
import { visitParents } from './visit-tree';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareDiagnostics, formatDiagnostic } from '../src/core/diagnostics/diagnostic';
import { guideFrontMatter } from './docusaurus-guides/front-matter';
import { guidePlugins, processGuide } from './pipeline';
import { diagnosticsOf } from './reporter';
import { loadSite, type Site } from './site';

const root = join(import.meta.dirname, '..');
const fixtures = join(import.meta.dirname, 'fixtures');
const guides = ['docs/wiki-js', 'docs/_template'].map((folder) => join(root, folder, 'index.md'));
const fixtureGuides = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((path) => basename(path) === 'index.md')
  .map((path) => join(fixtures, path))
  .sort();
const named = (paths: readonly string[]): [string, string][] =>
  paths.map((path) => [dirname(path).slice(root.length + 1), path]);

let site: Site;
let options: Options;
/** The tree of each file as our plugins hand it on to Docusaurus' own. */
const handedOn = new Map<string, Root>();

beforeAll(async () => {
  site = await loadSite(root);
  // Loaded as Docusaurus does: by its path.
  const config = (await import(/* @vite-ignore */ join(root, 'docusaurus.config.ts'))) as {
    default: () => Promise<unknown>;
  };
  const { markdown, staticDirectories } = validateConfig(await config.default(), 'docusaurus.config.ts');
  const capture = () => (tree: Root, file: VFile) => {
    handedOn.set(file.path, structuredClone(tree));
  };
  options = {
    admonitions: true,
    siteDir: root,
    staticDirs: staticDirectories.map((dir) => join(root, dir)),
    markdownConfig: markdown,
    beforeDefaultRemarkPlugins: [...guidePlugins({ site }), capture],
    remarkPlugins: [],
    rehypePlugins: [],
    recmaPlugins: [],
    beforeDefaultRehypePlugins: [],
  };
});

async function compile(path: string, fileContent = readFileSync(path, 'utf8')): Promise<string> {
  const { frontMatter } = await guideFrontMatter(dirname(dirname(path)))({
    filePath: path,
    fileContent,
    defaultParseFrontMatter: () => Promise.reject(new Error('not a guide')),
  });
  const { content } = await compileToJSX({ filePath: path, fileContent, frontMatter, options, compilerName: 'client' });
  return content;
}

async function run(
  path: string,
  value = readFileSync(path, 'utf8'),
): Promise<{ tree: Root; file: VFile; problems: string[] }> {
  const file = new VFile({ path, value });
  const tree = await processGuide(file, { site });
  return { tree, file, problems: diagnosticsOf(file, site).sort(compareDiagnostics).map(formatDiagnostic) };
}

describe('Docusaurus and processGuide make the same tree, positions included', () => {
  test.each(
    named([...guides, ...fixtureGuides.filter((path) => path.includes('/forms/') || path.endsWith('/pass/index.md'))]),
  )('of %s', async (_name, path) => {
    await compile(path);
    expect(handedOn.get(path)).toEqual((await run(path)).tree);
  });
});

describe('the compiled page', () => {
  test.each(named([...guides, ...fixtureGuides.filter((path) => path.includes('/forms/'))]))(
    'of %s exports its contents list and its data once',
    async (_name, path) => {
      const code = await compile(path);
      for (const name of ['toc', 'guide'])
        expect(code.match(new RegExp(`export const ${name}\\b`, 'g')), name).toHaveLength(1);
      expect(code.match(/export default function/g)).toHaveLength(1);
    },
  );

  test('never links to an example host, in whichever form the link is written', async () => {
    const links =
      '[a](https://wiki.company/a) [b][w] [w] <https://wiki.company/c> https://wiki.company/d\n\n[w]: https://wiki.company/b';
    const declared = `---\ntitle: x\n---\n\n:::placeholders\n\n- \`wiki.company\` is x.\n\n:::\n\n${links}\n`;
    const code = await compile(join(fixtures, 'none/index.md'), declared);
    expect(code.match(/_jsx\(PlaceholderLink/g)).toHaveLength(5);
    for (const page of [code, ...(await Promise.all(guides.map((path) => compile(path))))])
      expect(page).not.toMatch(/href: "[^"]*\.company/);
  });

  test('has none of the directives left', async () => {
    for (const path of guides) {
      const { tree } = await run(path);
      const left: string[] = [];
      visitParents(tree, ['containerDirective', 'leafDirective', 'textDirective'], (node) => {
        left.push(JSON.stringify(node.position));
      });
      expect(left).toEqual([]);
    }
  });

  test('has every heading id once, and the contents list names only these', async () => {
    for (const path of guides) {
      const { tree } = await run(path);
      const ids: string[] = [];
      visitParents(tree, 'heading', ({ data }) => {
        ids.push(String(data?.id));
      });
      expect(ids.length).toBeGreaterThan(5);
      expect(new Set(ids).size).toBe(ids.length);
      const code = await compile(path);
      const toc = code.slice(code.indexOf('export const toc'), code.indexOf('\nfunction '));
      const listed = [...toc.matchAll(/"id": "([^"]*)"/g)].map((match) => match[1]);
      expect(listed).toEqual(ids);
    }
  });
});

describe('the problems of a guide', () => {
  test.each(named(guides))('are none in %s', async (_name, path) => {
    expect((await run(path)).problems).toEqual([]);
  });

  test('are thrown as one error for the development server, without the guide’s tree', async () => {
    const path = join(fixtures, 'rules/undeclared-host/fail/index.md');
    const file = new VFile({ path, value: readFileSync(path, 'utf8') });
    const error: unknown = await processGuide(file, { site, fail: true }).catch((thrown: unknown) => thrown);
    const { problems } = await run(path);
    expect(problems.length).toBeGreaterThan(1);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message.split('\n')).toEqual(problems);
    expect(Object.keys(error as Error)).toEqual([]);
  });

  test('are not thrown when they are warnings', async () => {
    const path = join(fixtures, 'forms/support-level/index.md');
    const file = new VFile({ path, value: readFileSync(path, 'utf8') });
    await expect(processGuide(file, { site, fail: true })).resolves.toBeDefined();
    expect(file.messages).not.toHaveLength(0);
    expect(file.messages.filter((message) => message.fatal)).toEqual([]);
  });

  test.each([
    ...[
      '',
      '\n',
      '# Title',
      '\u0000',
      ':::',
      '::::provider{',
      '`',
      '<',
      '<a',
      '<!--',
      '```yaml\n',
      '```constructor\nx\n```',
      '```__proto__\nx\n```',
      '```yaml constructor\n```',
    ],
    ...[
      '[x](%)',
      '![a](%E0%A4%A.png)',
      '[x](<a b>)',
      '`<constructor>` `<toString>`',
      ':::constructor\n\n:::',
      ':::note{constructor=1}\n\n:::',
      ':::provider{only=constructor}\n\n:::',
    ],
    ...[
      '---\n',
      '---\ntitle: x\n',
      '---\n---\n',
      '---\ntitle: [\n---\n',
      '---\n- a\n---\n',
      '---\n5\n---\n',
      '---\ntitle: *bold*\n---\n',
      '---\ntitle: &a [*a]\n---\n',
      '---\n__proto__: x\n---\n',
    ],
  ])('are found in %j without an exception', async (source) => {
    const { file } = await run(join(fixtures, 'none/index.md'), source);
    expect(file.data.guide).toMatchObject({ id: 'none' });
  });

  test.each([
    ['- a', '1:1-3:4 error Expected front matter of keys and values, such as `title: Wiki.js` [front-matter-value]'],
    [
      'title: *bold*',
      '2:8-2:14 error Unexpected `*bold*`, which is an alias in YAML, expected the text in quotes [front-matter-syntax]',
    ],
  ])('in the front matter %j are said once', async (yaml, expected) => {
    const { problems } = await run(join(fixtures, 'none/index.md'), `---\n${yaml}\n---\n`);
    expect(problems).toEqual([`plugins/fixtures/none/index.md:${expected}`]);
  });
});

test('a guide is the same every time it is processed', async () => {
  const [path = ''] = guides;
  const [first, second] = [await run(path), await run(path)];
  expect(second.tree).toEqual(first.tree);
  expect(second.file.data.guide).toEqual(first.file.data.guide);
});
