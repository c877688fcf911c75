import { describe, expect, test } from 'vitest';
import { type Around, expectReadBack } from '../../../../tests/support/read-back';
import { type Shell, shells, typedShells } from '../../../../tests/support/shells';
import { encoders } from '.';

const refused = (): boolean => false;

/** Runs a command for each written text, with the word or words that are made of it as its only arguments. */
const reads =
  (shell: Shell, words: (written: string) => string) =>
  (written: readonly string[]): string[] =>
    shell.run(written.map((text) => `printf '%s\\0' ${words(text)}\n`).join(''));

/** Makes a here-document of each written text, and gives its only line. */
const readsHeredoc =
  (shell: Shell, delimiter: string) =>
  (written: readonly string[]): string[] =>
    shell.run(
      written.map((text) => `IFS= read -r line <<${delimiter}\nv=${text}.\nEOF\nprintf '%s\\0' "$line"\n`).join(''),
    );

test('a shell is here to read the values', () => {
  expect(shells).not.toEqual([]);
});

describe.each([...shells, ...typedShells])('a value, read by $parser,', (shell) => {
  const { parser } = shell;
  const around: readonly Around[] = [
    ['', ''],
    ['--name=', '/x'],
    ['NAME=', ''],
    ['/', '.d'],
  ];

  test('as a word without quotes', () => {
    expectReadBack('shell-bare', { parser, around, refused, read: reads(shell, (written) => written) });
  });

  test('as a word without quotes in braces, in an assignment and behind a colon', () => {
    const words = (written: readonly string[]): string[] =>
      shell.run(written.map((text) => `A=b:${text}\nprintf '%s' "$A" {,${text}}\nprintf '\\0'\n`).join(''));
    if (parser !== 'dash') {
      expectReadBack('shell-bare', { parser, refused, read: words, expected: (text) => `b:${text}${text}` });
    }
  });

  test('in single quotes', () => {
    expectReadBack('shell-single', {
      parser,
      around: [...around, ['"$HOME `', '\\ #']],
      refused,
      read: reads(shell, (written) => `'${written}'`),
    });
  });

  test('in double quotes', () => {
    expectReadBack('shell-double', {
      parser,
      around: [...around, ["it's ", ' #']],
      refused,
      read: reads(shell, (written) => `"${written}"`),
    });
  });

  test('in single quotes in double quotes, for a shell in a shell', () => {
    const read = (written: readonly string[]): string[] =>
      shell.run(written.map((text) => `eval "printf '%s\\\\0' '${text}'"\n`).join(''));
    expectReadBack('shell-single shell-double', { parser: `${parser}, twice`, refused, read });
  });

  test('in a here-document', () => {
    expectReadBack('shell-heredoc', {
      parser,
      refused,
      read: readsHeredoc(shell, 'EOF'),
      expected: (text) => `v=${text}.`,
    });
  });

  test('in a here-document with a quoted delimiter', () => {
    expectReadBack('shell-heredoc-quoted', {
      parser,
      refused,
      read: readsHeredoc(shell, "'EOF'"),
      expected: (text) => `v=${text}.`,
    });
  });
});

test.runIf(typedShells.length > 0)('history expansion is on where the tests say so', () => {
  expect(typedShells[0]?.run(`: a\nprintf '%s\\0' "!!"\n`)).toEqual([': a']);
});

test.each([
  ['wiki', 'wiki'],
  ['https://wiki.example.org:8443/cb', 'https://wiki.example.org:8443/cb'],
  ['', "''"],
  ['~', "'~'"],
  ['a=b', "'a=b'"],
  ["it's", String.raw`'it'\''s'`],
  ['ü', "'ü'"],
])('a word without quotes: %s is written as %s', (value, written) => {
  expect(encoders['shell-bare'].encode(value)).toBe(written);
});
