import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type Around, expectReadBack, expectScalarReadBack, run, versionOf } from '../../../../tests/support/read-back';
import { shells } from '../../../../tests/support/shells';
import { scalarFormats } from '.';

interface FileReader {
  readonly parser: string;
  readonly read: (written: readonly string[]) => readonly unknown[];
  readonly only?: (value: string) => boolean;
}

const never = (): boolean => false;
const around: readonly Around[] = [
  ['', ''],
  ['https://', '/x'],
  ['ü ', ''],
];
const file = (written: readonly string[]): string => written.map((text, index) => `K${index}=${text}\n`).join('');
const quoted =
  (quote: string, read: (written: readonly string[]) => readonly unknown[]) => (written: readonly string[]) =>
    read(written.map((text) => quote + text + quote));

/*
 * Docker Compose, from the description of its syntax (https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/)
 * and the behaviour of compose-go 2.9's dotenv/parser.go: a reader from scratch, which reads character by character.
 */
function interpolate(text: string): string | undefined {
  if (/\$(?:[a-z_]|\{)/i.test(text.replaceAll('$$', ''))) return undefined;
  return text.replaceAll('$$', '$');
}

function readCompose(written: string): string | undefined {
  const line = written.replace(/^[ \t\u00a0]+/, '');
  const quote = line.charAt(0);
  if (quote !== "'" && quote !== '"') return interpolate(line.replace(/ #.*$/su, '').trimEnd());
  let text = '';
  let at = 1;
  for (; at < line.length && line.charAt(at) !== quote; at++) {
    if (line.charAt(at) !== '\\') text += line.charAt(at);
    else {
      at++;
      text += line.charAt(at) === quote ? quote : `\\${line.charAt(at)}`;
    }
  }
  if (at !== line.length - 1) return undefined;
  if (quote === "'") return text;
  const special: Readonly<Record<string, string>> = {
    a: '\u0007',
    b: '\b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
    v: '\v',
    c: '\\c',
    $: '$$',
  };
  return interpolate(
    text.replace(/\\(?:([abcfnrtv$"\\])|0(\d{0,3}))/g, (_, char?: string, octal?: string) =>
      char === undefined ? String.fromCharCode(Number.parseInt(octal ?? '0', 8)) : (special[char] ?? char),
    ),
  );
}

test('a value that Docker Compose interpolates, read by our own interpolation', () => {
  expectReadBack('compose-interpolation', {
    parser: 'our own interpolation for Docker Compose',
    around,
    read: (written) => written.map(interpolate),
    refused: never,
  });
});

describe('a value in .env, read by our own tokenizer for Docker Compose,', () => {
  const parser = 'our own tokenizer for Docker Compose';
  const read = (written: readonly string[]): (string | undefined)[] => written.map(readCompose);

  test('without quotes', () => {
    expectScalarReadBack('env-compose', { parser, around, read, refused: never });
  });
  test('in single quotes', () => {
    const refused = (value: string): boolean =>
      (value.match(/\\+(?='|$)/g) ?? []).some((slashes) => slashes.length % 2 === 1);
    expectReadBack('env-compose-single', { parser, around, read: quoted("'", read), refused });
  });
  test('in double quotes', () => {
    expectReadBack('env-compose-double', { parser, around, read: quoted('"', read), refused: never });
  });
});

/* The npm package dotenv: the same file read in our own way, by Node, and by the package as it comes with @next/env. */
function readDotenv(written: string): string | undefined {
  const line = written.trim();
  const quote = line.charAt(0);
  if (!/^['"`]/.test(quote)) return /[\u2028\u2029#]/.test(line) ? undefined : line;
  if (line.length < 2 || line.indexOf(quote, 1) !== line.length - 1 || line.endsWith(`\\${quote}`)) return undefined;
  const text = line.slice(1, -1);
  return quote === '"' ? text.replaceAll('\\n', '\n').replaceAll('\\r', '\r') : text;
}

const NEXT = `
const contents = require('node:fs').readFileSync(0, 'utf8');
process.env = {};
const { processEnv } = require('@next/env');
processEnv([{ path: '.env', contents, env: {} }], '/', { info() {}, error() {} }, true);
for (let i = 0; process.env['K' + i] !== undefined; i++) process.stdout.write(process.env['K' + i] + '\\0');
`;
const hasNext = spawnSync(process.execPath, ['-e', "require('@next/env')"]).status === 0;

const dotenvs: FileReader[] = [
  { parser: 'our own tokenizer for dotenv', read: (written) => written.map(readDotenv) },
  {
    parser: `parseEnv of Node ${process.versions.node}`,
    read: (written) => {
      const read = parseEnv(file(written));
      return written.map((_, index) => read[`K${index}`]);
    },
  },
];
if (hasNext) {
  dotenvs.push({
    parser: 'dotenv in @next/env',
    read: (written) => run(process.execPath, ['-e', NEXT], file(written)),
    // Next.js expands what dotenv has read.
    only: (value) => !/[\\$]/.test(value),
  });
}

const endsWithBackslash = (value: string): boolean => value.endsWith('\\');
const noDouble = (value: string): boolean => value.includes('"') || endsWithBackslash(value) || /\\[nr]/.test(value);

describe.each(dotenvs)('a value in .env, read by $parser,', ({ read, ...reader }) => {
  test('without quotes', () => {
    const needsQuotes = (value: string): boolean => /^['"`\s]|\s$|[#\u2028\u2029]/.test(value);
    const hasAllQuotes = (value: string): boolean => value.includes("'") && noDouble(value) && value.includes('`');
    const refused = (value: string): boolean => needsQuotes(value) && (hasAllQuotes(value) || endsWithBackslash(value));
    expectScalarReadBack('env-dotenv', { ...reader, read, refused });
    expectScalarReadBack('env-dotenv', {
      ...reader,
      around,
      read,
      refused: never,
      only: (value) => !/['\\]/.test(value) && (reader.only?.(value) ?? true),
    });
  });
  test('in single quotes', () => {
    const refused = (value: string): boolean => value.includes("'") || endsWithBackslash(value);
    expectReadBack('env-dotenv-single', { ...reader, around, read: quoted("'", read), refused });
  });
  test('in double quotes', () => {
    expectReadBack('env-dotenv-double', { ...reader, around, read: quoted('"', read), refused: noDouble });
  });
  test('in backticks', () => {
    const refused = (value: string): boolean => value.includes('`') || endsWithBackslash(value);
    expectReadBack('env-dotenv-backtick', { ...reader, around, read: quoted('`', read), refused });
  });
});

/* systemd.exec(5), EnvironmentFile=: our own reader, and the one of systemd's generator for environment.d, which is the same. */
function readSystemd(written: string): string | undefined {
  const source = written.trim();
  if (/\p{Noncharacter_Code_Point}/u.test(source)) return undefined;
  const quote = source.charAt(0);
  if (quote === "'") return /^'[^']*'$/su.test(source) ? source.slice(1, -1) : undefined;
  if (quote === '"')
    return /^"(?:[^"\\]|\\.)*"$/su.test(source) ? source.slice(1, -1).replace(/\\(["\\`$])/g, '$1') : undefined;
  return source.replace(/\\(.)/gsu, '$1');
}

const GENERATOR = '/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator';

/** Writes one file, in which `$` is doubled because values of environment.d are expanded afterwards, and undoes the quotes of the output. */
function readGenerator(written: readonly string[]): (string | undefined)[] {
  const folder = mkdtempSync(join(tmpdir(), 'environment-'));
  try {
    mkdirSync(join(folder, 'environment.d'));
    writeFileSync(join(folder, 'environment.d', 'a.conf'), file(written.map((text) => text.replaceAll('$', '$$$$'))));
    const { stdout } = spawnSync(GENERATOR, {
      encoding: 'utf8',
      env: { HOME: folder, XDG_CONFIG_HOME: folder, LC_ALL: 'C.UTF-8' },
      maxBuffer: 1 << 28,
    });
    const read = new Map<string, string>();
    for (const line of stdout.split('\n')) {
      const [, name = '', value = ''] = /^(\w+)=(.*)$/su.exec(line) ?? [];
      const bare = /^\$?(["'])(.*)\1$/su.exec(value)?.[2];
      read.set(name, bare === undefined ? value : bare.replace(/\\(.)/gsu, '$1'));
    }
    return written.map((_, index) => read.get(`K${index}`));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const systemds: FileReader[] = [
  { parser: 'our own tokenizer for systemd', read: (written) => written.map(readSystemd) },
];
if (existsSync(GENERATOR)) {
  const version = versionOf('systemctl', ['--version'], /systemd (\d+)/) ?? '';
  systemds.push({
    parser: `the environment.d generator of systemd ${version}`,
    read: readGenerator,
    // EnvironmentFile= may have empty values, environment.d may not.
    only: (value) => value !== '',
  });
}

const hasNoncharacter = (value: string): boolean => /[\ufdd0-\ufdef]|\p{Noncharacter_Code_Point}/u.test(value);

describe.each(systemds)('a value in EnvironmentFile=, read by $parser,', ({ read, ...reader }) => {
  test('without quotes', () => {
    expectScalarReadBack('env-systemd', { ...reader, around, read, refused: hasNoncharacter });
  });
  test('in single quotes', () => {
    const refused = (value: string): boolean => value.includes("'") || hasNoncharacter(value);
    expectReadBack('env-systemd-single', { ...reader, around, read: quoted("'", read), refused });
  });
  test('in double quotes', () => {
    expectReadBack('env-systemd-double', { ...reader, around, read: quoted('"', read), refused: hasNoncharacter });
  });
});

describe.each(shells)('a value in a file that is sourced, read by $parser,', (shell) => {
  const { parser } = shell;
  const read = (written: readonly string[]): string[] =>
    shell.run(written.map((text) => `K=${text}\nprintf '%s\\0' "$K"\n`).join(''));

  test('without quotes', () => {
    expectScalarReadBack('env-shell', {
      parser,
      around: [
        ['', ''],
        ['https://', '/x?'],
      ],
      read,
      refused: never,
    });
  });
  test('in single quotes', () => {
    expectReadBack('env-shell-single', { parser, around, read: quoted("'", read), refused: never });
  });
  test('in double quotes', () => {
    expectReadBack('env-shell-double', { parser, around, read: quoted('"', read), refused: never });
  });
});

const SHELL_SAFE = ['wiki', 'https://wiki.example.org:8443/x?a=b', '', 'a=b', '0123', 'no'];
const FORMATS = ['env-compose', 'env-dotenv', 'env-systemd'] as const;
test.each([...FORMATS, 'env-shell'] as const)('in %s, what no reader touches stays without quotes', (format) => {
  for (const text of SHELL_SAFE) expect(scalarFormats[format].isPlain(text)).toBe(true);
});
test.each(FORMATS)('in %s, words stay without quotes', (format) => {
  expect(scalarFormats[format].isPlain('My Wiki, the “best”')).toBe(true);
});
