import { describe, expect, test } from 'vitest';
import { expectReadBack, values } from '../../../../tests/support/read-back';
import { encodeFor } from '.';

describe('a value in JSON', () => {
  test('in a string is read back by JSON.parse', () => {
    expectReadBack('json-string', {
      parser: 'JSON.parse',
      around: [
        ['', ''],
        ['https://', '/callback'],
        ['\u00fc ', ' #'],
      ],
      read: (written) => written.map((text) => (JSON.parse(`{"a": "${text}", "b": 1}`) as { a: unknown }).a),
      refused: () => false,
    });
  });

  test('in a string in a string is read back by JSON.parse, twice', () => {
    expectReadBack('json-string json-string', {
      parser: 'JSON.parse',
      read: (written) => written.map((text) => JSON.parse(String(JSON.parse(`"\\"${text}\\""`))) as unknown),
      refused: () => false,
    });
  });

  test('without quotes is a number, a boolean or null, or is refused', () => {
    const isJson = (value: string): boolean => {
      try {
        const parsed: unknown = JSON.parse(value);
        return (parsed === null || typeof parsed !== 'object') && typeof parsed !== 'string' && value.trim() === value;
      } catch {
        return false;
      }
    };
    expectReadBack('json-bare', {
      parser: 'JSON.parse',
      read: (written) => written.map((text) => (JSON.parse(`{"a": ${text}, "b": 1}`) as { a: unknown }).a),
      refused: (value) => !isJson(value),
      expected: (text) => JSON.parse(text) as unknown,
    });
    expect(values.filter(isJson).length).toBeGreaterThan(10);
  });

  test('is refused by the encoder that has no form for it, which is named', () => {
    expect(encodeFor('no number', 'json-bare json-string')).toMatchObject({
      refusedBy: { place: 'a JSON value without quotes' },
    });
  });
});
