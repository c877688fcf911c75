import { describe, expect, test } from 'vitest';
import { type Around, expectReadBack, run, values, versionOf } from '../../../../tests/support/read-back';
import { encoders } from '.';

interface Reader {
  readonly parser: string;
  /** Gives the value of `a` in each document, a time as the text that Python has for it; `undefined` where `b` is not 1. */
  readonly read: (documents: readonly string[]) => readonly unknown[];
}

const PYTHON = `
import json, sys, tomllib
for document in sys.stdin.buffer.read().decode('utf-8').split('\\0')[:-1]:
    try:
        read = tomllib.loads(document)
        a = read['a']
        result = {'read': a if isinstance(a, (str, bool, int, float)) else a.isoformat()} if read['b'] == 1 else {}
    except Exception as error:
        result = {'error': str(error)}
    sys.stdout.write(json.dumps(result) + '\\0')
`;

/** The strings of TOML 1.0.0, section String, as far as they are written on one line. */
function readString(document: string): string | undefined {
  const [, quote = '', body = ''] = /^a = ("""|'''|"|')(.*)\1\nb = 1\n$/su.exec(document) ?? [];
  if (quote === '' || body.includes(quote.startsWith("'") ? quote : '"""')) return undefined;
  if (quote.startsWith("'")) return body;
  return /^(?:[^"\\]|\\["\\])*$/u.test(body) ? body.replace(/\\(.)/gu, '$1') : undefined;
}

const readers: Reader[] = [{ parser: 'our own tokenizer', read: (documents) => documents.map(readString) }];
const python = versionOf('python3', ['-c', 'import sys, tomllib; print(sys.version)'], /^(\d+\.\d+)/);
const tomllib: Reader = {
  parser: `tomllib of Python ${python ?? ''}`,
  read: (documents) =>
    run('python3', ['-c', PYTHON], documents.map((document) => `${document}\0`).join('')).map(
      (line) => (JSON.parse(line) as { read?: unknown }).read,
    ),
};
if (python !== undefined) readers.push(tomllib);

const around: readonly Around[] = [
  ['', ''],
  ['https://', '/x'],
  ['ü ', ' #'],
];

describe.each(readers)('a value in TOML, read by $parser,', ({ parser, read }) => {
  const inQuotes = (quote: string) => (written: readonly string[]) =>
    read(written.map((text) => `a = ${quote}${text}${quote}\nb = 1\n`));

  test.each([
    ['toml-basic', '"'],
    ['toml-multiline-basic', '"""'],
  ])('as %s', (context, quote) => {
    expectReadBack(context, { parser, around, read: inQuotes(quote), refused: () => false });
  });

  test('as toml-literal', () => {
    expectReadBack('toml-literal', { parser, around, read: inQuotes("'"), refused: (value) => value.includes("'") });
  });

  test('as toml-multiline-literal', () => {
    expectReadBack('toml-multiline-literal', {
      parser,
      around,
      read: inQuotes("'''"),
      refused: (value) => value.startsWith("'") || value.endsWith("'") || value.includes("'''"),
    });
  });
});

const isNumber = (text: string): boolean => /^[-+]?(?:0|[1-9]\d{0,17})(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text);
const isMinusNull = (text: string): boolean => /^-0(?:\.0+)?(?:[eE].*)?$/.test(text);
const fromPython = (text: string): unknown => {
  if (isNumber(text)) return Number(text);
  return text === 'true' || text === 'false' ? text === 'true' : text.replace(/ (?=\d)/, 'T').replace(/Z$/, '+00:00');
};
const bare = [
  ...[
    'true',
    'false',
    '0',
    '-17',
    '+42',
    '3.14',
    '-0.5e-3',
    '999999999999999999',
    '2024-01-02',
    '2024-02-29',
    '03:04:05',
    '12:30:45',
  ],
  ...['2024-01-02T03:04:05Z', '2024-01-02 03:04:05', '2024-01-02 03:04:05.123456+02:00', '2024-12-31T23:59:59'],
];
const notBare = [
  ...[
    '',
    'x',
    '01',
    '1.',
    '.5',
    '1_000',
    '0xff',
    'inf',
    'nan',
    'True',
    '9999999999999999999',
    ' 1',
    '1 ',
    '1 # c',
    '[1]',
    '"a"',
  ],
  ...[
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '2024-1-2',
    '0000-01-01',
    '24:00:00',
    '07:32',
    '2024-01-02T',
    '2024-01-02T25:00:00Z',
  ],
];

describe('a value without quotes in TOML', () => {
  test.each(notBare)('is refused: “%s”', (value) => {
    expect(encoders['toml-bare'].encode(value)).toBeUndefined();
  });

  test('is a number, a boolean or a time', () => {
    expect(bare.map((value) => encoders['toml-bare'].encode(value))).toEqual(bare);
  });

  test.runIf(python !== undefined)(`is read by ${tomllib.parser}`, () => {
    const read = (written: readonly string[]): readonly unknown[] =>
      tomllib.read(written.map((text) => `a = ${text}\nb = 1\n`));
    expect(read(bare)).toEqual(bare.map(fromPython));
    expect(values.filter(isNumber).length).toBeGreaterThan(10);
    expectReadBack('toml-bare', {
      parser: tomllib.parser,
      read,
      refused: (value) => !isNumber(value) && !bare.includes(value),
      expected: fromPython,
      // Python's integers know no minus null.
      only: (value) => !isMinusNull(value),
    });
  });
});
