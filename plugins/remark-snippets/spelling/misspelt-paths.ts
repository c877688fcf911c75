import { findUrls } from '../../../src/core/provider/find-urls';
import { meantBy, type Misspelt, type WordCounts } from './misspelt-names';
import { wordsOf } from './read-names';

/** A piece of a path that is made of words; what stands behind `?` and `#` is none. */
const PIECE = /(?<=\/)[A-Za-z][A-Za-z-]{2,}(?=\/|$|[?#])/g;

/**
 * The addresses of a snippet in whose path a word is misspelt, or a slash is missing that the guide has elsewhere.
 *
 * @param counts of the whole guide
 */
export function misspeltPaths(text: string, counts: WordCounts): Misspelt[] {
  return findUrls(text).flatMap(({ url, start, end }) => {
    const path = /^https?:\/\/[^/]*/i.exec(url)?.[0].length ?? url.length;
    for (const { 0: piece, index } of url.slice(path).matchAll(PIECE)) {
      const parted = piece.length < 8 ? undefined : counts.joined(piece);
      if (parted !== undefined)
        return [
          {
            name: url,
            start,
            end,
            expected: url.slice(0, path + index) + parted + url.slice(path + index + piece.length),
          },
        ];
      for (const { word, start: from } of wordsOf({ name: piece, start: path + index })) {
        const meant = meantBy(word, counts);
        if (meant !== undefined)
          return [{ name: url, start, end, expected: url.slice(0, from) + meant + url.slice(from + word.length) }];
      }
    }
    return [];
  });
}
