import { describe, expect, test } from 'vitest';
import { readNewArguments } from './new-arguments';

describe('readNewArguments', () => {
  test('keeps what was given, and only that', () => {
    const { given, yes } = readNewArguments(['notes', '--title', 'Notes', '--redirect-path', '/callback', '-y']);
    expect(given).toEqual({ name: 'notes', title: 'Notes', redirectPath: '/callback' });
    expect(yes).toBe(true);
    expect(readNewArguments([])).toEqual({ given: {}, yes: false, help: false });
  });

  test.each([
    [['a', 'b'], 'Unexpected `b`, expected one name.'],
    [['a', '--category', 'documentatoin'], 'expected `documentation`'],
    [['a', '--tilte', 'Notes'], "Unknown option '--tilte'"],
    [['a', '--homepage', 'notes'], 'Unexpected homepage `notes`'],
  ])('%j: says what was expected', (args, reason) => {
    expect(() => readNewArguments(args)).toThrow(reason);
  });
});
