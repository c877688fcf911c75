import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { decodeStored, readStorage, STORAGE_KEY, type StoredValues, UNREADABLE_KEY, writeStorage } from './storage';

const NOTHING = { values: {} };

function stubStorage(content: Readonly<Record<string, string>>, setItem?: (key: string) => void): Map<string, string> {
  const items = new Map(Object.entries(content));
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => {
      setItem?.(key);
      items.set(key, value);
    },
  });
  return items;
}
const full = (): never => {
  throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('what was stored', () => {
  test.each([null, '', 'undefined', '{', '{"values":', 'null', '5', '"text"', 'true', '[]', '[{"values":{}}]'])(
    'cannot be read when it is %j',
    (text) => {
      expect(decodeStored(text)).toBeUndefined();
    },
  );

  test.each<[string, StoredValues]>([
    ['{}', NOTHING],
    ['{"theme":"dark"}', NOTHING],
    ['{"values":null}', NOTHING],
    ['{"values":"x"}', NOTHING],
    ['{"values":["a","b"]}', NOTHING],
    ['{"provider":5,"baseDomain":{},"values":{}}', NOTHING],
    ['{"baseDomain":""}', NOTHING],
    ['{"provider":"keycloak","values":5}', { provider: 'keycloak', values: {} }],
    ['{"values":{"a":"x","b":5,"c":null,"d":{"e":"f"},"g":""}}', { values: { a: 'x', g: '' } }],
    [
      '{"provider":"keycloak","baseDomain":"example.org","values":{"realm":"home"},"more":1}',
      { provider: 'keycloak', baseDomain: 'example.org', values: { realm: 'home' } },
    ],
  ])('counts as far as it is of the expected form: %s', (text, expected) => {
    expect(decodeStored(text)).toEqual(expected);
  });

  test('reaches no prototype', () => {
    const stored = decodeStored(
      '{"__proto__":{"provider":"evil"},"values":{"__proto__":"x","constructor":"y","toString":"z"}}',
    );
    expect(stored?.provider).toBeUndefined();
    expect(Object.entries(stored?.values ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
      ['toString', 'z'],
    ]);
    expect(Object.getPrototypeOf(stored?.values)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const stored = decodeStored(text);
        if (stored) expect(Object.values(stored.values).every((value) => typeof value === 'string')).toBe(true);
      }),
      { seed: 20261121, numRuns: 500 },
    );
  });

  test('comes back as it was written', () => {
    stubStorage({});
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.string({ unit: 'binary' })),
        fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
        (values, provider) => {
          const stored = {
            ...(provider === undefined ? {} : { provider, baseDomain: provider }),
            values: { ...values },
          };
          expect(writeStorage(stored)).toBe(true);
          expect(readStorage()).toEqual(stored);
        },
      ),
      { seed: 20261121, numRuns: 300 },
    );
  });
});

describe('the browser’s storage', () => {
  test('counts as empty when it is switched off', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(readStorage()).toBeUndefined();
    expect(writeStorage(NOTHING)).toBe(false);
  });

  test('counts as empty when the browser throws', () => {
    vi.stubGlobal('localStorage', { getItem: full, setItem: full });
    expect(readStorage()).toBeUndefined();
    expect(writeStorage(NOTHING)).toBe(false);
  });

  test('may be full', () => {
    const items = stubStorage({ [STORAGE_KEY]: '{"values":{"realm":"old"}}' }, full);
    expect(writeStorage({ values: { realm: 'new' } })).toBe(false);
    expect(Object.fromEntries(items)).toEqual({ [STORAGE_KEY]: '{"values":{"realm":"old"}}' });
  });

  test('keeps a text that could not be read aside before it is written over', () => {
    const items = stubStorage({ [STORAGE_KEY]: '{"values":{"rea' });
    expect(readStorage()).toBeUndefined();
    expect(writeStorage({ values: { realm: 'home' } })).toBe(true);
    expect(Object.fromEntries(items)).toEqual({
      [STORAGE_KEY]: '{"values":{"realm":"home"}}',
      [UNREADABLE_KEY]: '{"values":{"rea',
    });
  });

  test('does not lose a text that could not be read when there is no room to keep it aside', () => {
    const items = stubStorage({ [STORAGE_KEY]: 'unreadable' }, (key) => {
      if (key === UNREADABLE_KEY) full();
    });
    expect(writeStorage(NOTHING)).toBe(false);
    expect(Object.fromEntries(items)).toEqual({ [STORAGE_KEY]: 'unreadable' });
  });

  test('puts nothing aside when the text could be read', () => {
    const items = stubStorage({ [STORAGE_KEY]: '{"values":{}}' });
    writeStorage({ values: { a: 'b' } });
    expect([...items.keys()]).toEqual([STORAGE_KEY]);
  });
});
