import { describe, expect, test } from 'vitest';
import { expectReadBack } from '../../../../tests/support/read-back';
import { readRuby } from '../../../../tests/support/readers/ruby';
import { each } from '../../../../tests/support/readers/quoted';

const parser = 'our own tokenizer';

describe('a value in Ruby', () => {
  test.each([
    ['ruby-single', "'", "'"],
    ['ruby-double', '"', '"'],
    ['ruby-heredoc', '<<~EOT\nx', '\nEOT'],
  ])('%s', (context, opening, closing) => {
    expectReadBack(context, {
      parser,
      around: [
        ['', ''],
        ['https://', '/callback'],
        ['a ', '{b}'],
        ['a ', '@b'],
      ],
      read: (written) =>
        each(readRuby)(written.map((text) => `a = ${opening}${text}${closing}\n`)).map((text) =>
          text?.slice(opening.endsWith('x') ? 1 : 0),
        ),
      refused: () => false,
    });
  });
});

describe('our own tokenizer for Ruby', () => {
  test.each([
    [String.raw`"a\n\x41\101\u0041\q\#{x}#"`, 'a\nAAAq#{x}#'],
    [String.raw`'a\n\\\'#{x}'`, "a\\n\\'#{x}"],
    ['<<~EOT\na \\" "\nEOT', 'a " "'],
  ])('reads %s', (source, value) => {
    expect(readRuby(`a = ${source}\n`)).toBe(value);
  });

  test.each(['"#{x}"', '"#@x"', '"a', "'a\\'", '"a" b'])('refuses %s', (source) => {
    expect(() => readRuby(`a = ${source}\n`)).toThrow();
  });
});
