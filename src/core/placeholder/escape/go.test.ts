import { test } from 'vitest';
import { expectReadBack } from '../../../../tests/support/read-back';
import { goParser, readGo } from '../../../../tests/support/readers/go';

const around = [
  ['', ''],
  ['https://', '/callback'],
  ['a ', ' //'],
] as const;

test.each([
  ['go-interpreted', '"', () => false],
  ['go-raw', '`', (value: string) => /[`\ufeff]/.test(value)],
] as const)(
  'a value in Go: %s',
  (context, quote, refused) => {
    expectReadBack(context, {
      parser: goParser,
      around,
      read: (written) => readGo(written.map((text) => `package a\n\nvar a = ${quote}${text}${quote}\n`)),
      refused,
    });
  },
  // Go compiles the program that reads.
  120_000,
);
