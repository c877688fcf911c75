import { describe, test } from 'vitest';
import { expectReadBack } from '../../../../tests/support/read-back';
import { pythonParser, readPython } from '../../../../tests/support/readers/python';

const around = [
  ['', ''],
  ['https://', '/callback'],
  ['\u00fc ', ' #'],
] as const;
const read = (opening: string, closing: string) => (written: readonly string[]) =>
  readPython(written.map((text) => `import os\na = ${opening}${text}${closing}\n`));

describe('a value in Python', () => {
  test.each([
    ['python-single', "'"],
    ['python-single', "'''"],
    ['python-double', '"'],
    ['python-double', '"""'],
    ['python-f python-single', "'", 'f'],
    ['python-f python-double', '"', 'f'],
    ['python-f python-double', '"""', 'f'],
  ])('%s, between %s', (context, quote, prefix = '') => {
    expectReadBack(context, { parser: pythonParser, around, read: read(prefix + quote, quote), refused: () => false });
  });

  test.each([
    ['python-raw-single', "'"],
    ['python-raw-double', '"'],
  ])('in a raw string, without the quote and a backslash at the end: %s', (context, quote) => {
    const refused = (value: string): boolean => value.includes(quote) || value.endsWith('\\');
    expectReadBack(context, { parser: pythonParser, around, read: read(`r${quote}`, quote), refused });
    expectReadBack(context, {
      parser: pythonParser,
      read: read(`r${quote.repeat(3)}`, quote.repeat(3)),
      refused,
    });
  });

  test('in bytes, when it is ASCII', () => {
    expectReadBack('python-bytes python-double', {
      parser: pythonParser,
      read: read('b"', '"'),
      refused: (value) => /[^ -~]/.test(value),
    });
  });
});
