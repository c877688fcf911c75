import { isCommon, isWord, meantInPair, meantWord, slipsOf } from './near-word';
import { readNames, wordsOf, type Name, type NameWord } from './read-names';

/** A misspelt word in a snippet, by its place in it. */
export interface Misspelt {
  /** The whole name that the word stands in. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** The name as it was meant. */
  readonly expected: string;
}

/** How often words stand in a text, whatever is written around them. */
export class WordCounts {
  readonly #text: string;
  #counts: Map<string, number> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** A word of the guide’s own, such as the name of its application, that is one slip away and stands in it again and again. */
  near(word: string): string | undefined {
    // What differs at the end may be another form of the word: `rust` and `rustc`.
    const isForm = (slip: string): boolean => slip.startsWith(word) || word === `${slip}${word.at(-1) ?? ''}`;
    const least = word.length > 4 ? 4 : Infinity;
    return [...slipsOf(word)].find(
      (slip) => (slip.length > least || isSwap(slip, word)) && !isForm(slip) && this.of(slip) >= OFTEN,
    );
  }

  /** Two pieces of a path in the guide that this one is, without the slash between them. */
  joined(piece: string): string | undefined {
    for (let at = 3; at <= piece.length - 3; at++) {
      const parted = `${piece.slice(0, at)}/${piece.slice(at)}`;
      if (this.#text.includes(`/${parted}/`) && this.#text.split(piece).length === 2) return parted;
    }
    return undefined;
  }

  /** @param word in small letters */
  of(word: string): number {
    this.#counts ??= counted(this.#text);
    return this.#counts.get(word) ?? 0;
  }
}

const OFTEN = 3;

const isSwap = (slip: string, word: string): boolean =>
  slip.length === word.length && Array.from(slip).sort().join('') === Array.from(word).sort().join('');

function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { 0: name } of text.matchAll(/[A-Za-z]+/g))
    for (const { word } of wordsOf({ name, start: 0 })) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/**
 * The names of settings in a snippet that have a misspelt word in them. A word that the guide has a second time is a name of
 * its own, whatever it is like.
 *
 * @param language as the fence names it
 * @param counts of the whole guide
 */
export function misspeltNames(text: string, language: string, counts: WordCounts): Misspelt[] {
  const names = readNames(text, language);
  return names.flatMap((one) => {
    const found = misspeltIn(one, counts);
    return found.length > 0 ? found : misspeltPrefix(one, names, counts);
  });
}

/** `OID_CLIENT_ID` beside `OIDC_ISSUER` and `OIDC_SECRET`: the first word of a variable that others begin with, but for a slip. */
function misspeltPrefix({ name, start }: Name, names: readonly Name[], counts: WordCounts): Misspelt[] {
  const prefix = prefixOf(name);
  if (prefix === undefined || isCommon(prefix.toLowerCase()) || counts.of(prefix.toLowerCase()) !== 1) return [];
  const near = new Set(slipsOf(prefix.toLowerCase()));
  const others = names
    .map((one) => prefixOf(one.name))
    .filter((one) => one !== undefined && near.has(one.toLowerCase()));
  const [meant] = others;
  // `XFORWARDED` is `X-Forwarded` without its hyphen.
  if (meant === undefined || others.length < 2 || others.some((one) => one !== meant) || prefix === `X${meant}`)
    return [];
  return [{ name, start, end: start + name.length, expected: meant + name.slice(prefix.length) }];
}

const prefixOf = (name: string): string | undefined => /^[A-Z]{3,}(?=_[A-Z])/.exec(name)?.[0];

function misspeltIn(one: Name, counts: WordCounts): Misspelt[] {
  const words = wordsOf(one);
  if (isRandom(one.name, words)) return [];
  return words.flatMap(({ word, start }, index) => {
    const meant = meantBy(word, counts, words[index - 1]?.word, words[index + 1]?.word);
    if (meant === undefined) return [];
    const at = start - one.start;
    const written = one.name.slice(at, at + word.length);
    const expected = one.name.slice(0, at) + inCaseOf(written, meant) + one.name.slice(at + word.length);
    return [{ name: one.name, start: one.start, end: one.start + one.name.length, expected }];
  });
}

/**
 * The word that was meant by one that the guide has once: a common one, or one of the guide’s own.
 *
 * @param before and behind it in its name
 */
export function meantBy(word: string, counts: WordCounts, before?: string, behind?: string): string | undefined {
  const meant =
    meantWord(word) ??
    meantInPair(word, before, behind) ??
    (word.length < 4 || isWord(word) ? undefined : counts.near(word));
  return meant === undefined || counts.of(word) > 1 ? undefined : meant;
}

/** Keys and tokens are letters at random: nobody reads words in them. */
function isRandom(name: string, words: readonly NameWord[]): boolean {
  const short = words.filter(({ word }) => word.length < 3).length;
  return name.length > 60 || (words.length > 3 && short * 2 > words.length);
}

/** A word in the case that another one is written in. */
export function inCaseOf(written: string, word: string): string {
  if (written === written.toUpperCase()) return word.toUpperCase();
  return /^[A-Z]/.test(written) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
