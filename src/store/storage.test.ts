import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { NO_PROFILES, type Profiles } from '../core/values/profile';
import {
  decodeStored,
  eraseStorage,
  readStorage,
  readText,
  STORAGE_KEY,
  UNREADABLE_KEY,
  writeStorage,
} from './storage';

const KEY_1 = 'sso-recipes.values.v1';
const one = (values: Record<string, string>, more: object = {}): Profiles => ({
  active: 'default',
  profiles: [{ id: 'default', name: 'Default', ...more, values }],
});
const OLD = one({ realm: 'old' });
const NEW = one({ realm: 'new' });

function stubStorage(content: Readonly<Record<string, string>>, setItem?: (key: string) => void): Map<string, string> {
  const items = new Map(Object.entries(content));
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => {
      setItem?.(key);
      items.set(key, value);
    },
    removeItem: (key: string) => items.delete(key),
  });
  return items;
}
const full = (): never => {
  throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
};

afterEach(() => {
  vi.unstubAllGlobals();
});

/** For every version there has been: what it stored, and the profiles that come out. */
describe('a text of an earlier version becomes profiles', () => {
  test.each<[version: number, text: string, expected: Profiles]>([
    [1, '{}', NO_PROFILES],
    [1, '{"theme":"dark"}', NO_PROFILES],
    [1, '{"values":null}', NO_PROFILES],
    [1, '{"values":["a","b"]}', NO_PROFILES],
    [1, '{"provider":5,"baseDomain":{},"values":{}}', NO_PROFILES],
    [1, '{"baseDomain":""}', NO_PROFILES],
    [1, '{"provider":"keycloak","values":5}', one({}, { provider: 'keycloak' })],
    [1, '{"values":{"a":"x","b":5,"c":null,"d":{"e":"f"},"g":""}}', one({ a: 'x', g: '' })],
    [
      1,
      '{"provider":"keycloak","baseDomain":"example.org","values":{"realm":"home"},"more":1}',
      one({ realm: 'home' }, { provider: 'keycloak', baseDomain: 'example.org' }),
    ],
    [
      2,
      '{"active":"x","profiles":[{}]}',
      { active: 'profile-0', profiles: [{ id: 'profile-0', name: 'Default', values: {} }] },
    ],
    [
      2,
      '{"active":"b","profiles":[{"id":"a","name":"home","provider":"keycloak","baseDomain":"example.org","values":{"realm":"home"}},{"id":"b","name":"lab","values":{"x":5,"y":""},"more":1}]}',
      {
        active: 'b',
        profiles: [
          { id: 'a', name: 'home', provider: 'keycloak', baseDomain: 'example.org', values: { realm: 'home' } },
          { id: 'b', name: 'lab', values: { y: '' } },
        ],
      },
    ],
  ])('version %i: %s', (version, text, expected) => {
    stubStorage({ [`sso-recipes.values.v${version}`]: text });
    expect(readStorage().profiles).toEqual(expected);
    // And is written in the present one, from which it comes back.
    expect(writeStorage(expected)).toBeDefined();
    expect(readStorage().profiles).toEqual(expected);
  });

  test('the newest that can be read counts', () => {
    const first = '{"values":{"realm":"old"}}';
    stubStorage({ [KEY_1]: first, [STORAGE_KEY]: JSON.stringify(NEW) });
    expect(readStorage().profiles).toEqual(NEW);
    stubStorage({ [KEY_1]: first, [STORAGE_KEY]: '{"active":' });
    expect(readStorage()).toEqual({ text: '{"active":', profiles: OLD });
  });

  test('what the earlier version stored stays, for its pages that are still open', () => {
    const items = stubStorage({ [KEY_1]: '{"values":{"realm":"old"}}' });
    expect(readStorage().text).toBeNull();
    writeStorage(NEW);
    expect(items.get(KEY_1)).toBe('{"values":{"realm":"old"}}');
  });
});

