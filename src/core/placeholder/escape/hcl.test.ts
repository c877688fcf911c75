import { describe, expect, test } from 'vitest';
import { expectReadBack } from '../../../../tests/support/read-back';
import { readHcl } from '../../../../tests/support/readers/hcl';
import { each } from '../../../../tests/support/readers/quoted';

/** What NFC would change, also where literal text stands before it. */
const refused = (value: string): boolean => value !== value.normalize() || /^\p{M}/u.test(value);

describe('a value in HCL', () => {
  test.each([
    ['hcl-string', '"', '"'],
    ['hcl-heredoc', '<<EOT\nx', '\nEOT'],
  ])('%s', (context, opening, closing) => {
    expectReadBack(context, {
      parser: 'our own tokenizer',
      around: [
        ['', ''],
        ['https://', '/callback'],
        ['{', '}'],
      ],
      read: (written) =>
        each(readHcl)(written.map((text) => `a = ${opening}${text}${closing}\n`)).map((text) =>
          text?.slice(opening.endsWith('x') ? 1 : 0),
        ),
      refused,
    });
  });
});

describe('our own tokenizer for HCL', () => {
  // As github.com/hashicorp/hcl/v2 2.20.1 reads them.
  test.each([
    ['"$${"', '${'],
    ['"$$${"', '$${'],
    ['"%%%{"', '%%{'],
    ['"$$$"', '$$$'],
    [String.raw`"$\u007b"`, '${'],
    ['<<EOT\nx$$${y\nEOT', 'x$${y'],
    [String.raw`"e\u0301"`, '\u00e9'],
  ])('reads %s', (source, value) => {
    expect(readHcl(`a = ${source}\n`)).toBe(value);
  });

  test.each(['"${x}"', '"%{x}"', String.raw`"\q"`, '"a'])('refuses %s', (source) => {
    expect(() => readHcl(`a = ${source}\n`)).toThrow();
  });
});
