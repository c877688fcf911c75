import { distance } from 'fastest-levenshtein';

/**
 * The candidate that a misspelt word most likely means, for "did you mean".
 *
 * @param word what was written
 * @param candidates what would have been accepted
 * @returns the nearest candidate within a third of its length (at least two edits for words of four letters and more), or `undefined`
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const limit = Math.max(candidate.length > 3 ? 2 : 1, Math.floor(candidate.length / 3));
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits <= limit && edits < bestDistance) {
      best = candidate;
      bestDistance = edits;
    }
  }
  return best;
}
