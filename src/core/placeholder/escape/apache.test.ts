import { describe, expect, test } from 'vitest';
import { expectReadBack, expectScalarReadBack } from '../../../../tests/support/read-back';
import { readApache } from '../../../../tests/support/readers/apache';
import { each } from '../../../../tests/support/readers/quoted';

const parser = 'our own tokenizer';
/** What begins a variable, also where only a literal brace is missing. */
const hasVariable = (value: string): boolean => /\$(?:\{|$)/.test(value);
const around = [
  ['', ''],
  ['https://', '/callback'],
] as const;
const read = (quote: string) => (written: readonly string[]) =>
  each(readApache)(written.map((text) => `OIDCClientSecret ${quote}${text}${quote}`)).map((words) => words?.[1]);

describe('a value in Apache’s configuration', () => {
  test.each([
    ['apache-quoted', '"'],
    ['apache-single', "'"],
  ])('between quotes: %s', (context, quote) => {
    expectReadBack(context, { parser, around: [...around, ['a ', '{b']], read: read(quote), refused: hasVariable });
  });

  test('as a word, in quotes where it needs them', () => {
    expectScalarReadBack('apache', { parser, around, read: read(''), refused: hasVariable });
  });

  test('as a part of a word that gets no quotes', () => {
    const refused = (value: string): boolean => hasVariable(value) || /[\s"'<>#]|^$/.test(value);
    expectReadBack('apache-bare', { parser, around: [['a/', '/b']], read: read(''), refused });
  });

  test('in a directive that replaces more than that', () => {
    const refused = (value: string): boolean => /[$%]/.test(value);
    expectReadBack('apache-expanded apache-quoted', { parser, read: read('"'), refused });
  });
});

test.each([
  [String.raw`a "b\"c\d\e'" 'f\'g' h\i\j k`, ['a', String.raw`b"c\d\e'`, "f'g", String.raw`h\i\j`, 'k']],
  ['  a   ""  b', ['a', '', 'b']],
])('our own tokenizer for Apache’s configuration reads %s', (line, words) => {
  expect(readApache(line)).toEqual(words);
});
