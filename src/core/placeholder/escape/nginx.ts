import type { ScalarFormat } from './encoder';
import { rewriting } from './rewrite';

/*
 * Source: nginx 1.29, ngx_conf_read_token in src/core/ngx_conf_file.c, which reads every directive. Most directives then replace variables,
 * and nothing escapes a dollar sign: it is refused everywhere.
 */

/** A backslash is itself, unless one of these follows. */
const backslash = [/\\(?=[\\"'trn]|$)/g, '\\\\'] as const;

/** Between single quotes. */
export const nginxSingle = rewriting('an nginx string in single quotes', /\$/, backslash, [/'/g, "\\'"]);

/** Between double quotes. */
export const nginxDouble = rewriting('an nginx string in double quotes', /\$/, backslash, [/"/g, '\\"']);

/** A part of a word without quotes that cannot get some, because of what else is in it. */
export const nginxBare = rewriting('a word of nginx without quotes', /[\s;{}$]|^#|^$/, backslash, [/["']/g, '\\$&']);

/** A word without quotes. */
export const nginx: ScalarFormat = {
  place: 'a word of nginx',
  isPlain: (text) => /^[^\s;{}"'\\#$]+$/.test(text),
  styles: [
    { ...nginxDouble, quote: '"' },
    { ...nginxSingle, quote: "'" },
  ],
};
