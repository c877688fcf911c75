/**
 * Writes a value at a place of a snippet so that the reader of that format gets the value back.
 *
 * @param value what the reader entered: one line, no control characters
 * @returns the text to write, or `undefined` when the format has no way to write this value there
 */
export type Encode = (value: string) => string | undefined;

/** How a place in a snippet is written. */
export interface Encoder {
  readonly encode: Encode;
  /** What the place is, for messages: “a string in single quotes of a shell”. */
  readonly place: string;
}

/**
 * A scalar that stands in a format without quotes, and may have to get some for a value: `client_secret: <client_secret>`.
 * The decision needs the whole scalar, with the literal text around its placeholders.
 */
export interface ScalarFormat {
  /** Whether the text can stand as it is and is read back as this very text. */
  readonly isPlain: (text: string) => boolean;
  /** Ways to quote it, the best one first. */
  readonly styles: readonly ScalarStyle[];
  readonly place: string;
}

export interface ScalarStyle extends Encoder {
  /** What stands before and behind the scalar. */
  readonly quote: string;
}
