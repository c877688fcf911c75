import { describe, expect, test } from 'vitest';
import { expectReadBack } from '../../../../tests/support/read-back';
import { readPhp } from '../../../../tests/support/readers/php';
import { each } from '../../../../tests/support/readers/quoted';

const parser = 'our own tokenizer';
const refused = (): boolean => false;
const around = [
  ['', ''],
  ['https://', '/callback'],
  ['{', '{x}'],
] as const;

describe('a value in PHP', () => {
  test.each([
    ['php-single', "'", "'"],
    ['php-double', '"', '"'],
    ['php-heredoc', '<<<EOT\n', '\nEOT'],
  ])('%s', (context, opening, closing) => {
    expectReadBack(context, {
      parser,
      around,
      read: (written) => each(readPhp)(written.map((text) => `<?php\n$a = ${opening}${text}${closing};\n`)),
      refused,
    });
  });

  test('in a comment, which the end of PHP ends', () => {
    expectReadBack('php-comment', {
      parser,
      read: (written) => written.map((text) => /^\/\/ (.*?)(?:\?>|$)/s.exec(`// ${text}`)?.[1]),
      refused: (value) => /\?>|\?$/.test(value),
    });
  });
});

describe('our own tokenizer for PHP', () => {
  test.each([
    [String.raw`"a\n\x41\101\u{1F600}\q\$x"`, 'a\nAA\u{1f600}\\q$x'],
    [String.raw`'a\n\\\'$x'`, "a\\n\\'$x"],
    ['<<<EOT\na \\" "\nEOT', 'a \\" "'],
    ["<<<'EOT'\n\\$x\nEOT", '\\$x'],
  ])('reads %s', (source, value) => {
    expect(readPhp(`$a = ${source};`)).toBe(value);
  });

  test.each(['"$x"', '"{$x}"', '"${x}"', '"a', "'a\\';", '"a" b'])('refuses %s', (source) => {
    expect(() => readPhp(`$a = ${source};`)).toThrow();
  });
});
