import { nearest } from './near';

export interface Expected {
  /** The end of a message that begins with "Unexpected …, ". */
  readonly hint: string;
  /** The diagnostic's own `expected`. */
  readonly expected: readonly string[];
}

/**
 * What would have been accepted in the place of a word: the one it most likely means, or else all of them.
 *
 * @param word what was written
 * @param candidates what would have been accepted, in the order in which the message lists it
 */
export function expectedOneOf(word: string, candidates: readonly string[]): Expected {
  const near = nearest(word, candidates);
  return near
    ? { hint: `expected \`${near}\``, expected: [near] }
    : { hint: `expected one of ${quoted(candidates)}`, expected: candidates };
}

/** Words as a message lists them: each in backticks, with commas between. */
export function quoted(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}
