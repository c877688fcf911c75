import { describe, expect, test } from 'vitest';
import { expectReadBack, values } from '../../../../tests/support/read-back';
import { readJavaScript } from '../../../../tests/support/readers/javascript';
import { encodeFor } from '.';

describe('a value in a program, outside strings', () => {
  test('is a number, or is refused', () => {
    const isNumber = (value: string): boolean => /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value);
    expectReadBack('number', {
      parser: 'node:vm',
      read: (written) => written.map((text) => readJavaScript(`var a = ${text};`)),
      expected: Number,
      refused: (value) => !isNumber(value),
    });
    expect(values.filter(isNumber).length).toBeGreaterThan(5);
  });

  test('is one word, or is refused', () => {
    expectReadBack('code', {
      parser: 'our own tokenizer',
      read: (written) => written.map((text) => /^[A-Za-z0-9_.-]+(?= )/.exec(`${text} b`)?.[0]),
      refused: (value) => value === '' || /[^A-Za-z0-9_.-]/.test(value),
    });
  });

  test('in a comment is not its end', () => {
    expectReadBack('block-comment', {
      parser: 'node:vm',
      read: (written) =>
        written.map((text) => (readJavaScript(`var a = 1; /* ${text}/* */ a++;`) === 2 ? text : undefined)),
      refused: (value) => /\*\/|\/\*|\*$/.test(value),
    });
  });

  test('is not encoded by a context that takes it as it is', () => {
    expect(encodeFor('a-b.c', 'code')).toEqual({ text: 'a-b.c' });
  });
});
