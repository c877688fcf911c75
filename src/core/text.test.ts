import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeSpan, codeSpans } from './text';

test('code in a line of text', () => {
  expect(codeSpans('`issuer` with the slash')).toEqual([
    { isCode: true, text: 'issuer' },
    { isCode: false, text: ' with the slash' },
  ]);
  expect(codeSpan('Please define a `secret`')).toBe('`` Please define a `secret` ``');
  expect(codeSpans('no code: it`s text')).toEqual([{ isCode: false, text: 'no code: it`s text' }]);
});

test('a code span gives its text back', () => {
  const text = fc.string({ unit: fc.constantFrom('`', 'a', ' ', 'ß'), minLength: 1 }).filter((one) => /[^ ]/.test(one));
  fc.assert(
    fc.property(text, (one) => {
      // Markdown takes a space at both ends for padding.
      fc.pre(!/^ .* $/s.test(one));
      expect(codeSpans(codeSpan(one))).toEqual([{ isCode: true, text: one }]);
    }),
    { seed: 7 },
  );
});
