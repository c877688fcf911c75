/** How a language writes the text of a string. */
export interface QuotedRules {
  /** What ends the text. */
  readonly close: string;
  /** Escape sequences, sticky, and what each is; the first that matches counts. */
  readonly escapes?: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[];
  /** What would be code, sticky. */
  readonly code?: RegExp;
}

/** What a text means that begins at an offset, and where it ends. Throws where it has no end, or has code in it. */
export function readQuoted(source: string, from: number, { close, escapes = [], code }: QuotedRules): Read {
  let value = '';
  for (let at = from; at < source.length;) {
    const escape = escapes
      .map(([pattern, mean]) => [matchAt(pattern, source, at), mean] as const)
      .find(([match]) => match);
    if (escape?.[0]) {
      value += escape[1](escape[0]);
      at += escape[0][0].length;
    } else if (source.startsWith(close, at)) {
      return { value, end: at + close.length };
    } else if (code && matchAt(code, source, at)) {
      throw new Error(`code at ${at} of ${source}`);
    } else {
      value += source[at] ?? '';
      at++;
    }
  }
  throw new Error(`no end of ${source}`);
}

export interface Read {
  readonly value: string;
  readonly end: number;
}

export function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

/** Escape sequences of one letter. */
export const letters = (
  table: Readonly<Record<string, string>>,
): readonly [RegExp, (match: RegExpExecArray) => string] => [
  new RegExp(
    `\\\\([${Object.keys(table)
      .join('')
      .replace(/[\\\]^-]/g, '\\$&')}])`,
    'y',
  ),
  ([, letter = '']) => table[letter] ?? letter,
];

/** An escape sequence with the number of a character in its first group. */
export const numbered = (pattern: RegExp, base: 8 | 16): readonly [RegExp, (match: RegExpExecArray) => string] => [
  pattern,
  ([, digits = '']) => String.fromCodePoint(parseInt(digits, base)),
];

/** The string behind the first equals sign, which has to end where `rest` begins. */
export function readAssigned(source: string, rest: string, styles: Readonly<Record<string, QuotedRules>>): string {
  const at = source.indexOf('= ') + 2;
  for (const [open, rules] of Object.entries(styles)) {
    if (!source.startsWith(open, at)) continue;
    const { value, end } = readQuoted(source, at + open.length, rules);
    if (!source.startsWith(rest, end)) throw new Error(`more at ${end} of ${source}`);
    return value;
  }
  throw new Error(`no string in ${source}`);
}

/** What a reader gives, or `undefined` where it throws. */
export const each =
  <T>(read: (source: string) => T) =>
  (sources: readonly string[]): (T | undefined)[] =>
    sources.map((source) => {
      try {
        return read(source);
      } catch {
        return undefined;
      }
    });
