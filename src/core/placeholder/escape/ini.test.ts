import { describe, expect, test } from 'vitest';
import { type Around, expectReadBack, run, values, versionOf } from '../../../../tests/support/read-back';
import { encoders } from '.';

interface Reader {
  readonly parser: string;
  /** Reads what stands behind `key = `, each in a file of its own or in one. */
  readonly read: (written: readonly string[]) => readonly unknown[];
}

const lines = (written: readonly string[]): string =>
  `[a]\n${written.map((text, index) => `k${index} = ${text}\n`).join('')}`;

const PYTHON = `
import configparser, sys
config = configparser.%s
config.read_string(sys.stdin.buffer.read().decode('utf-8'))
for value in dict(config['a']).values(): sys.stdout.buffer.write(value.encode('utf-8') + b'\\0')
`;
const python = versionOf('python3', ['--version'], /(\d+\.\d+)/);
const git = versionOf('git', ['--version'], /(\d+\.\d+)/);

const configparsers: Reader[] = ['ConfigParser()', 'RawConfigParser()'].map((name) => ({
  parser: `${name.replace('()', '')} of Python ${python ?? ''}`,
  read: (written) => run('python3', ['-c', PYTHON.replace('%s', name)], lines(written)),
}));
const gitConfig: Reader = {
  parser: `git ${git ?? ''}`,
  read: (written) =>
    run('git', ['config', '--file', '-', '--null', '--list'], lines(written)).map((entry) =>
      entry.slice(entry.indexOf('\n') + 1),
    ),
};

/** readValue in go-ini's parser.go, with the options of LoadOptions{}; Grafana's expanders behind it. */
const goIni: Reader = {
  parser: 'our own reading of go-ini and Grafana',
  read: (written) =>
    written.map((text) => {
      let value = text.trim();
      if (value.startsWith('`') || value.startsWith('"""') || value.endsWith('\\')) return undefined;
      value = value.replace(/[#;].*$/su, '').trim();
      const [quote] = value;
      const isQuoted =
        (quote === '"' || quote === "'") && value.indexOf(quote, 1) === value.length - 1 && value.length > 1;
      if (isQuoted) value = value.slice(1, -1);
      return /\$\{.*\}|\$__\w+\{.*\}|%\(.+\)s/su.test(value) ? undefined : value;
    }),
};

/** Zend/zend_ini_scanner.l, INI_SCANNER_NORMAL: a value that is not one string of literal text is not read. */
const php: Reader = {
  parser: 'our own reading of PHP',
  read: (written) =>
    written.map((text) => {
      if (text === '') return '';
      const single = /^'([^']*)'$/u.exec(text);
      if (single) return single[1];
      const double = /^"((?:[^"\\$]|\$(?!\{))*)"$/u.exec(text);
      if (double) return double[1];
      const value = text.replace(/^[ \t]+|[ \t]+$/g, '');
      if (!/^(?:[^=;&|^~()!"{}'?$\\]|\$[^{])+$/u.test(value)) return undefined;
      if (/^(?:true|on|yes|false|off|no|none|null)$/i.test(value) || /^(?:E_ALL|PHP_VERSION|INF|NAN|M_PI)$/.test(value))
        return undefined;
      return value;
    }),
};

const bareReaders = [...(python === undefined ? [] : configparsers), ...(git === undefined ? [] : [gitConfig]), goIni];
const quoteReaders = [...(git === undefined ? [] : [gitConfig]), goIni, php];

const around: readonly Around[] = [
  ['', ''],
  ['https://', '/x'],
  ['ü-', ''],
];

// Comments, quotes, escapes and interpolations of any reader; white space that is cut off.
const notBare = (value: string): boolean => /[#;"'`\\%]|\$[{_(]|\$$/.test(value) || value.trim() !== value;
const isPhpWord = (value: string): boolean =>
  /^(?:null|yes|no|true|false|on|off|none|inf|nan)$/i.test(value) || /^[A-Z]+_[A-Z_\d]+$/.test(value);
const isExpanded = (value: string): boolean => /\$[{_]|\$$|%\(/.test(value);

describe.each(bareReaders)('a value in an INI file, read by $parser,', ({ parser, read }) => {
  test('without quotes, where PHP does not read', () => {
    expectReadBack('ini-bare-not-php', { parser, around, read, refused: notBare });
  });
});

describe.each([...bareReaders, php])('a value in an INI file, read by $parser,', ({ parser, read }) => {
  test('without quotes', () => {
    const refused = (value: string): boolean =>
      notBare(value) || isPhpWord(value) || value.startsWith('[') || /[?{}|&~!()^=$]/.test(value);
    expectReadBack('ini-bare', { parser, around, read, refused });
  });
});

describe.each(quoteReaders)('a value in an INI file, read by $parser,', ({ parser, read }) => {
  test('in double quotes', () => {
    expectReadBack('ini-double', {
      parser,
      around: [...around, [' ', ' ']],
      read: (written) => read(written.map((text) => `"${text}"`)),
      refused: (value) => /["\\#;]/.test(value) || isExpanded(value),
    });
  });
});

describe.each([goIni, php])('a value in an INI file, read by $parser,', ({ parser, read }) => {
  test('in single quotes', () => {
    expectReadBack('ini-single', {
      parser,
      around: [...around, [' ', ' ']],
      read: (written) => read(written.map((text) => `'${text}'`)),
      refused: (value) => /['#;]/.test(value) || isExpanded(value),
    });
  });
});

test('what people have in INI files is accepted', () => {
  for (const value of ['wiki', 'My Wiki', 'https://wiki.example.org:8443/x', 'a,b', '', '[x', 'pa$$w0rd', 'dGVzdA==']) {
    expect(encoders['ini-bare-not-php'].encode(value)).toBe(value);
  }
  expect(values.filter((value) => encoders['ini-bare'].encode(value) !== undefined).length).toBeGreaterThan(200);
});
