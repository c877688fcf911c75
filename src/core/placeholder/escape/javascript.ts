import type { Encoder } from './encoder';
import { rewriting } from './rewrite';

/*
 * Source: ECMAScript 2025 (https://tc39.es/ecma262/2025/), for TypeScript too. U+2028 and U+2029 may stand in strings since 2019, and are
 * escaped all the same, for what reads an older ECMAScript.
 */
const lineSeparators = [
  [/\u2028/g, '\\u2028'],
  [/\u2029/g, '\\u2029'],
] as const;

const quoted = (place: string, special: RegExp): Encoder =>
  rewriting(place, undefined, [special, '\\$&'], ...lineSeparators);

/** Between single quotes. Section 12.9.4. */
export const jsSingle = quoted('a JavaScript string in single quotes', /[\\']/g);

/** Between double quotes. Section 12.9.4. */
export const jsDouble = quoted('a JavaScript string in double quotes', /[\\"]/g);

/** A template whose tag, if any, does not read the raw text. Section 12.9.6. */
export const jsTemplate = quoted('a JavaScript template', /[\\`$]/g);

/** Between the slashes of a regular expression, around `regexp`. No text at all would make them a comment. Section 12.9.5. */
export const jsRegexp = rewriting('a JavaScript regular expression', undefined, [/^$/, '(?:)'], ...lineSeparators);

/** An attribute of JSX, in quotes of either kind: entities, and no backslashes. JSX (https://facebook.github.io/jsx/), JSXAttributeValue. */
export const jsxAttribute = rewriting('a JSX attribute', undefined, [/&/g, '&amp;'], [/"/g, '&quot;'], [/'/g, '&#39;']);

/**
 * Text between the tags of JSX. What has a meaning there, and space and line ends that compilers could cut off, goes into an expression.
 * JSX (https://facebook.github.io/jsx/), JSXText.
 */
export const jsxText: Encoder = {
  place: 'JSX text',
  encode: (value) =>
    /[{}<>&\u2028\u2029]|^[\s\u200b]|[\s\u200b]$/.test(value) ? `{"${jsDouble.encode(value) ?? ''}"}` : value,
};
