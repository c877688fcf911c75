/** A text in which some parts have been replaced: what is the text's own, and what stands in the place of something. */
export type Piece = string | Replaced;

export interface Replaced {
  /** What is written now: `<client_id>`. */
  readonly written: string;
}

/**
 * Replaces what a pattern finds in the text's own parts. What was replaced before is never looked at again, so nothing is found
 * across it.
 *
 * @param pattern with the flag `g`
 * @param replace the pieces that stand for a match; `undefined` leaves it
 */
export function replaceIn(
  pieces: readonly Piece[],
  pattern: RegExp,
  replace: (match: RegExpMatchArray, before: string) => readonly Piece[] | undefined,
): Piece[] {
  return pieces.flatMap((piece) => {
    if (typeof piece !== 'string') return [piece];
    const parts: Piece[] = [];
    let end = 0;
    for (const match of piece.matchAll(pattern)) {
      if (match[0] === '') continue;
      const replaced = replace(match, piece.slice(Math.max(0, match.index - 8), match.index));
      if (!replaced) continue;
      parts.push(piece.slice(end, match.index), ...replaced);
      end = match.index + match[0].length;
    }
    parts.push(piece.slice(end));
    return parts.filter((part) => part !== '');
  });
}

export const printed = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : piece.written)).join('');
