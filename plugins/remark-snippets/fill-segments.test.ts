import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { substitute } from '../../src/core/placeholder/substitute';
import type { ResolvedSegment } from '../remark-guide/resolver';
import { fillSegments } from './fill-segments';

const values = { wiki: 'w.example.org', empty: '', long: 'a\nb\nc' };
const fill = (segments: readonly ResolvedSegment[]): ReturnType<typeof fillSegments> =>
  fillSegments(segments, (template) => substitute(template, { values }));

const literal = fc.string({ minLength: 1, maxLength: 5 }).map((raw): ResolvedSegment => ({ raw, template: [raw] }));
const placeholder = fc.constantFrom<ResolvedSegment>(
  { raw: 'wiki.company', template: [['wiki', 'wiki.company']] },
  { raw: '<empty>', template: [['empty', '<empty>']] },
  { raw: '<long>', template: [['long', '<long>']] },
  { raw: '<unset>', template: [['unset', '<unset>']] },
  { raw: '<issuer>', template: ['https://', ['wiki', 'wiki.company'], '/o/'] },
  { raw: '<scope>', template: ['openid profile'] },
);
const segments = fc.array(fc.oneof(literal, placeholder), { maxLength: 8 });

/** Where each segment begins and ends, in the source and in the filled text. */
function layout(parts: readonly ResolvedSegment[]): { raw: string; filled: string; source: number; start: number }[] {
  let source = 0;
  let start = 0;
  return parts.map(({ raw, template }) => {
    const filled = substitute(template, { values });
    const one = { raw, filled, source, start };
    source += raw.length;
    start += filled.length;
    return one;
  });
}

describe('a filled text', () => {
  test('is every segment filled, in order', () => {
    fc.assert(
      fc.property(segments, (parts) => {
        expect(fill(parts).text).toBe(
          layout(parts)
            .map(({ filled }) => filled)
            .join(''),
        );
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });

  test('leads back to its source: a literal character to itself, one of a value to its placeholder', () => {
    fc.assert(
      fc.property(segments, (parts) => {
        const { text, sourceOffset } = fill(parts);
        for (const { raw, filled, source, start } of layout(parts)) {
          for (let at = 0; at < filled.length; at++) {
            expect(sourceOffset(start + at)).toBe(filled === raw ? source + at : source);
          }
        }
        const last = parts.map(({ raw }) => raw).join('').length;
        expect(sourceOffset(text.length)).toBeLessThanOrEqual(last);
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });

  test('leads back in order', () => {
    fc.assert(
      fc.property(segments, (parts) => {
        const { text, sourceOffset } = fill(parts);
        const offsets = Array.from({ length: text.length + 1 }, (_, offset) => sourceOffset(offset));
        expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });

  test('may be empty', () => {
    const { text, sourceOffset } = fill([]);
    expect(text).toBe('');
    expect(sourceOffset(0)).toBe(0);
  });

  test('passes over values that are empty', () => {
    const { text, sourceOffset } = fill([
      { raw: 'a', template: ['a'] },
      { raw: '<empty>', template: [['empty', '<empty>']] },
      { raw: 'b', template: ['b'] },
    ]);
    expect(text).toBe('ab');
    expect([0, 1, 2].map(sourceOffset)).toEqual([0, 8, 9]);
  });
});
