import { distance } from 'fastest-levenshtein';

const sorted = (word: string): string => Array.from(word).sort().join('');

/**
 * The name that a word is one typo away from: one letter more, fewer or another, or two letters the other way round; in words of
 * ten letters and more, two letters. Narrower than `nearest`, because the names of modules that nobody lists are no typos.
 *
 * @param shortest words with fewer letters are like none; default: 4
 * @returns the name, or `undefined` when the word is a name itself or like none
 */
export function misspelt(word: string, names: Iterable<string>, shortest = 4): string | undefined {
  let best: string | undefined;
  const lower = word.toLowerCase();
  for (const name of names) {
    const other = name.toLowerCase();
    if (other === lower) return undefined;
    const limit = word.length >= 10 ? 2 : 1;
    if (word.length < shortest || Math.abs(name.length - word.length) > limit) continue;
    const edits = distance(lower, other);
    // A plural is another word, as are two that differ in a number.
    const isOther = /\d/.test(name) && name.replace(/\d/g, '') === word.replace(/\d/g, '');
    if (!isOther && (edits <= limit || (edits === 2 && sorted(lower) === sorted(other)))) best ??= name;
  }
  return best;
}
