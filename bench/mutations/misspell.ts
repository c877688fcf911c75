import type { Random } from '../random';

/** Letters that lie side by side on a keyboard. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/**
 * A word with one slip of the fingers: two letters changed places, one is missing, is there twice, or is its neighbour on the
 * keyboard.
 *
 * @returns `undefined` for a word of fewer than three letters
 */
export function misspell(word: string, random: Random): string | undefined {
  const places = [...word.matchAll(/[A-Za-z]/g)]
    .map(({ index }) => index)
    .filter((index) => index > 0 || word.length > 3);
  if (word.length < 3 || places.length < 2) return undefined;
  const at = random.pick(places);
  const letter = word[at] ?? '';
  const next = word[at + 1] ?? '';
  const neighbour = neighbourOf(letter, random);
  const wrong = random.pick([
    ...(/[A-Za-z]/.test(next) && next !== letter ? [word.slice(0, at) + next + letter + word.slice(at + 2)] : []),
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + neighbour + word.slice(at + 1),
  ]);
  return wrong === word ? undefined : wrong;
}

function neighbourOf(letter: string, random: Random): string {
  const small = letter.toLowerCase();
  const row = ROWS.find((one) => one.includes(small)) ?? small;
  const at = row.indexOf(small);
  const neighbour = random.pick([row[at - 1], row[at + 1]].filter((one) => one !== undefined));
  return letter === small ? neighbour : neighbour.toUpperCase();
}
