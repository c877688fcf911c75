import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { value } from '../../../tests/support/hostile-values';
import type { Kind } from './kinds';
import { readProfileFile, writeProfileFile } from './profile-file';

const kinds: Readonly<Record<string, Kind>> = {
  'wiki/license': 'secret',
  'wiki/slug_of_old': 'slug',
  realm: 'identifier',
};
const kind = (key: string): Kind | undefined => (Object.hasOwn(kinds, key) ? kinds[key] : undefined);
const isSecret = (key: string): boolean => kind(key) === 'secret';
const file = (profiles: unknown, more: object = {}): string =>
  JSON.stringify({ format: 'sso-recipes.profiles', version: 1, profiles, ...more });

describe('a file of profiles', () => {
  const profiles = [
    {
      id: 'a',
      name: 'home',
      provider: 'keycloak',
      baseDomain: 'example.org',
      values: { realm: 'home', 'wiki.company': 'w.lan' },
    },
    { id: 'b', name: 'lab', values: { 'wiki/greeting': '' } },
  ];

  test('holds everything but ids', () => {
    expect(readProfileFile(writeProfileFile(profiles, isSecret), kind)).toEqual({
      profiles: profiles.map((profile) => ({ ...profile, id: undefined, notes: [] })),
    });
  });

  test('never holds a secret, known or by its name', () => {
    const values = {
      'wiki/license': 's3cr3t',
      'wiki/client_secret': 's3cr3t',
      other_password: 's3cr3t',
      realm: 'home',
    };
    const text = writeProfileFile([{ id: 'a', name: 'home', values }], isSecret);
    expect(text).not.toContain('s3cr3t');
    expect(readProfileFile(text, kind).profiles[0]?.values).toEqual({ realm: 'home' });
  });

  test.each([
    ['', 'The file is not JSON, or was cut off.'],
    ['{"format":"sso-rec', 'The file is not JSON, or was cut off.'],
    ['[]', 'The file holds no profiles of this site.'],
    ['{"profiles":[]}', 'The file holds no profiles of this site.'],
    [file([{ name: 'a' }], { version: 2 }), 'The file is of version 2; this site reads version 1.'],
    [file([]), 'The file has no profile in it.'],
    [file({ a: 1 }), 'The file has no profile in it.'],
    [' '.repeat(1_000_001), 'The file is too big to be one of this site.'],
  ])('cannot be read, and the reason is said: %.60s', (text, problem) => {
    expect(readProfileFile(text, kind)).toEqual({ profiles: [], problem });
  });

  test('says what it left out of a profile and what it read in another form', () => {
    const values = {
      realm: 'a b',
      'wiki.company': 'https://wiki.example.org/x',
      'mail.company': 'no host',
      'wiki/client_secret': 's3cr3t',
      'wiki/callback_url': 'javascript:alert(1)',
      'wiki/slug_of_old': 'slug',
      'wiki/theme': '<b>',
      'bad key': 'x',
      number: 5,
      long: 'x'.repeat(2001),
    };
    const {
      profiles: [read],
    } = readProfileFile(file([{ name: 'home', baseDomain: '10.0.0.1', values }]), kind);
    expect(read?.values).toEqual({
      'wiki.company': 'wiki.example.org',
      'wiki/slug_of_old': 'slug',
      'wiki/theme': '<b>',
    });
    expect(read?.baseDomain).toBeUndefined();
    const notes = read?.notes.join('\n') ?? '';
    for (const expected of [
      'realm: Expected characters',
      'wiki.company: Understood as wiki.example.org',
      'mail.company: A host name cannot contain a space.',
      'wiki/client_secret: Secrets are not taken from files.',
      'wiki/callback_url: Expected a URL',
      '“bad key”: This is not the name of a value.',
      'long: It is too long.',
      '1 of its values are not text and were left out.',
      'Your domain: 10.0.0.1 is an IP address',
    ])
      expect(notes).toContain(expected);
    expect(notes).not.toContain('s3cr3t');
  });

  test('gives each profile a name of its own', () => {
    const names = readProfileFile(
      file([{ name: 'lab' }, { name: 'LAB' }, {}, { name: ' \u202e ' }, { name: 'x'.repeat(99) }]),
      kind,
    );
    expect(names.profiles.map(({ name }) => name)).toEqual(['lab', 'LAB 2', 'Default', 'Default 2', 'x'.repeat(30)]);
  });

  test('reaches no prototype', () => {
    const text = '{"format":"sso-recipes.profiles","version":1,"profiles":[{"name":"a","values":{"__proto__":"x"}}]}';
    const [read] = readProfileFile(text, kind).profiles;
    expect(Object.getPrototypeOf(read?.values)).toBe(Object.prototype);
  });

  test('of any content never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), fc.dictionary(fc.string(), value()), (junk, values) => {
        const text = JSON.stringify(
          { format: 'sso-recipes.profiles', version: 1, profiles: [{ name: 'a', values }, ...junk] },
          (_key, one: unknown) => (typeof one === 'bigint' ? String(one) : one),
        );
        const read = readProfileFile(text, kind);
        for (const profile of read.profiles) expect(profile.name).not.toBe('');
      }),
      { seed: 20261121, numRuns: 200 },
    );
  });
});
