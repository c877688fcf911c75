import { describe, test } from 'vitest';
import { expectReadBack } from '../../../../tests/support/read-back';
import { readSql, readSqlAlone, sqlParser } from '../../../../tests/support/readers/sql';

const hasBackslash = (value: string): boolean => value.includes('\\');
const around = [
  ['', ''],
  ['https://', '/callback'],
  ['a ', ' --'],
] as const;
const snippets = (quote: string, written: readonly string[]): string[] =>
  written.map((text) => `SELECT 1 WHERE a = ${quote}${text}${quote};`);

describe('a value in SQL', () => {
  test('in a string, without the backslash that dialects read differently', () => {
    const read = (written: readonly string[]): unknown[] => [...readSql(snippets("'", written))];
    expectReadBack('sql-string', { parser: sqlParser, around, read, refused: hasBackslash });
  });

  test.each([
    ['sql-name', '"', hasBackslash],
    ['sql-backquote', '`', () => false],
  ] as const)('as a name: %s', (context, quote, refused) => {
    const read = (written: readonly string[]): unknown[] => readSqlAlone(snippets(quote, written));
    expectReadBack(context, { parser: 'our own tokenizer', around, read, refused });
  });
});
