import type { Encoder, ScalarFormat } from './encoder';
import { shellDouble, shellSingle } from './shell';

/*
 * Four readers of files with NAME=value, which agree on little. Sources:
 *   compose   Docker Compose: dotenv/parser.go and template/template.go of compose-go 2.9 (.env and env_file)
 *   dotenv    the npm package dotenv 17.4, both its parsers; without dotenv-expand
 *   systemd   EnvironmentFile=: src/basic/env-file.c of systemd 257
 *   shell     the file is sourced: rules of the shell, see shell.ts
 */

/** In YAML files of Compose, after YAML has read them: `$$` is a dollar sign. https://docs.docker.com/reference/compose-file/interpolation/ */
export const composeInterpolation: Encoder = {
  place: 'a value that Docker Compose interpolates',
  encode: (value) => value.replaceAll('$', '$$$$'),
};

/**
 * Between single quotes, for Compose. `\'` is a quote; every other backslash stands for itself, but they are read in pairs: with an odd
 * number of them before a quote or the end, there is no way to write it.
 */
export const envComposeSingle: Encoder = {
  place: 'a value in single quotes, read by Docker Compose',
  encode: (value) => (/(?:^|[^\\])(?:\\\\)*\\(?:'|$)/.test(value) ? undefined : value.replaceAll("'", "\\'")),
};

/** Between double quotes, for Compose. */
export const envComposeDouble: Encoder = {
  place: 'a value in double quotes, read by Docker Compose',
  encode: (value) => value.replace(/["\\$]/g, '\\$&'),
};

/** Without quotes, for Compose: the line without white space at its ends, without ` #` and what follows, interpolated. */
export const envCompose: ScalarFormat = {
  place: 'a value read by Docker Compose',
  isPlain: (text) => !/^['"#\s]|\s$|\s#|[$\r\n]/.test(text),
  styles: [
    { ...envComposeSingle, quote: "'" },
    { ...envComposeDouble, quote: '"' },
  ],
};

/** Between quotes, for dotenv: no escape gives the quote itself, and a backslash before the closing quote hides it. */
const dotenvQuoted = (quote: string, place: string, alsoRefused?: RegExp): Encoder => ({
  place,
  encode: (value) => (value.includes(quote) || /\\$/.test(value) || alsoRefused?.test(value) ? undefined : value),
});

export const envDotenvSingle = dotenvQuoted("'", 'a value in single quotes, read by dotenv');
export const envDotenvBacktick = dotenvQuoted('`', 'a value in backticks, read by dotenv');

/** In double quotes `\n` and `\r` are line breaks, and nothing stands for a backslash. */
export const envDotenvDouble = dotenvQuoted('"', 'a value in double quotes, read by dotenv', /\\[nr]/);

/** Without quotes, for dotenv: up to `#`. U+2028 and U+2029 are line ends for its regular expressions. */
export const envDotenv: ScalarFormat = {
  place: 'a value read by dotenv',
  isPlain: (text) => !/^['"`\s]|\s$|[#\r\n\u2028\u2029]/.test(text),
  styles: [
    { ...envDotenvSingle, quote: "'" },
    { ...envDotenvDouble, quote: '"' },
    { ...envDotenvBacktick, quote: '`' },
  ],
};

/** systemd leaves out a whole line that holds a code point without a character, U+FFFE for example: unichar_is_valid in src/basic/utf8.c. */
const NONCHARACTER = /\p{Noncharacter_Code_Point}/u;

/** Between single quotes, for systemd, where nothing can be escaped. */
export const envSystemdSingle: Encoder = {
  place: 'a value in single quotes, read by systemd',
  encode: (value) => (value.includes("'") || NONCHARACTER.test(value) ? undefined : value),
};

/**
 * Between double quotes, for systemd: a backslash works before these four, and is itself before all others. Two of them would
 * not need one; a shell that reads the same file does.
 */
export const envSystemdDouble: Encoder = {
  place: 'a value in double quotes, read by systemd',
  encode: (value) => (NONCHARACTER.test(value) ? undefined : value.replace(/["\\$`]/g, '\\$&')),
};

/** Without quotes, for systemd: the line without white space at its ends. Backslashes escape, quotes count at the start only. */
export const envSystemd: ScalarFormat = {
  place: 'a value read by systemd',
  isPlain: (text) => !/^['"\s]|\s$|[\\\r\n]/.test(text) && !NONCHARACTER.test(text),
  styles: [
    { ...envSystemdSingle, quote: "'" },
    { ...envSystemdDouble, quote: '"' },
  ],
};

/** Without quotes, for a shell that reads the file as a script. Behind `=` a shell does not split words and knows no patterns. */
export const envShell: ScalarFormat = {
  place: 'a value of a file that a shell reads',
  isPlain: (text) => /^[\w%+,./:=@?-]*$/.test(text),
  styles: [
    { ...shellSingle, quote: "'" },
    { ...shellDouble, quote: '"' },
  ],
};
