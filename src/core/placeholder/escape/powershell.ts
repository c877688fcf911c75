import type { Encoder, ScalarFormat } from './encoder';

/*
 * Source: PowerShell Language Specification 3.0, section 2.3.5.2 (string literals), and about_Quoting_Rules, about_Parsing of PowerShell 7.5.
 * Typographic quotes count as quotes: U+2018 to U+201B as single, U+201C to U+201E as double ones.
 */

/** Between single quotes, where a quote of any form is doubled. */
export const powershellSingle: Encoder = {
  place: 'a PowerShell string in single quotes',
  encode: (value) => value.replace(/['\u2018-\u201b]/g, '$&$&'),
};

/** Between double quotes, where the backtick takes its meaning from a quote, a dollar sign or a backtick. */
export const powershellDouble: Encoder = {
  place: 'a PowerShell string in double quotes',
  encode: (value) => value.replace(/["`$\u201c-\u201e]/g, '`$&'),
};

/**
 * An argument of a command, without quotes unless its value needs them. It is quoted as a whole: what begins with a quote ends at the next
 * one, and the rest would be another argument. Numbers other than integers in their usual form would lose their form (`0123`, `1kb`, `1e3`),
 * a dash makes a parameter, a comma a list, `~` the home directory.
 */
export const powershellBare: ScalarFormat = {
  place: 'a PowerShell argument',
  isPlain: (text) => /^(?:0|[1-9]\d{0,8}|(?!\.\d)[A-Z_./\\][\w./\\:=%+?-]*)$/i.test(text),
  styles: [
    { ...powershellSingle, quote: "'" },
    { ...powershellDouble, quote: '"' },
  ],
};
