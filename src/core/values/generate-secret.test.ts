import { describe, expect, test } from 'vitest';
import { type FillRandom, generateSecret, SECRET_ALPHABET, SECRET_LENGTH } from './generate-secret';
import { isOwnSecret } from './own-secret';

/** Bytes that are the same in every run: mulberry32. */
function seeded(seed: number): FillRandom {
  let state = seed;
  return (bytes) => {
    for (let index = 0; index < bytes.length; index++) {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      bytes[index] = (mixed ^ (mixed >>> 14)) >>> 24;
    }
  };
}

const counting = (next: () => number): FillRandom => {
  return (bytes) => {
    for (let index = 0; index < bytes.length; index++) bytes[index] = next();
  };
};

describe('a generated secret', () => {
  test('holds 256 bits or more, in letters and digits that cannot be taken for each other', () => {
    expect(new Set(SECRET_ALPHABET).size).toBe(SECRET_ALPHABET.length);
    expect(SECRET_ALPHABET).toMatch(/^[A-Za-z0-9]+$/);
    expect(SECRET_ALPHABET).not.toMatch(/[0O1lI]/);
    expect(SECRET_LENGTH * Math.log2(SECRET_ALPHABET.length)).toBeGreaterThanOrEqual(256);
    expect((SECRET_LENGTH - 1) * Math.log2(SECRET_ALPHABET.length)).toBeLessThan(256);
  });

  test('every character stands for as many bytes', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 228; byte++) {
      const secret = generateSecret((bytes) => bytes.fill(byte));
      expect(secret).toBe(secret.charAt(0).repeat(SECRET_LENGTH));
      counts.set(secret.charAt(0), (counts.get(secret.charAt(0)) ?? 0) + 1);
    }
    expect([...counts.keys()].join('')).toBe(SECRET_ALPHABET);
    expect(new Set(counts.values())).toEqual(new Set([4]));
  });

  test('bytes beyond the last whole round of the alphabet are thrown away', () => {
    const bytes = [255, 228, 0, 250, 56, 227];
    let index = 0;
    const fill = counting(() => bytes[index++ % bytes.length] ?? 0);
    expect(generateSecret(fill)).toBe('2zz'.repeat(15).slice(0, SECRET_LENGTH));
  });

  test('chi-squared of 100,000 secrets from seeded bytes is that of an even distribution, at every place', () => {
    const fill = seeded(20261121);
    const places = Array.from({ length: SECRET_LENGTH }, () => new Map<string, number>());
    const total = 100_000;
    for (let round = 0; round < total; round++) {
      const secret = generateSecret(fill);
      places.forEach((counts, place) => {
        const character = secret.charAt(place);
        counts.set(character, (counts.get(character) ?? 0) + 1);
      });
    }
    const expected = total / SECRET_ALPHABET.length;
    const chi = places.map((counts) =>
      Array.from(SECRET_ALPHABET)
        .map((character) => ((counts.get(character) ?? 0) - expected) ** 2 / expected)
        .reduce((sum, one) => sum + one, 0),
    );
    // 56 degrees of freedom: mean 56, and 1 in 100,000 is above 112. Taking the bytes modulo 57 gives more than 1,000.
    expect(Math.max(...chi)).toBeLessThan(112);
    expect(chi.reduce((sum, one) => sum + one, 0) / chi.length).toBeGreaterThan(50);
    expect(chi.reduce((sum, one) => sum + one, 0) / chi.length).toBeLessThan(62);
  });

  test('from the real source: the length, the alphabet, never the same twice', () => {
    const secrets = Array.from({ length: 2000 }, () => generateSecret((bytes) => crypto.getRandomValues(bytes)));
    for (const secret of secrets) {
      expect(secret).toHaveLength(SECRET_LENGTH);
      expect(Array.from(secret).every((character) => SECRET_ALPHABET.includes(character))).toBe(true);
    }
    expect(new Set(secrets).size).toBe(secrets.length);
    expect(new Set(secrets.join('')).size).toBe(SECRET_ALPHABET.length);
  });
});

test.each([
  ['client_secret', true],
  ['auth_secret', true],
  ['secret', true],
  ['<client_secret>', true],
  ['<api_token>', false],
  ['encryption_key', true],
  ['session_key', true],
  ['api_token', false],
  ['api_key', false],
  ['bind_password', false],
  ['secretary', false],
])('%s may be made up: %s', (name, expected) => {
  expect(isOwnSecret(name)).toBe(expected);
});
