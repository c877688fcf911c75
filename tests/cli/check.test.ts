import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { copySite, type RunResult, type SiteCopy } from '../support/site';

/** A copy of the site with one guide, which tests change. */
const guide = 'docs/board/index.md';
const good = `---
title: Board
description: Sign in to Board.
category: other
protocol: oidc
providers: [authentik]
app: { homepage: https://board.example, version: '1.0' }
---

Board is a board.

:::placeholders

- \`board.company\` is the FQDN of the Board installation.

:::

## Register Board with the identity provider

:::register-client

- Redirect URI: \`https://board.company/callback\`
- Scopes: \`openid\`

:::

## Configure Board

\`\`\`json
{ "issuer": "<issuer>", "id": "<client_id>", "secret": "<client_secret>" }
\`\`\`
`;
const bad = good.replace('"<issuer>",', '"<issuer>"').replace('`openid`', '`openid proflie`');

let site: SiteCopy;
beforeAll(() => {
  site = copySite();
  for (const name of readdirSync(join(site.dir, 'docs'))) site.change({ [`docs/${name}`]: null });
  site.change({ [guide]: good });
});
afterAll(() => {
  site.remove();
});

const check = (...args: string[]): Promise<RunResult> =>
  site.run('cli/check.ts', args, { env: { npm_lifecycle_event: '', INIT_CWD: '' } });

const JSON_KEYS = 'file line column endLine endColumn ruleId severity message actual expected url'.split(' ');

describe('what it prints and how it ends', { timeout: 60_000 }, () => {
  test('0 without errors', async () => {
    site.change({ [guide]: good });
    expect(await check()).toEqual({ code: 0, output: '0 errors and 0 warnings in 1 guide.\n' });
  });

  test('1 with an error, in the words of the build, with the place in the snippet', async () => {
    site.change({ [guide]: bad });
    const { code, output } = await check(guide);
    expect(code).toBe(1);
    expect(output).toMatch(/^docs\/board\/index\.md:30:23.* error .*"id".* \[snippet-syntax\]$/m);
    expect(output).toContain('in 1 guide.');
  });

  test('JSON: one object a line and nothing else', async () => {
    site.change({ [guide]: bad });
    const { code, output } = await check('--format', 'json', 'docs');
    const lines = output.trimEnd().split('\n');
    expect(code).toBe(1);
    for (const line of lines) expect(Object.keys(JSON.parse(line) as object)).toEqual(JSON_KEYS);
    expect(lines.map((line) => (JSON.parse(line) as { file: string }).file)).toEqual(lines.map(() => guide));
  });

  test('GitHub: an annotation a line', async () => {
    site.change({ [guide]: bad });
    const { code, output } = await check('--format=github');
    expect(code).toBe(1);
    expect(output).toMatch(/^::error file=docs\/board\/index\.md,line=30,.*title=snippet-syntax::/m);
  });

  test.each([
    [['--fromat', 'json'], 'Unexpected option `--fromat`, expected `--format`.'],
    [['--format', 'xml'], 'Unexpected format `xml`, expected one of `text`, `json`, `github`.'],
    [['--format'], 'Expected a format after `--format`: text, json, github.'],
    [['--watch=no'], 'Unexpected value `no` for `--watch`, expected none.'],
    [['docs/nowhere'], 'expected a file or folder that exists.'],
    [['package.json'], 'expected a Markdown file or a folder.'],
    [['providers'], 'expected one with a guide: index.md.'],
    [['--foreign'], 'Expected a folder or file after `--foreign`.'],
    [['--foreign', '--fix', 'docs'], 'expected one of the two'],
  ])('2 when it cannot run: %s', async (args, message) => {
    const { code, output } = await check(...args);
    expect(output.trimEnd()).toContain(message);
    expect(output.trimEnd().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
  });
});

test('--fix mends what is certain, leaves the rest, and never a provider’s steps', { timeout: 60_000 }, async () => {
  const steps = readFileSync(join(site.dir, 'providers/authentik/register-client.md'), 'utf8');
  site.change({ [guide]: bad });
  const { code, output } = await check('--fix');
  expect(output).toContain('1 fault mended.');
  expect(code).toBe(1);
  expect(readFileSync(join(site.dir, guide), 'utf8')).toBe(bad.replace('proflie', 'profile'));
  expect(readFileSync(join(site.dir, 'providers/authentik/register-client.md'), 'utf8')).toBe(steps);
});

test('--foreign judges other guides by their snippets, steps and addresses only', { timeout: 60_000 }, async () => {
  const folder = join(site.dir, 'elsewhere');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.mdx'), 'import X from \'./x\';\n\n<X>\n\n```json\n{ "a": <id>, }\n```\n\n</X>\n');
  writeFileSync(join(folder, 'b.md'), ':::anything\n\n`<nobody_declared_this>` on any.company\n');
  const { code, output } = await check('--foreign', 'elsewhere');
  expect(output).toMatch(
    /^elsewhere\/a\.mdx:6:12-6:13 error Unexpected `,`.*\[snippet-syntax\]\n1 error and 0 warnings in 2 guides\.$/m,
  );
  expect(code).toBe(1);
});

