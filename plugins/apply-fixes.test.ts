import { expect, test } from 'vitest';
import type { Diagnostic } from '../src/core/diagnostics/diagnostic';
import { applyFixes } from './apply-fixes';

function at(line: number, column: number, length: number, details: Partial<Diagnostic>): Diagnostic {
  return {
    file: 'index.md',
    line,
    column,
    endLine: line,
    endColumn: column + length,
    ruleId: 'unserved-endpoint',
    severity: 'error',
    message: '',
    fixable: true,
    url: '',
    ...details,
  };
}

const text = 'one two\nthree four\r\nfive\n';

test('several faults are mended, whatever their length', () => {
  const diagnostics = [
    at(1, 1, 3, { actual: 'one', expected: ['1111'] }),
    at(2, 7, 4, { actual: 'four', expected: ['4'] }),
    at(3, 5, 0, { expected: ['!'] }),
  ];
  expect(applyFixes(text, diagnostics)).toEqual({ text: '1111 two\nthree 4\r\nfive!\n', fixed: 3 });
});

test.each<[string, Partial<Diagnostic>]>([
  ['is not certain', { fixable: false, actual: 'one', expected: ['1'] }],
  ['has two ways', { actual: 'one', expected: ['1', '2'] }],
  ['has no way', { actual: 'one', expected: [] }],
  ['is about another text than stands there', { actual: 'two', expected: ['2'] }],
])('what %s is left alone', (_, details) => {
  expect(applyFixes(text, [at(1, 1, 3, details)])).toEqual({ text, fixed: 0 });
});

test('of two that overlap one is mended', () => {
  const diagnostics = [
    at(1, 1, 7, { actual: 'one two', expected: ['12'] }),
    at(1, 5, 3, { actual: 'two', expected: ['2'] }),
  ];
  expect(applyFixes(text, diagnostics)).toEqual({ text: 'one 2\nthree four\r\nfive\n', fixed: 1 });
});

test('a byte order mark has no column', () => {
  expect(applyFixes('\ufeffone', [at(1, 1, 3, { actual: 'one', expected: ['1'] })]).text).toBe('\ufeff1');
});
