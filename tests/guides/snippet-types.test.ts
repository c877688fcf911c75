import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatDiagnostic } from '../../src/core/diagnostics/diagnostic';
import { listGuides } from '../../plugins/guide-files';
import { checkTypesOf } from '../../plugins/remark-snippets/types';
import { typesInTime } from '../../plugins/remark-snippets/types/types-in-time';
import { checkInWorker, stopWorker } from '../../plugins/remark-snippets/types/worker';
import { loadSite, type Site } from '../../plugins/site';

const root = join(import.meta.dirname, '../..');
const temporary: string[] = [];

let site: Site;
beforeAll(async () => {
  site = await loadSite(root);
});
afterAll(async () => {
  await stopWorker();
  for (const folder of temporary) rmSync(folder, { recursive: true });
});

/** As people and editors read it. */
async function faultsOf(files: readonly string[], own = site): Promise<string[]> {
  return (await checkTypesOf(files, { root: own.dir, site: own })).map(formatDiagnostic);
}

test('the TypeScript of every guide is right, for every provider', { timeout: 60_000 }, async () => {
  expect(await faultsOf(listGuides(root).map(({ file }) => file))).toEqual([]);
});

test('a mistake is found, at its place in the guide', { timeout: 60_000 }, async () => {
  const path = 'tests/guides/fixtures/wrong-option/index.md';
  expect(await faultsOf([join(root, path)])).toEqual([
    expect.stringMatching(
      `^${path}:28:52-28:61 error Unexpected \`clientKey\`.*: .* does not exist in type .* \\[snippet-types\\]$`,
    ),
    expect.stringMatching(`^${path}:42:20-42:28 error Unexpected \`greeting\`: `),
  ]);
});

/** A site with one guide, and a package of its own that this can change. */
function smallSite(typescript: string): {
  small: Site;
  guide: string;
  setPackage: (version: string, types: string) => void;
} {
  const dir = mkdtempSync(join(tmpdir(), 'types-'));
  temporary.push(dir);
  mkdirSync(join(dir, 'node_modules/tiny'), { recursive: true });
  for (const name of ['@types', 'typescript', 'undici-types']) {
    symlinkSync(join(root, 'node_modules', name), join(dir, 'node_modules', name));
  }
  cpSync(join(root, 'providers'), join(dir, 'providers'), { recursive: true });
  const guide = join(dir, 'docs/small/index.md');
  mkdirSync(dirname(guide), { recursive: true });
  writeFileSync(guide, `---\ntitle: Small\n---\n\n${typescript}\n`);
  const setPackage = (version: string, types: string): void => {
    writeFileSync(
      join(dir, 'node_modules/tiny/package.json'),
      JSON.stringify({ name: 'tiny', version, types: 'index.d.ts' }),
    );
    writeFileSync(join(dir, 'node_modules/tiny/index.d.ts'), types);
    writeFileSync(join(dir, 'package-lock.json'), JSON.stringify({ packages: { 'node_modules/tiny': { version } } }));
  };
  setPackage('1.0.0', 'export const answer: number;');
  return { small: { ...site, dir }, guide, setPackage };
}

const USES_TINY = '```ts\nimport { answer } from "tiny";\n\nexport const a: number = answer;\n```';

test('a remembered verdict does not hide an error', { timeout: 60_000 }, async () => {
  const { small, guide, setPackage } = smallSite(USES_TINY);
  expect(await faultsOf([guide], small)).toEqual([]);
  // The snippet changes.
  const text = readFileSync(guide, 'utf8');
  writeFileSync(guide, text.replace(': number', ': string'));
  const wrong = [expect.stringContaining("docs/small/index.md:8:14-8:15 error Unexpected `a`: Type 'number'")];
  expect(await faultsOf([guide], small)).toEqual(wrong);
  // The text before it moves it.
  writeFileSync(guide, text.replace(': number', ': string').replace('```ts', 'A line.\n\n```ts'));
  expect(await faultsOf([guide], small)).toEqual([expect.stringContaining('docs/small/index.md:10:14-10:15 ')]);
  // A package changes.
  writeFileSync(guide, text);
  expect(await faultsOf([guide], small)).toEqual([]);
  setPackage('2.0.0', 'export const answer: string;');
  expect(await faultsOf([guide], small)).toEqual([
    expect.stringContaining("Type 'string' is not assignable to type 'number'"),
  ]);
  // Somebody writes into the cache, or a write is cut off.
  const folder = join(small.dir, 'node_modules/.cache/sso-recipes');
  for (const change of [
    (file: string) => file.replaceAll('string', 'number'),
    (file: string) => file.slice(0, -9),
    () => '[]',
    () => '',
  ]) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) =>
      one.endsWith('.json'),
    )) {
      writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')));
    }
    expect(await faultsOf([guide], small)).toHaveLength(1);
  }
});

