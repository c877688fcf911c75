import type { Encoder } from './encoder';

/**
 * A comment from `#`, `;` or `//` to the end of the line. Refused is what ends the line for some reader (U+2028 and U+2029 in YAML 1.1,
 * section 4.1.4, and ECMAScript, section 12.3), what a YAML reader stops at (U+FFFE and U+FFFF, YAML 1.2.2, section 5.1), and a backslash
 * at the end, which takes the next line into the comment in files that continue lines.
 */
export const comment: Encoder = {
  place: 'a comment',
  encode: (value) => (/[\u2028\u2029\ufffe\uffff]|\\$/.test(value) ? undefined : value),
};
