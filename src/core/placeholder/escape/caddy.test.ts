import { describe, expect, test } from 'vitest';
import { expectReadBack, expectScalarReadBack } from '../../../../tests/support/read-back';
import { readCaddy } from '../../../../tests/support/readers/caddy';
import { each } from '../../../../tests/support/readers/quoted';

const parser = 'our own tokenizer';
/** A placeholder of Caddy's own, or what would escape one. */
const hasPlaceholder = (value: string): boolean => /\{|\\\}/.test(value);
/** A backslash that would escape the quote behind it. */
const hasBackslash = (value: string): boolean => /(?<!\\)(?:\\\\)*\\(?:"|$)/.test(value);
const read = (quote: string) => (written: readonly string[]) =>
  each(readCaddy)(written.map((text) => `a.example {\n  header X ${quote}${text}${quote} z\n}`)).map((lines) =>
    lines?.[1]?.[0] === 'header' && lines[1][3] === 'z' ? lines[1][2] : undefined,
  );
const around = [
  ['', ''],
  ['https://', '/callback'],
] as const;

describe('a value in a Caddyfile', () => {
  test('between double quotes', () => {
    const refused = (value: string): boolean => hasPlaceholder(value) || hasBackslash(value);
    expectReadBack('caddy-quoted', { parser, around: [...around, ['a ', ' b']], read: read('"'), refused });
  });

  test('between backticks', () => {
    const refused = (value: string): boolean => hasPlaceholder(value) || value.includes('`');
    expectReadBack('caddy-backquote', { parser, around: [...around, ['a ', ' b']], read: read('`'), refused });
  });

  test('as a word, in quotes where it needs them', () => {
    expectScalarReadBack('caddy', {
      parser,
      around: [['', '']],
      read: read(''),
      refused: (value) => hasPlaceholder(value) || (hasBackslash(value) && value.includes('`')),
    });
  });

  test('in a comment, where a backslash would take the next line into it', () => {
    expectReadBack('caddy-comment comment', {
      parser,
      read: (written) =>
        written.map((text) =>
          JSON.stringify(readCaddy(`a b # ${text}\nc`)) === '[["a","b"],["c"]]' ? text : undefined,
        ),
      refused: (value) => /\\|\{\$|[\u2028\u2029\ufffe\uffff]/.test(value),
    });
  });
});

describe('our own tokenizer for Caddyfiles', () => {
  // As the lexer of Caddy reads them.
  test.each([
    [String.raw`a "b\"c\d\e" f`, [['a', String.raw`b"c\d\e`, 'f']]],
    ['a `b"\\c` # d\ne', [['a', 'b"\\c'], ['e']]],
    ['a \\\nb\nc#d', [['a', 'b'], ['c#d']]],
    ['# a\\b\nc\nd', [['c'], ['d']]],
  ])('reads %s', (source, lines) => {
    expect(readCaddy(source)).toEqual(lines);
  });

  test.each(['a "b', 'a {b}', 'a {$b}', 'a <<EOT\nb\nEOT'])('refuses %s', (source) => {
    expect(() => readCaddy(source)).toThrow();
  });
});
