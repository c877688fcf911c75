import type { Encoder } from './encoder';

/*
 * INI has no specification. What counts here is what these readers agree on: Python's configparser (3.13, with and without its
 * BasicInterpolation), git-config (2.47, section SYNTAX), go-ini (1.67, of Grafana, Gitea and others; Grafana also expands `${NAME}` and
 * `$__provider{}`) and PHP's parse_ini_file (8.4, INI_SCANNER_NORMAL). Where one of them reads something else, the value is refused.
 */

/** Comments, quotes, escapes, continued lines and interpolations of any of them; white space at the ends is never kept. */
const NOT_BARE = /[#;"'`\\%]|\$(?:[{_(]|$)|^\s|\s$/;

/** PHP alone: operators, words that are booleans or null, and names of constants. */
const NOT_PHP = /[?{}|&~!()^=$]|^\[|^(?:null|yes|no|true|false|on|off|none)$|^(?:inf|nan)$/i;
const PHP_CONSTANT = /^[A-Z]+_[A-Z\d_]+$/;

/** To the end of the line, for configparser, git-config and go-ini. */
export const iniBareNotPhp: Encoder = {
  place: 'a value of an INI file without quotes',
  encode: (value) => (NOT_BARE.test(value) ? undefined : value),
};

/** To the end of the line, for all four. */
export const iniBare: Encoder = {
  place: 'a value of an INI file without quotes',
  encode: (value) => (NOT_BARE.test(value) || NOT_PHP.test(value) || PHP_CONSTANT.test(value) ? undefined : value),
};

/** Between double quotes, for git-config, go-ini and PHP; configparser takes the quotes for text. go-ini sees comments inside them. */
export const iniDouble: Encoder = {
  place: 'a value of an INI file in double quotes',
  encode: (value) => (/["\\#;]|\$(?:[{_]|$)|%\(/.test(value) ? undefined : value),
};

/** Between single quotes, for go-ini and PHP; to configparser and git-config they are text. */
export const iniSingle: Encoder = {
  place: 'a value of an INI file in single quotes',
  encode: (value) => (/['#;]|\$(?:[{_]|$)|%\(/.test(value) ? undefined : value),
};
