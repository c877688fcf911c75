import type { Encoder } from './encoder';

/** A pattern and what is written for its matches, as `String.replace` reads it. */
export type Rule = readonly [RegExp, string];

/**
 * An encoder that writes some characters in another way.
 *
 * @param place what the place is, for messages
 * @param refused what no text can hold there
 * @param rules one is applied after the other
 */
export const rewriting = (place: string, refused: RegExp | undefined, ...rules: readonly Rule[]): Encoder => ({
  place,
  encode: (value) =>
    refused?.test(value)
      ? undefined
      : rules.reduce((text, [pattern, written]) => text.replace(pattern, written), value),
});

/** An encoder that puts a backslash before some characters. */
export const backslashing = (place: string, special: RegExp, refused?: RegExp): Encoder =>
  rewriting(place, refused, [special, '\\$&']);
