import type { Encoder } from './encoder';

/*
 * Source: POSIX.1-2024, Shell Command Language, sections 2.2 (quoting) and 2.7.4 (here-documents). bash, dash, ash, ksh and zsh agree on all
 * of it. History expansion (bash manual, section 9.3) is not in POSIX and happens only where a person types or pastes, which is what
 * people do with a page's commands: an exclamation mark therefore always stands in single quotes, where it is itself.
 */

/** Between single quotes. A quote of the value ends them, stands behind a backslash, and begins them again. POSIX, 2.2.2. */
export const shellSingle: Encoder = {
  place: 'a shell string in single quotes',
  encode: (value) => value.replaceAll("'", String.raw`'\''`),
};

/** Between double quotes. POSIX, 2.2.3; no backslash helps against the history, so `!` gets quotes of its own. */
export const shellDouble: Encoder = {
  place: 'a shell string in double quotes',
  encode: (value) => value.replace(/[\\"$`]/g, '\\$&').replaceAll('!', `"'!'"`),
};

/**
 * A word without quotes, or a part of one, as an argument of a command. All that is not plainly a letter, a digit or one of `_%+./:@-` goes into
 * quotes: among others `~`, which would be a home directory, `=`, which may make an assignment, and `,`, which separates inside braces.
 */
export const shellBare: Encoder = {
  place: 'a shell word',
  encode: (value) => (/^[\w%+./:@-]+$/.test(value) ? value : `'${shellSingle.encode(value) ?? ''}'`),
};

/**
 * A here-document whose delimiter has no quotes: expansions happen, quotes are text, and there is no history. POSIX, 2.7.4.
 * The encoder does not know the delimiter: a placeholder must not be all that stands in its line.
 */
export const shellHeredoc: Encoder = {
  place: 'a here-document',
  encode: (value) => value.replace(/[\\$`]/g, '\\$&'),
};

/** A here-document whose delimiter is quoted: every character is itself. POSIX, 2.7.4. For the delimiter see {@link shellHeredoc}. */
export const shellHeredocQuoted: Encoder = {
  place: 'a here-document with a quoted delimiter',
  encode: (value) => value,
};