test('--watch judges again after a save', { timeout: 60_000 }, async () => {
  site.change({ [guide]: good });
  const child = spawn(process.execPath, ['--import', 'tsx', 'cli/check.ts', '--watch'], { cwd: site.dir });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const says = async (text: string): Promise<void> => {
    await vi.waitUntil(() => output.includes(text), { timeout: 20_000 });
    output = '';
  };
  try {
    await says('0 errors');
    // The watch begins after the first verdict.
    await setTimeout(500);
    site.change({ [guide]: bad });
    await says('2 errors');
    site.change({ [guide]: good });
    await says('0 errors');
  } finally {
    child.kill();
  }
});

describe('the cache never hides an error', { timeout: 60_000 }, () => {
  const cache = (): string => join(site.dir, 'node_modules/.cache/sso-recipes/guides.json');
  const CLEAN = '0 errors and 0 warnings in 1 guide.\n';
  beforeAll(async () => {
    site.change({ [guide]: good });
    await check();
    expect(existsSync(cache())).toBe(true);
  });

  test('a remembered verdict is the same, errors included', async () => {
    site.change({ [guide]: bad });
    const first = await check();
    const written = readFileSync(cache(), 'utf8');
    expect(await check()).toEqual(first);
    expect(readFileSync(cache(), 'utf8')).toBe(written);
    site.change({ [guide]: good });
    expect((await check()).output).toBe(CLEAN);
  });

  test.each([
    [
      'a rule',
      'src/core/diagnostics/near.ts',
      'export function nearest(',
      "throw new Error('rule changed');\nexport function nearest(",
    ],
    [
      'a parser’s use',
      'plugins/remark-snippets/judge.ts',
      'export function judgeSnippet(',
      "throw new Error('judge changed');\nexport function judgeSnippet(",
    ],
    ['a provider', 'providers/authentik/provider.ts', "name: 'authentik'", "name: ''"],
    ['a provider’s steps', 'providers/authentik/register-client.md', '', '`<nobody_declared_this>`\n\n'],
  ])('a change to %s is seen', async (_, file, from, to) => {
    const text = readFileSync(join(site.dir, file), 'utf8');
    expect(text).toContain(from);
    site.change({ [file]: text.replace(from, to) });
    const changed = await check();
    site.change({ [file]: text });
    expect(changed.code).not.toBe(0);
    expect((await check()).output).toBe(CLEAN);
  });

  test('a file that a guide links to and that goes away is seen', async () => {
    const linking = `${good}\n![A picture](picture.png)\n`;
    site.change({ [guide]: linking, 'docs/board/picture.png': 'any' });
    expect((await check()).output).toBe(CLEAN);
    site.change({ 'docs/board/picture.png': null });
    expect((await check()).output).toContain('[missing-file]');
    site.change({ [guide]: good });
  });

  test('a cache file that is broken, or was written by somebody else, is ignored', async () => {
    site.change({ [guide]: bad });
    const expected = await check();
    expect(expected.code).toBe(1);
    const stored = readFileSync(cache(), 'utf8');
    for (const text of ['', stored.slice(0, -9), stored.replaceAll('snippet-syntax', 'missing-file')]) {
      writeFileSync(cache(), text);
      expect(await check()).toEqual(expected);
    }
    writeFileSync(cache(), stored.replace(/"content":"(.*)"\}$/, '"content":"[]"}'));
    expect(await check()).toEqual(expected);
  });
});
