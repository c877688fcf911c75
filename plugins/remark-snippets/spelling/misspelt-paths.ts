import { findUrls } from '../../../src/core/provider/find-urls';
import { meantBy, type Misspelt, type WordCounts } from './misspelt-names';
import { wordsOf } from './read-names';

/** What OpenID Connect Discovery 1.0 names in section 4, and what others begin with the same word. */
const WELL_KNOWN = new Set(['openid-configuration', 'openid-credential-issuer', 'openid-federation', 'openidvci']);

/** The address of a discovery document whose name is cut short or misspelt. */
function misspeltWellKnown(url: string): string | undefined {
  const name = /\/\.well-known\/(?<name>open-?_?id[\w-]*)\/?$/i.exec(url)?.groups?.name;
  if (name === undefined || WELL_KNOWN.has(name.toLowerCase())) return undefined;
  const isNear = /^open-?_?id[_-]?conf/i.test(name) && name.length < 25;
  return isNear ? `${url.slice(0, url.lastIndexOf(name))}openid-configuration` : undefined;
}

/** A piece of a path that is made of words; what stands behind `?` and `#` is none. */
const PIECE = /(?<=\/)[A-Za-z][A-Za-z-]{2,}(?=\/|$|[?#])/g;

/**
 * The addresses of a snippet in whose path a word is misspelt, or a slash is missing that the guide has elsewhere.
 *
 * @param counts of the whole guide
 */
export function misspeltPaths(text: string, counts: WordCounts): Misspelt[] {
  return findUrls(text).flatMap(({ url, start, end }) => {
    const wellKnown = misspeltWellKnown(url);
    if (wellKnown !== undefined) return [{ name: url, start, end, expected: wellKnown }];
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
