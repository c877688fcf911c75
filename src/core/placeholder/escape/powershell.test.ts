import { describe, expect, test } from 'vitest';
import { type Around, expectReadBack, expectScalarReadBack } from '../../../../tests/support/read-back';
import { scalarFormats } from '.';

/*
 * A tokenizer for the strings and arguments of PowerShell, written from the Language Specification 3.0, sections 2.3.5.2 and 8.2, and from
 * about_Parsing: it knows nothing of the encoders. What it would expand, or take for something other than one string, it does not read.
 */
const SINGLE = "'\u2018\u2019\u201a\u201b";
const DOUBLE = '"\u201c\u201d\u201e';
const SPECIAL: Readonly<Record<string, string>> = {
  0: '\0',
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

interface Token {
  readonly text: string;
  readonly end: number;
}

/** A verbatim or expandable string from its opening quote on. */
function readString(source: string, start: number): Token | undefined {
  const quotes = SINGLE.includes(source.charAt(start)) ? SINGLE : DOUBLE;
  let text = '';
  for (let at = start + 1; at < source.length; at++) {
    const char = source.charAt(at);
    if (quotes.includes(char)) {
      const next = source.charAt(at + 1);
      if (next === '' || !quotes.includes(next)) return { text, end: at + 1 };
      text += next;
      at++;
    } else if (quotes === DOUBLE && char === '`') {
      at++;
      if (source.charAt(at) === 'u') return undefined;
      text += SPECIAL[source.charAt(at)] ?? source.charAt(at);
    } else if (quotes === DOUBLE && char === '$' && /^[\w{(:$?^]/.test(source.slice(at + 1))) {
      return undefined;
    } else text += char;
  }
  return undefined;
}

const NUMBER = /^[-+]?(?:0x[\da-f]+|0b[01]+|\d*\.?\d+(?:e[-+]?\d+)?)(?:u?[lsy]|[dnu])?(?:[kmgtp]b)?$/i;

/** The argument at the start of a text, up to white space. */
function readArgument(source: string): Token | undefined {
  if (SINGLE.includes(source.charAt(0)) || DOUBLE.includes(source.charAt(0))) return readString(source, 0);
  const text = /^[^\s\u0085]*/.exec(source)?.[0] ?? '';
  // Parameters, splatting, comments, redirections, the home directory; then what ends, expands or escapes in the middle.
  if (text === '' || /^[-\u2013-\u2015@#<>~\d]?$|^[-\u2013-\u2015@#<>~]|^\d+>/.test(text)) return undefined;
  if (/[`$(){};,|&<>]/.test(text) || Array.from(SINGLE + DOUBLE).some((quote) => text.includes(quote)))
    return undefined;
  if (NUMBER.test(text)) return String(Number(text)) === text ? { text, end: text.length } : undefined;
  return { text, end: text.length };
}

const parser = 'our own tokenizer';
const around: readonly Around[] = [
  ['', ''],
  ['https://', '/x'],
  ['ü ', ' #'],
];
const whole = (written: string): string | undefined => {
  const token = readString(written, 0);
  return token?.end === written.length ? token.text : undefined;
};

describe('a value in PowerShell, read by our own tokenizer,', () => {
  test('in single quotes', () => {
    expectReadBack('powershell-single', {
      parser,
      around,
      refused: () => false,
      read: (written) => written.map((text) => whole(`'${text}'`)),
    });
  });

  test('in double quotes', () => {
    expectReadBack('powershell-double', {
      parser,
      around,
      refused: () => false,
      read: (written) => written.map((text) => whole(`"${text}"`)),
    });
  });

  test('as an argument without quotes', () => {
    expectScalarReadBack('powershell-bare', {
      parser,
      around: [
        ['', ''],
        ['/', '/x'],
        ['a', ''],
      ],
      refused: () => false,
      read: (written) =>
        written.map((text) => {
          const token = readArgument(`${text} -Next 1`);
          return token?.end === text.length ? token.text : undefined;
        }),
    });
  });
});

test('the tokenizer sees what PowerShell sees', () => {
  expect(whole("'it''s'")).toBe("it's");
  expect(whole("'it’s'")).toBeUndefined();
  expect(whole('"`$x `"`n$ $"')).toBe('$x "\n$ $');
  expect(whole('"$x"')).toBeUndefined();
  expect(readArgument("'a'b")?.end).toBe(3);
  for (const text of ['-a', '0123', '1kb', '1e3', '.5', 'a,b', '@a', '~/x', 'a;b', '$x', 'a`b', '#a', ''])
    expect(readArgument(text)).toBeUndefined();
});

test.each(['wiki', '8080', '/etc/x', 'C:\\x', 'A=b'])('an argument without quotes stays as it is: %s', (text) => {
  expect(scalarFormats['powershell-bare'].isPlain(text)).toBe(true);
});
test.each(['', '0123', '1kb', '-x', '.5', 'a b', 'a,b', '~', '4e8', 'ü'])('an argument gets quotes: “%s”', (text) => {
  expect(scalarFormats['powershell-bare'].isPlain(text)).toBe(false);
});