test(
  'a package that is not installed, an allowed fault and an allowance for nothing',
  { timeout: 60_000 },
  async () => {
    const missing = smallSite('```ts\nimport { a } from "nowhere";\n\nexport const b = a;\n```');
    expect(await faultsOf([missing.guide], missing.small)).toEqual([
      expect.stringContaining(
        ':6:19-6:28 error Unexpected import of `nowhere`, expected a file of this guide or a package',
      ),
    ]);
    const allow = '<!-- allow snippet-types: shown because it is wrong -->';
    const allowed = smallSite(`${allow}\n\n\`\`\`ts\nexport const a: string = 1;\n\`\`\``);
    expect(await faultsOf([allowed.guide], allowed.small)).toEqual([]);
    const idle = smallSite(`${allow}\n\n${USES_TINY}`);
    expect(await faultsOf([idle.guide], idle.small)).toEqual([
      expect.stringContaining(':5:1-5:56 warning Unexpected `allow` comment'),
    ]);
  },
);

test(
  'without a package that the site asks for it cannot run, and says how to mend that',
  { timeout: 60_000 },
  async () => {
    const { small, guide } = smallSite('```ts\nimport { a } from "@scope/gone/deep";\n\nexport const b = a;\n```');
    const declare = (...names: string[]): void => {
      const devDependencies = Object.fromEntries(names.map((name) => [name, '1.0.0']));
      writeFileSync(join(small.dir, 'package.json'), JSON.stringify({ devDependencies }));
    };
    declare('tiny', '@types/node', '@scope/gone');
    await expect(faultsOf([guide], small)).rejects.toThrow(
      /^The types of snippets cannot be checked: `@scope\/gone` is not installed\. Run `npm ci`, without `--omit=dev`\.$/,
    );
    declare('@scope/gone', '@types/gone', 'other');
    await expect(faultsOf([guide], small)).rejects.toThrow('`@scope/gone`, `@types/gone` are not installed.');
    // What the site does not ask for, its guide must not import.
    declare('tiny');
    expect(await faultsOf([guide], small)).toEqual([
      expect.stringContaining('Unexpected import of `@scope/gone/deep`'),
    ]);
  },
);

test('what does not parse is said once, by the rule about syntax', { timeout: 60_000 }, async () => {
  const { small, guide } = smallSite('```ts\nconst a = {;\n```');
  const faults = await faultsOf([guide], small);
  expect(faults.filter((fault) => !fault.includes('[snippet-types]'))).toEqual([]);
  expect(faults.length).toBeLessThan(2);
});

test(
  'the development server does not wait, and makes the page again when the types are wrong',
  { timeout: 60_000 },
  async () => {
    await stopWorker();
    const { small, guide } = smallSite('```ts\nexport const a: string = 1;\n```');
    const text = readFileSync(guide, 'utf8');
    const stamps = join(small.dir, '.docusaurus/snippet-types');
    const start = performance.now();
    expect(await typesInTime(guide, text, small)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(2000);
    await expect.poll(() => readdirSync(stamps), { timeout: 30_000 }).toEqual(['small']);
    expect(await typesInTime(guide, text, small)).toMatchObject([{ ruleId: 'snippet-types', line: 6, column: 14 }]);
  },
);

test('a check that cannot run is no verdict', { timeout: 60_000 }, async () => {
  const request = {
    root,
    files: [{ project: 'a', name: 'a.ts', text: '' }],
    ambient: [join(root, 'no-such.d.ts')],
    packages: 'x',
  };
  await expect(checkInWorker(request)).rejects.toThrow(/cannot be checked: .*no-such\.d\.ts/);
});
