import { describe, expect, test } from 'vitest';
import type { PlaceholderDeclaration } from '../../src/core/guide/declaration';
import { kindOf } from '../../src/core/values/kinds';
import { declaredNameOf } from './phrases';

const declare = (
  names: readonly string[],
  providers: Readonly<Record<string, string>> = {},
): ReadonlyMap<string, PlaceholderDeclaration> =>
  new Map(
    names.map((name) => [
      name,
      {
        name,
        key: name,
        kind: kindOf(name),
        sample: 'x',
        description: '',
        ...(providers[name] ? { provider: providers[name] } : {}),
      },
    ]),
  );

const names = [
  'memos.company',
  'authentik.company',
  'client_id',
  'client_secret',
  'application_slug',
  'realm',
  'strategy_key',
];
const declarations = declare(names, { 'authentik.company': 'authentik' });
const all = new Set([...names, 'issuer', 'redirect_uri']);
const meant = (phrase: string): string | undefined => declaredNameOf(phrase, all, declarations);

describe('words in angle brackets', () => {
  test.each([
    ['Client ID', 'client_id'],
    ['client-id', 'client_id'],
    ['CLIENT_ID', 'client_id'],
    ['Client ID from authentik', 'client_id'],
    ['Your Client Secret', 'client_secret'],
    ['the client secret you copied', 'client_secret'],
    ['insert-client-secret-here', 'client_secret'],
    ['Client Secret of the provider in authentik', 'client_secret'],
    ['Issuer', 'issuer'],
    ['Redirect URI', 'redirect_uri'],
    ['slug', 'application_slug'],
    ['app slug', 'application_slug'],
    ['your-slug', 'application_slug'],
    ['SECRET', 'client_secret'],
    ['YOUR-MEMOS-DOMAIN', 'memos.company'],
    ['memos hostname', 'memos.company'],
    ['your authentik FQDN', 'authentik.company'],
    ['your domain', 'memos.company'],
    ['host', 'memos.company'],
  ])('<%s> means %s', (phrase, expected) => {
    expect(meant(phrase)).toBe(expected);
  });

  test.each([
    '',
    'your',
    'from authentik',
    'id',
    'name',
    'your-gitea-domain',
    'the long name of a slug',
    'database secret key',
    'constructor',
    '__proto__',
    'strategy',
  ])('<%s> means nothing declared', (phrase) => {
    expect(meant(phrase)).toBeUndefined();
  });

  test('mean no host when several applications are declared, unless they name one', () => {
    const two = declare(['memos.company', 'home-box.company', 'authentik.company'], {
      'authentik.company': 'authentik',
    });
    const known = new Set(two.keys());
    expect(declaredNameOf('your domain', known, two)).toBeUndefined();
    expect(declaredNameOf('memos domain', known, two)).toBe('memos.company');
    expect(declaredNameOf('home-box-domain', known, two)).toBe('home-box.company');
    expect(declaredNameOf('homebox domain', known, two)).toBe('home-box.company');
  });

  test('mean no slug when several are declared', () => {
    const known = new Set(['application_slug', 'team_slug']);
    expect(declaredNameOf('slug', known, new Map())).toBeUndefined();
    expect(declaredNameOf('team slug', known, new Map())).toBe('team_slug');
  });
});
