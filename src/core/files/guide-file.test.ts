import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileValues } from '../../../tests/support/hostile-values';
import type { Template } from '../placeholder/template';
import { fileInTitle } from './file-title';
import { fileName, fileText, safeName, uniqueNames } from './guide-file';

const TENANT = ['sample-app/tenant', '<tenant>'] as const;
const WIKI = ['wiki.company'] as const;

describe('a title that is the name of a file', () => {
  test.each<Template>([
    ['compose.yaml'],
    ['.env'],
    ['.env.local'],
    ['.dockerignore'],
    ['/etc/app/config.yaml'],
    ['./data/app.ini'],
    ['~/.ssh/config.d/app.conf'],
    ['C:\\ProgramData\\app\\config.json'],
    ['app/api/auth/[...nextauth]/route.ts'],
    ['src/routes/plugin@auth.ts'],
    ['src/routes/+page.svelte'],
    ['Dockerfile'],
    ['deploy/Caddyfile'],
    ['memos-idp-', TENANT, '.json'],
    ['/etc/nginx/sites/', WIKI, '.conf'],
    [{ 'authentik default': ['values.yaml'], keycloak: ['realm.json'] }],
  ])('%j', (...title) => {
    expect(fileInTitle(title)).toBeDefined();
  });

  test.each<Template>([
    [],
    ['In the folder of compose.yaml'],
    ['compose.yaml, up to AFFiNE 0.26'],
    ['compose.yaml for ', WIKI],
    ['Admin Panel > Settings > OAuth'],
    ['Expression'],
    ['/admin'],
    ['/etc/app/'],
    ['v2.5'],
    ['auth.generic_oauth'],
    ['https://app.example/config.json'],
    ['https://', WIKI, '/config.json'],
    [WIKI],
    [TENANT],
    ['files/', TENANT],
    ['...'],
  ])('%j is none', (...title) => {
    expect(fileInTitle(title)).toBeUndefined();
  });
});

describe('the name of the file', () => {
  test.each<[Template, Record<string, string>, string]>([
    [['compose.yaml'], {}, 'compose.yaml'],
    [['.env.local'], {}, '.env.local'],
    [['/etc/app/config.yaml'], {}, 'config.yaml'],
    [['C:\\app\\config.json'], {}, 'config.json'],
    [['app/api/auth/[...nextauth]/route.ts'], {}, 'route.ts'],
    [['idp-', TENANT, '.json'], { 'sample-app/tenant': 'home' }, 'idp-home.json'],
    [['idp-', TENANT, '.json'], {}, 'idp-tenant.json'],
    [['sites/', WIKI, '.conf'], { 'wiki.company': 'wiki.example.org' }, 'wiki.example.org.conf'],
    [[TENANT, '.json'], { 'sample-app/tenant': '../../etc/passwd' }, '..-..-etc-passwd.json'],
    [[TENANT, '.json'], { 'sample-app/tenant': 'a\u0000b\u202ec\nd' }, 'a-b-c-d.json'],
    [[TENANT, '.json'], { 'sample-app/tenant': 'CON' }, '_CON.json'],
    [[TENANT, '.json'], { 'sample-app/tenant': '-rf' }, '_rf.json'],
    [[TENANT, '.json'], { 'sample-app/tenant': '' }, '.json'],
    [[TENANT, '.json'], { 'sample-app/tenant': '😀' }, '😀.json'],
    [[TENANT, '.json'], { 'sample-app/tenant': 'x'.repeat(300) }, `${'x'.repeat(120)}.json`],
    [[{ 'authentik default': ['values.yaml'], keycloak: ['a/realm.json'] }], {}, 'realm.json'],
  ])('of %j with %j is %s', (title, values, expected) => {
    expect(fileName(title, { provider: 'keycloak', values })).toBe(expected);
  });

  test('is safe for every value, and for every name', () => {
    const check = (name: string): void => {
      expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(name).not.toMatch(/^$|^\.{1,2}$|[. ]$|^-/);
      expect(name.length).toBeLessThan(260);
    };
    for (const value of hostileValues) check(fileName([TENANT, '.json'], { values: { 'sample-app/tenant': value } }));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        check(safeName(text));
        check(fileName([TENANT, '.json'], { values: { 'sample-app/tenant': text } }));
      }),
      { seed: 20261121, numRuns: 1000 },
    );
  });
});

describe('the text of the file', () => {
  const reader = { values: { 'sample-app/tenant': `pa$$w0rd$&\\\`"'# : 😀` } };
  test('is what is copied, with a line end', () => {
    expect(fileText(['a\n', TENANT], reader)).toBe(`a\npa$$w0rd$&\\\`"'# : 😀\n`);
    expect(fileText(['a\n'], reader)).toBe('a\n');
    expect(fileText([], reader)).toBe('');
  });
});

describe('names in one folder', () => {
  test.each([
    [
      [{ name: 'a.yaml' }, { name: 'b.yaml' }],
      ['a.yaml', 'b.yaml'],
    ],
    [
      [{ name: 'auth.ts' }, { name: 'auth.ts', section: 'express' }, { name: 'auth.ts', section: 'express' }],
      ['auth.ts', 'auth.express.ts', 'auth.2.ts'],
    ],
    [
      [{ name: '.env' }, { name: '.env', section: 'mail' }, { name: '.env' }],
      ['.env', '.env.mail', '.env.2'],
    ],
    [
      [{ name: 'a.2.ts' }, { name: 'a.ts' }, { name: 'A.ts' }],
      ['a.2.ts', 'a.ts', 'A.3.ts'],
    ],
    [
      [{ name: 'Dockerfile' }, { name: 'Dockerfile' }],
      ['Dockerfile', 'Dockerfile.2'],
    ],
  ])('%j are %j', (files, names) => {
    expect(uniqueNames(files)).toEqual(names);
  });

  test('are all different', () => {
    const file = fc.record({
      name: fc.constantFrom('a.ts', 'A.ts', 'a.2.ts', 'a.s.ts', '.env'),
      section: fc.constantFrom(undefined, 's', '2'),
    });
    fc.assert(
      fc.property(fc.array(file, { maxLength: 12 }), (files) => {
        const names = uniqueNames(files).map((name) => name.toLowerCase());
        expect(new Set(names).size).toBe(files.length);
      }),
      { seed: 20261121 },
    );
  });
});
