import type { Encoder, ScalarFormat, ScalarStyle } from './encoder';

/*
 * Sources: YAML 1.2.2 (https://yaml.org/spec/1.2.2/), YAML 1.1 (https://yaml.org/spec/1.1/) and its types (https://yaml.org/type/).
 * Many readers still follow 1.1: PyYAML, Psych, SnakeYAML, and libyaml with whatever is built on it.
 */

/**
 * Line breaks of 1.1 (section 4.1.4), the byte order mark, which is no content outside quotes (1.2.2, section 5.2),
 * and what is not printable (section 5.1).
 */
const UNPRINTABLE = /[\u2028\u2029\ufeff\ufffe\uffff]/;

const hex = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Between double quotes, on one line. 1.2.2, section 7.3.1. */
export const yamlDouble: Encoder = {
  place: 'a YAML string in double quotes',
  encode: (value) => value.replace(/["\\]/g, '\\$&').replace(new RegExp(UNPRINTABLE, 'g'), hex),
};

/** Between single quotes, on one line, where the only escape is a doubled quote. 1.2.2, section 7.3.2. */
export const yamlSingle: Encoder = {
  place: 'a YAML string in single quotes',
  encode: (value) => (UNPRINTABLE.test(value) ? undefined : value.replaceAll("'", "''")),
};

/**
 * In a line of a block scalar, behind other text. 1.2.2, section 8.1: nothing is an escape there, and white space at the end of a line is kept.
 */
export const yamlBlockInner: Encoder = {
  place: 'a YAML block of text',
  encode: (value) => (UNPRINTABLE.test(value) ? undefined : value),
};

/**
 * At the start of a line of a block scalar. Spaces there are indentation (1.2.2, section 8.1.1.1), or keep a line of a folded block
 * apart (section 8.1.3); an empty line is a line break.
 */
export const yamlBlock: Encoder = {
  place: 'a line of a YAML block of text',
  encode: (value) => (/^(?: |$)/.test(value) ? undefined : yamlBlockInner.encode(value)),
};

/** Indicators that cannot begin a plain scalar, with and without a character behind them. 1.2.2, section 7.3.3; `:x` is a symbol in Psych. */
const START = /^(?:[,[\]{}#&*!|>'"%@`:\s]|[-?](?:\s|$)|---|\.\.\.|$)/;

/** What ends a plain scalar: a comment, the colon of a key, or white space that is not part of it. */
const END = /:\s|\s#|[:\s]$/;

/** Words that are null, a boolean, `=` or `<<`. https://yaml.org/type/null.html, bool, value, merge; 1.2.2, section 10.3.2. */
const WORD = /^(?:~|null|true|false|yes|no|on|off|y|n|=|<<)$/i;

/**
 * What is, or for a reader of 1.1 may be, a number or a time: octal with `0`, `0o` or nothing, binary, sexagesimal (`12:30`), with
 * underscores, with commas (Psych), or with any number of points. https://yaml.org/type/int.html, float, timestamp.
 */
const NUMBER = /^(?:[-+]?(?:[\d.][\d_,.:]*(?:e[-+]?\d*)?|0[xob][\da-f_]*|\.inf|\.nan)|\d{4}-\d\d?-\d\d?.*)$/i;

const isPlain = (text: string): boolean =>
  ![UNPRINTABLE, START, END, WORD, NUMBER, /[\r\n]/].some((pattern) => pattern.test(text));

/** Brackets, braces and commas separate the items of `[]` and `{}` (1.2.2, section 7.3.3); PyYAML ends a scalar at `?` there as well. */
const isFlowPlain = (text: string): boolean => isPlain(text) && !/[,[\]{}?]/.test(text);

/** Numbers, booleans and null that are the same in 1.1 and 1.2. */
const isTyped = (text: string): boolean => /^(?:(?!-0$)-?(?:0|[1-9]\d*)(?:\.\d+)?|true|false|null)$/.test(text);

const styles: readonly ScalarStyle[] = [
  { ...yamlSingle, quote: "'" },
  { ...yamlDouble, quote: '"' },
];

/** A string without quotes, which stays a string for readers of 1.1 and 1.2. */
export const yaml: ScalarFormat = { place: 'a YAML value', isPlain, styles };

/** The same between `[]` or `{}`. */
export const yamlFlow: ScalarFormat = { place: 'a YAML value in brackets', isPlain: isFlowPlain, styles };

/** A number, a boolean or null: the value may be one too, or becomes a string. */
export const yamlTyped: ScalarFormat = { ...yaml, isPlain: (text) => isTyped(text) || isPlain(text) };

/** The same between `[]` or `{}`. */
export const yamlFlowTyped: ScalarFormat = { ...yamlFlow, isPlain: (text) => isTyped(text) || isFlowPlain(text) };