describe('what was stored', () => {
  test.each([
    null,
    '',
    'undefined',
    '{',
    '{"profiles":',
    'null',
    '5',
    '"text"',
    'true',
    '[]',
    '[{"profiles":[]}]',
    '{}',
    '{"profiles":{}}',
    '{"profiles":[]}',
  ])('cannot be read when it is %j', (text) => {
    expect(decodeStored(text)).toBeUndefined();
  });

  test('reaches no prototype', () => {
    const values = '{"__proto__":"x","constructor":"y","toString":"z"}';
    const stored = decodeStored(
      `{"__proto__":{"active":"evil"},"profiles":[{"__proto__":{"provider":"evil"},"values":${values}}]}`,
    );
    const [profile] = stored?.profiles ?? [];
    expect(profile?.provider).toBeUndefined();
    expect(Object.entries(profile?.values ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
      ['toString', 'z'],
    ]);
    expect(Object.getPrototypeOf(profile?.values)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((text) => `{"profiles":[{"values":${text}}]}`),
        ),
        (text) => {
          for (const { values } of decodeStored(text)?.profiles ?? [])
            expect(Object.values(values).every((value) => typeof value === 'string')).toBe(true);
        },
      ),
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
          const stored = one({ ...values }, provider === undefined ? {} : { provider, baseDomain: provider });
          const text = writeStorage(stored);
          expect(readStorage()).toEqual({ text, profiles: stored });
        },
      ),
      { seed: 20261121, numRuns: 300 },
    );
  });
});

describe('the browser’s storage', () => {
  test('counts as empty when it is switched off', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(readStorage()).toEqual({ text: null, profiles: NO_PROFILES });
    expect(readText()).toBeUndefined();
    expect(writeStorage(NEW)).toBeUndefined();
    expect(eraseStorage()).toBe(false);
  });

  test('counts as empty when the browser throws', () => {
    vi.stubGlobal('localStorage', { getItem: full, setItem: full, removeItem: full });
    expect(readStorage()).toEqual({ text: null, profiles: NO_PROFILES });
    expect(writeStorage(NEW)).toBeUndefined();
    expect(eraseStorage()).toBe(false);
  });

  test('may be full', () => {
    const items = stubStorage({ [STORAGE_KEY]: JSON.stringify(OLD) }, full);
    expect(writeStorage(NEW)).toBeUndefined();
    expect(Object.fromEntries(items)).toEqual({ [STORAGE_KEY]: JSON.stringify(OLD) });
  });

  test('keeps a text that could not be read aside before it is written over', () => {
    const items = stubStorage({ [STORAGE_KEY]: '{"profiles":[{"rea' });
    expect(readStorage().profiles).toEqual(NO_PROFILES);
    expect(writeStorage(NEW)).toBeDefined();
    expect(Object.fromEntries(items)).toEqual({
      [STORAGE_KEY]: JSON.stringify(NEW),
      [UNREADABLE_KEY]: '{"profiles":[{"rea',
    });
  });

  test('does not lose a text that could not be read when there is no room to keep it aside', () => {
    const items = stubStorage({ [STORAGE_KEY]: 'unreadable' }, (key) => {
      if (key === UNREADABLE_KEY) full();
    });
    expect(writeStorage(NEW)).toBeUndefined();
    expect(Object.fromEntries(items)).toEqual({ [STORAGE_KEY]: 'unreadable' });
  });

  test('puts nothing aside when the text could be read', () => {
    const items = stubStorage({ [STORAGE_KEY]: JSON.stringify(OLD) });
    writeStorage(NEW);
    expect([...items.keys()]).toEqual([STORAGE_KEY]);
  });

  test('is emptied of everything that any version wrote, and of nothing else', () => {
    const items = stubStorage({
      theme: 'dark',
      [KEY_1]: '{}',
      [`${KEY_1}.unreadable`]: 'x',
      [STORAGE_KEY]: '{}',
      [UNREADABLE_KEY]: 'x',
    });
    expect(eraseStorage()).toBe(true);
    expect(Object.fromEntries(items)).toEqual({ theme: 'dark' });
  });
});
