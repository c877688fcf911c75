import { describe, expect, test } from 'vitest';
import { provider as authentik } from '../providers/authentik/provider';
import { provider as keycloak } from '../providers/keycloak/provider';
import type { ProviderData } from '../src/core/page-contract';
import { substitute } from '../src/core/placeholder/substitute';
import { parse } from '../src/core/placeholder/grammar';
import { recognise } from '../src/core/values/recognise';

const providers: ProviderData[] = [
  { id: 'authentik', ...authentik },
  { id: 'keycloak', ...keycloak },
];
const GUIDE = 'wiki-js';

/** Provider, host and values in one line. */
function read(input: string, guideId: string | undefined = GUIDE): string | undefined {
  const found = recognise(input, providers, guideId);
  return found && [found.provider.id, found.host, ...found.values.map(({ key, value }) => `${key}=${value}`)].join(' ');
}

describe('a pasted URL of authentik', () => {
  test.each([
    ['its issuer', 'https://auth.example.org/application/o/wiki-js/'],
    ['its issuer without the final slash', 'https://auth.example.org/application/o/wiki-js'],
    ['its discovery URL', 'https://auth.example.org/application/o/wiki-js/.well-known/openid-configuration'],
    [
      'its discovery URL with a final slash',
      'https://auth.example.org/application/o/wiki-js/.well-known/openid-configuration/',
    ],
    ['an upper-case host', 'https://AUTH.Example.org/application/o/wiki-js/'],
    ['an encoded slug', 'https://auth.example.org/application/o/wiki%2Djs/'],
    ['white space around it', ' https://auth.example.org/application/o/wiki-js/\n'],
    ['a query', 'https://auth.example.org/application/o/wiki-js/?x=1#y'],
    ['http', 'http://auth.example.org/application/o/wiki-js/'],
  ])('gives host and slug: %s', (_what, input) => {
    expect(read(input)).toBe('authentik auth.example.org wiki-js/application_slug=wiki-js');
  });

  test('keeps the port', () => {
    expect(read('https://auth.example.org:9443/application/o/wiki-js/')).toBe(
      'authentik auth.example.org:9443 wiki-js/application_slug=wiki-js',
    );
  });

  test.each(['authorize', 'token', 'userinfo'])('that ends in %s has no slug in it', (name) => {
    expect(read(`https://auth.example.org/application/o/${name}/`)).toBe('authentik auth.example.org');
  });

  test('keeps the case of the slug and refuses what is none', () => {
    expect(read('https://auth.example.org/application/o/Wiki/')).toBe(
      'authentik auth.example.org wiki-js/application_slug=Wiki',
    );
    expect(read('https://auth.example.org/application/o/a%20b/')).toBe('authentik auth.example.org');
  });

  test('leaves the slug out where no guide is open', () => {
    expect(recognise('https://auth.example.org/application/o/wiki-js/', providers, undefined)?.values).toEqual([]);
  });
});

describe('a pasted URL of Keycloak', () => {
  test.each([
    ['its issuer', 'https://id.example.org/realms/Home'],
    ['its issuer with a final slash', 'https://id.example.org/realms/Home/'],
    ['its discovery URL', 'https://id.example.org/realms/Home/.well-known/openid-configuration'],
    ['an encoded realm', 'https://id.example.org/realms/%48ome'],
  ])('gives host and realm, with and without a guide: %s', (_what, input) => {
    expect(read(input)).toBe('keycloak id.example.org realm=Home');
    expect(recognise(input, providers, undefined)?.values).toEqual([
      { name: 'realm', key: 'realm', kind: 'identifier', value: 'Home' },
    ]);
  });

  test('keeps the port', () => {
    expect(read('http://localhost:8080/realms/home')).toBe('keycloak localhost:8080 realm=home');
  });
});

describe.each(providers)('every endpoint of $name', (provider) => {
  test.each(Object.entries(provider.endpoints))('%s is recognised with all values in it', (_name, template) => {
    const values = { [provider.host]: 'id.example.org:8443', application_slug: 'my-app', realm: 'my-realm' };
    const url = substitute(
      parse(template).map((one) => (one.type === 'literal' ? one.raw : [one.name, one.raw])),
      { values },
    );
    const found = recognise(url, providers, GUIDE);
    expect(found).toMatchObject({ provider: { id: provider.id }, host: 'id.example.org:8443' });
    const inUrl = Object.keys(provider.placeholders).filter((name) => template.includes(`<${name}>`));
    expect(found?.values.map(({ name }) => name)).toEqual(inUrl);
  });
});

test.each([
  'https://auth.example.org/',
  'https://auth.example.org/if/admin/',
  'https://id.example.org/admin/',
  'https://id.example.org/realms/',
  'https://id.example.org/realms/a/b',
  'https://github.com/login/oauth/authorize',
  'https://accounts.google.com/.well-known/openid-configuration',
  'auth.example.org/application/o/wiki-js/',
  'example.org',
  'javascript:/realms/home',
  '',
])('no URL of a known provider: %j', (input) => {
  expect(read(input)).toBeUndefined();
});
