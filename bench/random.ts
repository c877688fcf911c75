/** Numbers at random, the same for the same seed on every machine. */
export interface Random {
  /** A whole number from 0 up to, and without, `below`. */
  readonly int: (below: number) => number;
  /** One of several; the list must not be empty. */
  readonly pick: <T>(list: readonly T[]) => T;
  /** Up to `count` different ones, in their order. */
  readonly sample: <T>(list: readonly T[], count: number) => T[];
}

/**
 * @param seed a number, or words of which one is made: the same words give the same numbers, whatever was drawn before
 */
export function random(...seed: readonly (string | number)[]): Random {
  let state = hash(seed.join(' '));
  // mulberry32 by Tommy Ettinger, public domain.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const int = (below: number): number => next() % below;
  return {
    int,
    pick: (list) => {
      const index = int(list.length);
      const [chosen] = list.slice(index, index + 1);
      if (list.length === 0) throw new Error('Expected something to choose from.');
      return chosen as (typeof list)[number];
    },
    sample: (list, count) => {
      const left = list.map((_, index) => index);
      const chosen: number[] = [];
      while (chosen.length < count && left.length > 0) chosen.push(...left.splice(int(left.length), 1));
      const taken = new Set(chosen);
      return list.filter((_, index) => taken.has(index));
    },
  };
}

/** FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/, public domain. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
