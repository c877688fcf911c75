import type { Encoder } from './encoder';
import { backslashing, rewriting } from './rewrite';

/*
 * Source: ECMAScript 2025 (https://tc39.es/ecma262/2025/), for TypeScript too. U+2028 and U+2029 may stand in strings since 2019, and are
 * escaped all the same, for what reads an older ECMAScript.
 */
const lineSeparators = [
  [/\u2028/g, '\\u2028'],
  [/\u2029/g, '\\u2029'],
] as const;

/** Between single quotes. Section 12.9.4. */
export const jsSingle = rewriting('a JavaScript string in single quotes', undefined, [/[\\']/g, '\\$&'], ...lineSeparators);

/** Between double quotes. Section 12.9.4. */
export const jsDouble = rewriting('a JavaScript string in double quotes', undefined, [/[\\"]/g, '\\$&'], ...lineSeparators);

/** A template without a tag, or with one that does not read the raw text. `{` is escaped because a literal `$` may stand before it. Section 12.9.6. */
export const jsTemplate = rewriting('a JavaScript template', undefined, [/[\\`$]|^\{/g, '\\$&'], ...lineSeparators);

/** Inside a regular expression's slashes, around `regexp`. Nothing at all between them would be a comment. Section 12.9.5. */
export const jsRegexp = rewriting('a JavaScript regular expression', undefined, [/^$/, '(?:)'], ...lineSeparators);

/** An attribute of JSX, in quotes of either kind: entities, and no backslashes. JSX specification of 2022-08-04, JSXAttributeValue. */
export const jsxAttribute = rewriting('a JSX attribute', undefined, [/&/g, '&amp;'], [/"/g, '&quot;'], [/'/g, '&#39;']);

/**
 * Text between the tags of JSX. What has a meaning there, and space that could be cut off, goes into an expression.
 * JSX specification of 2022-08-04, JSXText; the cutting is the compilers'.
 */
export const jsxText: Encoder = {
  place: 'JSX text',
  encode: (value) => (/[{}<>&]|^\s|\s$/.test(value) ? `{"${jsDouble.encode(value) ?? ''}"}` : value),
};

/** A member's name without quotes. Section 12.7; only ASCII, for older readers. `__proto__` is no member, with quotes or without: section B.3.1. */
export const jsKey = {
  place: 'a name in a JavaScript object',
  isPlain: (text: string): boolean => /^(?!__proto__$)[A-Za-z_$][\w$]*$/.test(text),
  styles: [
    { ...backslashing('', /(?!)/, /^__proto__$/), ...{} },
  ],
};
