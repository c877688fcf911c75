import { backslashing } from './rewrite';

/* Source: Ruby 3.4, “Literals” (https://docs.ruby-lang.org/en/3.4/syntax/literals_rdoc.html). */

/** Between single quotes. */
export const rubySingle = backslashing('a Ruby string in single quotes', /[\\']/g);

/** Between double quotes, or backticks’ and symbols’ double quotes. `#` counts before `{`, `$` and `@`, which may also follow literally. */
export const rubyDouble = backslashing('a Ruby string in double quotes', /[\\"]|#(?=[{$@]|$)/g);

/** A here document with interpolation. The finder keeps values away from where a line could end it. */
export const rubyHeredoc = backslashing('a Ruby here document', /\\|#(?=[{$@]|$)/g);

/** A regular expression’s literal, around `regexp`, which leaves no other interpolation than that of `#@name`. */
export const rubyRegexp = backslashing('a Ruby regular expression', /#/g);
