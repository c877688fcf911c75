import { describe, expect, test } from 'vitest';
import { type Around, expectReadBack, expectScalarReadBack, values } from '../../../../tests/support/read-back';
import { type YamlReader, yamlReaders } from '../../../../tests/support/yaml-readers';
import { type ScalarFormatName, scalarFormats } from '.';

const UNPRINTABLE = /[\u2028\u2029\ufeff\ufffe\uffff]/;
const AROUND: readonly Around[] = [
  ['', ''],
  ['https://', '/callback'],
  ['ü ', ' x'],
];

/** Reads documents made of the written texts, and gives what stands at `a`, if `b` behind it came out right too. */
const reads =
  (reader: YamlReader, document: (written: string) => string) =>
  (written: readonly string[]): unknown[] =>
    reader.read(written.map(document)).map((read) => {
      const { a, b } = (read ?? {}) as { a?: unknown; b?: unknown };
      return b === 1 ? a : undefined;
    });

describe.each(yamlReaders)('a value, read by $parser,', (reader) => {
  const { parser } = reader;

  test('in double quotes', () => {
    expectReadBack('yaml-double', {
      parser,
      around: AROUND,
      read: reads(reader, (written) => `a: "${written}"\nb: 1\n`),
      refused: () => false,
    });
    expectReadBack('yaml-double', {
      parser,
      read: reads(reader, (written) => `{"a":"${written}","b":1}\n`),
      refused: () => false,
    });
  });

  test('in single quotes', () => {
    expectReadBack('yaml-single', {
      parser,
      around: AROUND,
      read: reads(reader, (written) => `a: '${written}'\nb: 1\n`),
      refused: (value) => UNPRINTABLE.test(value),
    });
  });

  const indented = (text: string): string => text.replace(/^/gm, '  ');

  test('in a line of a literal block', () => {
    expectReadBack('yaml-block-inner', {
      parser,
      read: reads(reader, (written) => `a: |\n${indented(`first\nkey=${written}\n- ${written}\nlast`)}\nb: 1\n`),
      refused: (value) => UNPRINTABLE.test(value),
      expected: (text) => `first\nkey=${text}\n- ${text}\nlast\n`,
    });
  });

  test('in a line of a folded block', () => {
    expectReadBack('yaml-block-inner', {
      parser,
      read: reads(reader, (written) => `a: >-\n${indented(`first\nkey=${written}\n- ${written}\nlast`)}\nb: 1\n`),
      refused: (value) => UNPRINTABLE.test(value),
      expected: (text) => `first key=${text} - ${text} last`,
    });
  });

  test('at the start of a line of a literal block', () => {
    expectReadBack('yaml-block', {
      parser,
      around: [
        ['', ''],
        ['', ' x'],
      ],
      read: reads(reader, (written) => `a: |-\n${indented(`${written}\n${written}`)}\nb: 1\n`),
      refused: (value) => UNPRINTABLE.test(value) || value === '' || value.startsWith(' '),
      expected: (text) => `${text}\n${text}`,
    });
  });

  test('at the start of a line of a folded block', () => {
    expectReadBack('yaml-block', {
      parser,
      read: reads(reader, (written) => `a: >-\n${indented(`${written}\nand ${written}`)}\nb: 1\n`),
      refused: (value) => UNPRINTABLE.test(value) || value === '' || value.startsWith(' '),
      expected: (text) => `${text} and ${text}`,
    });
  });

  const string: readonly (readonly [ScalarFormatName, (written: string) => string])[] = [
    ['yaml', (written) => `a: ${written}\nb: 1\n`],
    ['yaml', (written) => `a: ${written} # comment\nb: 1\n`],
    ['yaml-flow', (written) => `{a: ${written}, b: 1}\n`],
  ];
  test.each(string)('without quotes (%s) is always a string', (format, document) => {
    expectScalarReadBack(format, { parser, around: AROUND, read: reads(reader, document), refused: () => false });
  });

  test('without quotes in a list and as a key is always a string', () => {
    const items = (document: (written: string) => string) => (written: readonly string[]) =>
      reader
        .read(written.map(document))
        .map((read) => (Array.isArray(read) && read.length === 2 ? (read as unknown[])[0] : read));
    expectScalarReadBack('yaml', { parser, read: items((written) => `- ${written}\n- b\n`), refused: () => false });
    expectScalarReadBack('yaml-flow', { parser, read: items((written) => `[${written}, b]\n`), refused: () => false });
    expectScalarReadBack('yaml', {
      parser,
      read: (written) =>
        reader
          .read(written.map((text) => `${text}: 1\nb: 1\n`))
          .map((read) => Object.keys(read as object).find((key) => key !== 'b') ?? 'b'),
      refused: () => false,
    });
  });

  // JSON's numbers without an exponent are numbers of YAML 1.1 and 1.2.
  const isTyped = (text: string): boolean =>
    /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?)$/.test(text) && text !== '-0';
  const typed: readonly (readonly [ScalarFormatName, (written: string) => string])[] = [
    ['yaml-typed', (written) => `a: ${written}\nb: 1\n`],
    ['yaml-flow-typed', (written) => `{a: ${written}, b: 1}\n`],
  ];
  test.each(typed)('in the place of a number (%s) is a number, a boolean, null or a string', (format, document) => {
    expect(values.filter(isTyped).length).toBeGreaterThan(10);
    expectScalarReadBack(format, {
      parser,
      read: reads(reader, document),
      refused: () => false,
      expected: (text) => (isTyped(text) ? (JSON.parse(text) as unknown) : text),
    });
  });

  test('that Docker Compose interpolates', () => {
    expectReadBack('compose-interpolation yaml-double', {
      parser: `${parser}, then our own reading of “$$”`,
      read: (written) =>
        reads(
          reader,
          (text) => `a: "${text}"\nb: 1\n`,
        )(written).map((text) => {
          expect(String(text).replaceAll('$$', '')).not.toContain('$');
          return String(text).replaceAll('$$', '$');
        }),
      refused: () => false,
    });
  });
});

describe('a scalar without quotes', () => {
  test.each([
    'wiki',
    'https://wiki.example.org:8443/cb?a=b&c=d',
    'My Wiki',
    "it's",
    '-x',
    'a#b',
    '4c8e1f0a',
    'C:\\x',
    '日本語',
  ])('stays as it is: %s', (text) => {
    expect(scalarFormats.yaml.isPlain(text)).toBe(true);
  });

  test.each([
    '',
    ' a',
    'a ',
    'a: b',
    'a:',
    'a #b',
    '- a',
    '-',
    '?',
    '#a',
    '@a',
    '~',
    'No',
    'y',
    '0123',
    '1_0',
    '12:30',
    '1e3',
    '2024-01-02',
  ])('gets quotes: “%s”', (text) => {
    expect(scalarFormats.yaml.isPlain(text)).toBe(false);
  });

  test('of two lines gets quotes', () => {
    expect(scalarFormats.yaml.isPlain('a\nb')).toBe(false);
  });

  test.each(['a,b', 'a]', '{a'])('gets quotes in brackets only: %s', (text) => {
    expect(scalarFormats['yaml-flow'].isPlain(text)).toBe(false);
  });
});
