import { utf8 } from './base64';

/**
 * A value as a regular expression that finds it however a log or a file may have written it: every character by itself may be
 * written as in JSON, with percent signs, as an entity of HTML, or behind backslashes.
 */

const named: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/** How some formats write a character besides the ways that all have. */
const special: Readonly<Record<string, readonly string[]>> = {
  ' ': [String.raw`\+`],
  "'": ["''", String.raw`'\\+''`, `'"'"'`],
  '"': ['""'],
  $: [String.raw`\$\$`],
  '%': ['%%'],
};

/** A text that stands for itself in a regular expression with the flag `u`. */
function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

const bothCases = (hex: string): string =>
  hex.replace(/[a-f]/gi, (digit) => `[${digit.toLowerCase()}${digit.toUpperCase()}]`);

function letter(character: string, anyCase: boolean): string {
  const lower = character.toLowerCase();
  const upper = character.toUpperCase();
  return anyCase && lower !== upper && lower.length === 1 && upper.length === 1 ? `[${lower}${upper}]` : character;
}

/** One character, in every way in which it may be written. */
export function characterPattern(character: string, anyCase = false): string {
  if (/[A-Za-z0-9]/.test(character)) return letter(character, anyCase);
  const code = character.codePointAt(0) ?? 0;
  const hex = (number: number, digits: number): string => bothCases(number.toString(16).padStart(digits, '0'));
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  const name = named[character];
  const ways = [
    ...(special[character] ?? []),
    String.raw`\\{0,8}${/\p{L}/u.test(character) ? letter(character, anyCase) : literally(character)}`,
    // Also when what was encoded once was encoded again.
    utf8(character)
      .map((byte) => `%(?:25)*${hex(byte, 2)}`)
      .join(''),
    units.map((unit) => String.raw`\\{1,8}u${hex(unit, 4)}`).join(''),
    ...(code < 256 ? [String.raw`\\{1,8}x?${hex(code, 2)}`] : []),
    `&(?:amp;)*(?:#0*${code};|#[xX]0*${hex(code, 1)};${name ? `|${name};` : ''})`,
    ...(character === '&' ? ['&(?:amp;)*'] : []),
  ];
  // The longest way first: what is left of an escape would be read as part of the text.
  return `(?:${ways.sort((a, b) => b.length - a.length).join('|')})`;
}

/**
 * A whole value.
 *
 * @param anyCase whether upper and lower case are the same, as in hosts
 */
export function valuePattern(value: string, anyCase = false): string {
  const parts = value.match(/\\+|[^\\]/gu) ?? [];
  return parts
    .map((part) => {
      if (!part.startsWith('\\')) return characterPattern(part, anyCase);
      // A run of backslashes may be doubled, twice, or written in another way.
      const percent = '%(?:25)*5[cC]'.repeat(part.length);
      const entity = '&(?:amp;)*(?:#92|#[xX]5[cC]|bsol);'.repeat(part.length);
      const unicode = String.raw`(?:\\{1,8}u005[cC])`.repeat(part.length);
      const hex = String.raw`(?:\\{1,8}x?5[cC])`.repeat(part.length);
      return String.raw`(?:${percent}|${entity}|${unicode}|${hex}|\\{${part.length},${part.length * 8}})`;
    })
    .join('');
}

/** What stands before the first letter of a word: no letter and no digit, unless they are the end of an escape. */
export const START = String.raw`(?:(?<![\p{L}\p{N}])|(?<=%[\dA-Fa-f]{2}|\\[bfnrtv0]|\\x[\dA-Fa-f]{2}|\\u[\dA-Fa-f]{4}))`;
/** What stands behind its last one. */
export const END = String.raw`(?![\p{L}\p{N}])`;

/** A value as a word of its own: `main`, but not in `domain`. */
export function wordPattern(value: string, anyCase = false): string {
  const start = /^[\p{L}\p{N}]/u.test(value) ? START : '';
  const end = /[\p{L}\p{N}]$/u.test(value) ? END : '';
  return start + valuePattern(value, anyCase) + end;
}

/** How much of the beginning of a match is the rest of an escape: `2F` in `%2Fauth`, `n` in `\nauth`. */
export function restOfEscape(before: string, text: string): string {
  if (/%$/.test(before)) return /^(?:25)*[\da-f]{2}/i.exec(text)?.[0] ?? '';
  if (/\\$/.test(before)) return /^(?:u[\da-f]{4}|x[\da-f]{2}|[bfnrtv0])/i.exec(text)?.[0] ?? '';
  return '';
}
