import { expect, test } from 'vitest';
import { changesInWords } from './count-changes';

test.each([
  [{ values: 6, places: 14, refused: 0 }, '6 values changed in 14 places'],
  [{ values: 1, places: 1, refused: 0 }, '1 value changed in 1 place'],
  [{ values: 1, places: 3, refused: 1 }, '1 value changed in 3 places; 1 place cannot hold the value'],
  [{ values: 0, places: 0, refused: 0 }, ''],
])('%j', (changes, words) => {
  expect(changesInWords(changes)).toBe(words);
});
