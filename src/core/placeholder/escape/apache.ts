import type { ScalarFormat } from './encoder';
import { rewriting } from './rewrite';

/*
 * Source: Apache HTTP Server 2.4, ap_getword_conf, substring_conf and ap_resolve_env in server/util.c and server/core.c. `${` is replaced in every
 * line, and nothing escapes it. A backslash is itself, unless the quote or another one follows.
 */
const backslash = (next: RegExp) => [next, '\\\\'] as const;
const VARIABLE = /\$(?:\{|$)/;

/** Between double quotes. */
export const apacheQuoted = rewriting('an Apache string in double quotes', VARIABLE, backslash(/\\(?=[\\"]|$)/g), [
  /"/g,
  '\\"',
]);

/** Between single quotes. */
export const apacheSingle = rewriting('an Apache string in single quotes', VARIABLE, backslash(/\\(?=[\\']|$)/g), [
  /'/g,
  "\\'",
]);

/** A part of a word without quotes that cannot get some, because of what else is in it. */
export const apacheBare = rewriting(
  'a word of Apache’s configuration without quotes',
  /[\s"'<>#]|\$(?:\{|$)|^$/,
  backslash(/\\(?=\\|$)/g),
);

/** In a directive that replaces `$1`, `%{name}` and the like, inside the encoder of the quotes. */
export const apacheExpanded = rewriting('an Apache directive that replaces variables', /[$%]/);

/** A word without quotes. */
export const apache: ScalarFormat = {
  place: 'a word of Apache’s configuration',
  isPlain: (text) => /^[^\s"'\\<>#$]+$/.test(text),
  styles: [
    { ...apacheQuoted, quote: '"' },
    { ...apacheSingle, quote: "'" },
  ],
};
