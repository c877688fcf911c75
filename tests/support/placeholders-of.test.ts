import { expect, test } from 'vitest';
import { placeholdersOf } from './placeholders-of';

test('the placeholders of all variants are counted, with repetitions', () => {
  expect(placeholdersOf(['a', ['k'], { x: [['k']], y: ['b', { z: [['l', '<l>']] }] }, ['k']])).toEqual([
    ['k'],
    ['k'],
    ['l', '<l>'],
    ['k'],
  ]);
});
