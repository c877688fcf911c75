import { describe, expect, test } from 'vitest';
import { expectReadBack, expectScalarReadBack } from '../../../../tests/support/read-back';
import { readNginx } from '../../../../tests/support/readers/nginx';
import { each } from '../../../../tests/support/readers/quoted';

const parser = 'our own tokenizer';
const hasVariable = (value: string): boolean => value.includes('$');
const around = [
  ['', ''],
  ['https://', '/callback'],
] as const;
const read = (quote: string) => (written: readonly string[]) =>
  each(readNginx)(written.map((text) => `proxy_set_header X ${quote}${text}${quote};`)).map((words) => words?.[2]);

describe('a value in nginx', () => {
  test.each([
    ['nginx-single', "'"],
    ['nginx-double', '"'],
  ])('between quotes: %s', (context, quote) => {
    expectReadBack(context, { parser, around: [...around, ['a ', ' b']], read: read(quote), refused: hasVariable });
  });

  test('as a word, in quotes where it needs them', () => {
    expectScalarReadBack('nginx', { parser, around, read: read(''), refused: hasVariable });
  });

  test('as a part of a word that gets no quotes', () => {
    const refused = (value: string): boolean => /[\s;{}$]|^#|^$/.test(value);
    expectReadBack('nginx-bare', { parser, around, read: read(''), refused });
  });
});

describe('our own tokenizer for nginx', () => {
  test.each([
    [String.raw`a "b\"c\d\.e" 'f"\'' g\.h;`, ['a', String.raw`b"c\d\.e`, 'f"\'', String.raw`g\.h`]],
    ['# c\na b#c }x;', ['a', 'b#c', '}x']],
    ['location / {', ['location', '/']],
  ])('reads %s', (source, words) => {
    const result = each(readNginx)([source]);
    expect(result[0] ?? []).toEqual(source.includes('}x') ? [] : words);
  });

  test.each(['a "b"c;', 'a "b', 'a $b;', 'a b', 'a b } ;'])('refuses %s', (source) => {
    expect(() => readNginx(source)).toThrow();
  });
});
