import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuildResult, copySite, type SiteCopy } from '../support/site';

const guide = (name: string, lines: readonly string[], front: readonly string[] = []): string =>
  ['---', `title: ${name}`, 'category: other', ...front, '---', '', ...lines, ''].join('\n');

/** Three guides with the five faults that contributors make most, each on a line that the test names. */
const broken = {
  'docs/broken-one/index.md': guide('Broken One', [
    ':::placeholders',
    '',
    '- `broken-one.company` is the FQDN of Broken One.',
    '',
    ':::',
    '',
    'The client of `broken-one.company` is `<client_idd>`.',
    '',
    ':::setings[Login]',
    '',
    '- Client ID: `<client_id>`',
    '',
    ':::',
  ]),
  'docs/broken-two/index.md': guide(
    'Broken Two',
    ['Open https://broken-too.company/login.'],
    ['suport_level: community'],
  ),
  'docs/broken-three/index.md': guide('Broken Three', [
    ':::note[Never closed]',
    '',
    'The rest of the page.',
    '',
    '## A heading',
    '',
    'Text.',
  ]),
};

const expected = [
  'docs/broken-one/index.md:12:40-12:52 error Unexpected placeholder `<client_idd>`, expected `<client_id>` [unknown-placeholder]',
  'docs/broken-one/index.md:14:4-14:11 error Unexpected directive `setings`, expected `settings` [unknown-directive]',
  'docs/broken-three/index.md:6:1-6:22 error Unexpected end of `:::note`, which is not closed: expected a line `:::` after its content [unclosed-directive]',
  'docs/broken-two/index.md:4:1-4:13 error Unexpected front-matter key `suport_level`, expected `support_level` [front-matter-key]',
  'docs/broken-two/index.md:7:14-7:32 error Unexpected host `broken-too.company`, expected it to be declared under `placeholders` [undeclared-host]',
];

let copy: SiteCopy;
beforeAll(() => {
  copy = copySite();
});
afterAll(() => {
  copy.remove();
});

function problems({ output }: BuildResult): string[] {
  return output.split('\n').filter((line) => /^docs\/.*:\d+:\d+/.test(line));
}

test('a build with three broken guides prints all their messages once, in order, and fails once: cold, and again warm', async () => {
  const good = await copy.build();
  expect(good.code, good.output).toBe(0);
  copy.change(broken);
  for (const attempt of ['first', 'second']) {
    const result = await copy.build();
    expect(result.code, attempt).toBe(1);
    expect(problems(result), attempt).toEqual(expected);
    expect(result.output).toMatch(/\b5 errors in \d+ guides/);
    // Before bundling: nothing was written over the good site's pages.
    expect(result.output).not.toContain('Client');
  }
});

test('a cold build says the same', async () => {
  copy.change({ '.docusaurus': null, 'node_modules/.cache': null });
  const result = await copy.build();
  expect(result.code).toBe(1);
  expect(problems(result)).toEqual(expected);
});

test('mended, it builds', async () => {
  copy.change(Object.fromEntries(Object.keys(broken).map((file) => [file, null])));
  const result = await copy.build();
  expect(result.code, result.output).toBe(0);
});
