import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasFlag, metaNames, readMeta, titleOf } from './fence-meta';

const words = (meta: string): (string | undefined)[][] => readMeta(meta).map(({ name, value }) => [name, value]);

describe('the text after a fence’s language', () => {
  test.each([
    ['', []],
    ['title="compose.yaml"', [['title', 'compose.yaml']]],
    [
      'title=\'a "b".yaml\' excerpt',
      [
        ['title', 'a "b".yaml'],
        ['excerpt', undefined],
      ],
    ],
    [
      'title=compose.yaml literal',
      [
        ['title', 'compose.yaml'],
        ['literal', undefined],
      ],
    ],
    ['title=""', [['title', '']]],
    [
      'env=compose schema=a/b',
      [
        ['env', 'compose'],
        ['schema', 'a/b'],
      ],
    ],
    [
      '{1,3-5} showLineNumbers',
      [
        ['{1,3-5}', undefined],
        ['showLineNumbers', undefined],
      ],
    ],
    ['title="https://wiki.company/a b"', [['title', 'https://wiki.company/a b']]],
    ['constructor', [['constructor', undefined]]],
    ['="x"', [['="x"', undefined]]],
    [
      'title = x',
      [
        ['title', undefined],
        ['=', undefined],
        ['x', undefined],
      ],
    ],
  ])('%j', (meta, expected) => {
    expect(words(meta)).toEqual(expected);
  });

  test('is split without losing or doubling anything but white space', () => {
    const meta = fc
      .array(
        fc.oneof(fc.constantFrom(...metaNames, '=', '"', "'", ' ', '{1}', '\t', 'ü'), fc.string({ maxLength: 3 })),
        { maxLength: 8 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(meta, (text) => {
        let end = 0;
        for (const { start, length } of readMeta(text)) {
          expect(text.slice(end, start)).toMatch(/^\s*$/);
          end = start + length;
        }
        expect(text.slice(end)).toMatch(/^\s*$/);
      }),
      { seed: 20261121, numRuns: 500 },
    );
  });
});

test('the title is the first one', () => {
  expect(titleOf('excerpt title="a" title="b"')).toBe('a');
  expect(titleOf('subtitle="a"')).toBeUndefined();
  expect(titleOf('title')).toBeUndefined();
  expect(titleOf('')).toBeUndefined();
});

test('a flag is a word of its own, not a word of a title', () => {
  expect(hasFlag('title="a.yaml" literal', 'literal')).toBe(true);
  expect(hasFlag('title="the literal file"', 'literal')).toBe(false);
  expect(hasFlag('', 'excerpt')).toBe(false);
});
