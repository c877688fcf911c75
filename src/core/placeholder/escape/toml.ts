import type { Encoder } from './encoder';

/* Source: TOML 1.0.0, https://toml.io/en/v1.0.0, sections String, Integer, Float, Boolean, Offset Date-Time to Local Time. */

const escaped = (value: string): string => value.replace(/["\\]/g, '\\$&');

/** Between `"` and `"`. */
export const tomlBasic: Encoder = { place: 'a TOML string in double quotes', encode: escaped };

/** Between `"""` and `"""`. Every quote is escaped, so that three of them never meet. */
export const tomlMultilineBasic: Encoder = { place: 'a TOML text in three double quotes', encode: escaped };

/** Between `'` and `'`, where nothing can be escaped. */
export const tomlLiteral: Encoder = {
  place: 'a TOML string in single quotes',
  encode: (value) => (value.includes("'") ? undefined : value),
};

/** Between `'''` and `'''`. Single quotes are text, unless they may meet others: at the ends, or three in a row. */
export const tomlMultilineLiteral: Encoder = {
  place: 'a TOML text in three single quotes',
  encode: (value) => (/^'|'$|'''/.test(value) ? undefined : value),
};

const DATE = String.raw`(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?`;
const OFFSET = String.raw`(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)`;
const BARE = new RegExp(
  String.raw`^(?:true|false|[+-]?(?:0|[1-9]\d{0,17})(?:\.\d+)?(?:[eE][+-]?\d+)?|${DATE}(?:[T ]${TIME}${OFFSET}?)?|${TIME})$`,
);

/** Whether the month has that day: a date that has none turns into one of the next month. */
const isDay = (value: string): boolean => {
  const day = /^\d{4}-\d\d-\d\d/.exec(value)?.[0];
  return day === undefined || new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
};

/** Without quotes: decimal numbers of at most 64 bits, booleans, dates and times. */
export const tomlBare: Encoder = {
  place: 'a TOML value without quotes',
  encode: (value) => (BARE.test(value) && isDay(value) ? value : undefined),
};
