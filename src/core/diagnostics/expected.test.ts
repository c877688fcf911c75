import { expect, test } from 'vitest';
import { expectedOneOf, quoted } from './expected';

test('a misspelt word is met with the one it means', () => {
  expect(expectedOneOf('settigns', ['settings', 'symptom'])).toEqual({
    hint: 'expected `settings`',
    expected: ['settings'],
  });
});

test('any other word is met with all that would do, in their order', () => {
  expect(expectedOneOf('banana', ['symptom', 'settings'])).toEqual({
    hint: 'expected one of `symptom`, `settings`',
    expected: ['symptom', 'settings'],
  });
});

test('words are quoted with commas between', () => {
  expect(quoted([])).toBe('');
  expect(quoted(['off', 'S256'])).toBe('`off`, `S256`');
});
