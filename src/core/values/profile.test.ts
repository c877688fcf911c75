import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activeOf, decodeProfiles, NO_PROFILES, type Profiles } from './profile';
import { freeName, MAX_NAME, parseName } from './profile-name';

const fixed = { seed: 20261121, numRuns: 500 };
const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 8 });

describe('profiles', () => {
  test.each<[unknown]>([
    [undefined],
    [null],
    [5],
    ['text'],
    [[]],
    [{}],
    [{ profiles: {} }],
    [{ profiles: [] }],
    [{ profiles: [1, null, []] }],
  ])('are not found in %j', (data) => {
    expect(decodeProfiles(data)).toBeUndefined();
  });

  test.each<[unknown, Profiles]>([
    [{ profiles: [{}] }, { active: 'profile-0', profiles: [{ id: 'profile-0', name: 'Default', values: {} }] }],
    [
      {
        active: 'b',
        profiles: [
          { id: 'a', name: 'home', values: { realm: 'home' } },
          { id: 'b', name: 'lab' },
        ],
      },
      {
        active: 'b',
        profiles: [
          { id: 'a', name: 'home', values: { realm: 'home' } },
          { id: 'b', name: 'lab', values: {} },
        ],
      },
    ],
    [
      { active: 'gone', profiles: [5, { id: 7, name: '', provider: '', baseDomain: 3, values: { a: 'x', b: 5 } }] },
      { active: 'profile-0', profiles: [{ id: 'profile-0', name: 'Default', values: { a: 'x' } }] },
    ],
    [
      {
        profiles: [
          { id: 'a', name: 'one' },
          { id: 'a', name: 'two' },
        ],
      },
      {
        active: 'a',
        profiles: [
          { id: 'a', name: 'one', values: {} },
          { id: 'a-', name: 'two', values: {} },
        ],
      },
    ],
  ])('count as far as they are of the expected form: %j', (data, expected) => {
    expect(decodeProfiles(data)).toEqual(expected);
  });

  test('are as they were after a way through JSON', () => {
    const profile = fc.record(
      {
        id: text,
        name: text,
        provider: text,
        baseDomain: text,
        values: fc.dictionary(fc.string(), fc.string({ unit: 'binary' })),
      },
      { requiredKeys: ['id', 'name', 'values'] },
    );
    fc.assert(
      fc.property(fc.uniqueArray(profile, { selector: ({ id }) => id, minLength: 1, maxLength: 4 }), (profiles) => {
        const all = { active: profiles[0]?.id, profiles };
        const [first] = profiles;
        expect(decodeProfiles(JSON.parse(JSON.stringify(all)))).toEqual(JSON.parse(JSON.stringify(all)));
        expect(activeOf(decodeProfiles(all) ?? NO_PROFILES).id).toBe(first?.id);
      }),
      fixed,
    );
  });

  test('from anywhere never throw, have ids that differ, and one of them holds', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.array(fc.oneof(fc.anything(), fc.record({ id: fc.constantFrom('a', 'a-', '__proto__', 5) }))),
        (active, list) => {
          const decoded = decodeProfiles({ active, profiles: list });
          if (!decoded) return;
          expect(decoded.profiles.some(({ id }) => id === decoded.active)).toBe(true);
          expect(activeOf(decoded).id).toBe(decoded.active);
          expect(new Set(decoded.profiles.map(({ id }) => id)).size).toBe(decoded.profiles.length);
        },
      ),
      fixed,
    );
  });
});

describe('the name of a profile', () => {
  const others = [{ name: 'home' }, { name: 'Lab' }];

  test.each([
    ['client', 'client'],
    ['  client \n A ', 'client A'],
    ['‮evil', 'evil'],
    ['日本語', '日本語'],
  ])('is read from %j', (input, value) => {
    expect(parseName(input, others)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'Give the profile a name, such as “lab”.'],
    [' \t', 'Give the profile a name, such as “lab”.'],
    ['x'.repeat(31), 'A name has at most 30 characters.'],
    ['lab', 'There is a profile “lab” already.'],
  ])('is not %j', (input, reason) => {
    expect(parseName(input, others)).toEqual({ ok: false, reason });
  });

  test('that is taken gets a number', () => {
    expect(freeName('client', others)).toBe('client');
    expect(freeName('Home', others)).toBe('Home 2');
    expect(freeName('x'.repeat(40), [{ name: 'x'.repeat(30) }])).toBe(`${'x'.repeat(28)} 2`);
  });

  test('that is made for a profile is always accepted', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.array(fc.record({ name: fc.constantFrom('a', 'a 2', 'A 3') })),
        (wanted, taken) => {
          const name = freeName(wanted.trim() === '' ? 'a' : wanted, taken);
          expect(Array.from(name).length).toBeLessThanOrEqual(MAX_NAME);
          expect(taken.some((one) => one.name.toLowerCase() === name.toLowerCase())).toBe(false);
        },
      ),
      fixed,
    );
  });
});
