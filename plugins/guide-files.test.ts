import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { categories } from '../src/core/guide/labels';
import { listGuides, safeFrontMatter, toCategory } from './guide-files';

describe('front matter that nobody has judged yet', () => {
  test.each([
    ['---\ntitle: x\n---\n', { title: 'x' }],
    ['---\r\ntitle: x\r\nproviders: [a]\r\n---\r\ntext', { title: 'x', providers: ['a'] }],
    ['\ufeff---\ntitle: x\n---\n', { title: 'x' }],
    ['---\ntitle: x\n---', { title: 'x' }],
    ['---\ntitle: x\n---  \n\n---\n', { title: 'x' }],
    ['', {}],
    ['text\n---\ntitle: x\n---\n', {}],
    ['\n---\ntitle: x\n---\n', {}],
    ['---\ntitle: x\n', {}],
    ['---\n- a\n---\n', {}],
    ['---\ntext\n---\n', {}],
    // What can be made of faulty YAML is taken until the fault is mended.
    ['---\ntitle: [\n---\n', { title: [] }],
    ['---\ntitle: *bold*\n---\n', {}],
    ['---\ntitle: x\ntitle: y\n---\n', { title: 'y' }],
  ])('of %j', (source, expected) => {
    expect(safeFrontMatter(source)).toEqual(expected);
  });

  test('never throws, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '---',
        '\n',
        '\r\n',
        'title',
        ': ',
        '- ',
        '*a',
        '&a ',
        '[',
        '{',
        '"',
        '!!',
        '? ',
        '\t',
        '|',
        '#',
        '\ufeff',
      ),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, fenced) => {
        const data = safeFrontMatter(fenced ? `---\n${pieces.join('')}\n---\n` : pieces.join(''));
        expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
      }),
      { seed: 20261121, numRuns: 500 },
    );
  });
});

test.each<[unknown, string]>([
  ...Object.keys(categories).map((id): [string, string] => [id, id]),
  ['unknown', 'other'],
  ['toString', 'other'],
  ['__proto__', 'other'],
  [undefined, 'other'],
  [['media'], 'other'],
  [5, 'other'],
])('the category %j is listed as %s', (value, expected) => {
  expect(toCategory(value)).toBe(expected);
});

describe('the guides of a site', () => {
  let dir: string;
  const files: Record<string, string> = {
    'docs/zulip/index.md':
      '---\ntitle: Integrate with Zulip\nsidebar_label: Zulip\ncategory: chat-and-collaboration\n---\n',
    'docs/alpha/index.md': '---\ntitle: ümlaut\n---\n',
    'docs/broken/index.md': '---\ntitle: [\n---\n',
    'docs/bare/index.md': 'Text.',
    'docs/faulty/index.md': '---\ntitle: 5\nsidebar_label: ""\ncategory: docs\n---\n',
    'docs/_template/index.md': '---\ntitle: Template\n---\n',
    'docs/empty/readme.md': '',
    'docs/index.md': '---\ntitle: No folder\n---\n',
  };

  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'sso-recipes-guides-'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), text);
    }
  });
  afterAll(() => {
    rmSync(dir, { recursive: true });
  });

  test('are its folders with an index.md, by name; faults take no guide out', () => {
    expect(listGuides(dir)).toEqual(
      [
        { id: 'bare', title: 'bare', sidebarLabel: 'bare', category: 'other' },
        { id: 'broken', title: 'broken', sidebarLabel: 'broken', category: 'other' },
        { id: 'faulty', title: 'faulty', sidebarLabel: 'faulty', category: 'other' },
        { id: 'alpha', title: 'ümlaut', sidebarLabel: 'ümlaut', category: 'other' },
        { id: 'zulip', title: 'Integrate with Zulip', sidebarLabel: 'Zulip', category: 'chat-and-collaboration' },
      ].map((guide) => ({ ...guide, file: join(dir, 'docs', guide.id, 'index.md') })),
    );
  });
});
