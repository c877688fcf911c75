import { describe, expect, test } from 'vitest';
import type { ProviderData } from '../page-contract';
import { recognise } from './recognise';

// The real providers' URLs are read in tests/recognise.test.ts: the core does not know them.
const dex: ProviderData = {
  id: 'dex',
  name: 'Dex',
  host: 'dex.company',
  placeholders: {
    tenant: { kind: 'identifier', scope: 'site', description: 'the tenant.' },
    app: { kind: 'slug', scope: 'guide', description: 'the application.' },
  },
  endpoints: {
    issuer: 'https://dex.company/<tenant>/o/<app>/',
    token_endpoint: 'https://dex.company/fixed/o/token/',
    jwks_uri: 'https://dex.company/<tenant>/<unknown>/keys.json',
    elsewhere: 'https://other.company/<tenant>',
  },
};
const names = (input: string, guideId?: string): string[] | undefined =>
  recognise(input, [dex], guideId)?.values.map(({ key, value }) => `${key}=${value}`);

describe('what a provider’s URL says', () => {
  test('are the values in it, with the keys under which they are kept', () => {
    expect(recognise('https://id.example.org/home/o/wiki/', [dex], 'wiki-js')).toEqual({
      provider: dex,
      host: 'id.example.org',
      values: [
        { name: 'tenant', key: 'tenant', kind: 'identifier', value: 'home' },
        { name: 'app', key: 'wiki-js/app', kind: 'slug', value: 'wiki' },
      ],
    });
  });

  test('leaves out what belongs to a guide when none is meant', () => {
    expect(names('https://id.example.org/home/o/wiki/')).toEqual(['tenant=home']);
  });

  test('leaves out what the provider does not declare, and what the kind refuses', () => {
    expect(names('https://id.example.org/home/x/keys.json', 'g')).toEqual(['tenant=home']);
    expect(names('https://id.example.org/home/o/a%20b/', 'g')).toEqual(['tenant=home']);
    expect(names('https://id.example.org/%3Cb%3E/o/a%2F..%2Fb/', 'g')).toEqual([]);
  });

  test('is nothing beyond the host when the URL is the same for all applications', () => {
    expect(names('https://id.example.org/fixed/o/token/', 'g')).toEqual([]);
  });

  test('counts a dot in a path as a dot', () => {
    expect(names('https://id.example.org/home/x/keysXjson', 'g')).toBeUndefined();
  });

  test('needs no faultless encoding', () => {
    expect(names('https://id.example.org/100%/o/wiki/', 'g')).toEqual(['tenant=100%', 'g/app=wiki']);
  });
});

test.each([
  '',
  'id.example.org',
  'https://id.example.org',
  'https://id.example.org/',
  'https://id.example.org/home/o/',
  'https://id.example.org/home/o/wiki/x',
  'ftp://id.example.org/home/o/wiki/',
  'javascript:/home/o/wiki/',
  'http://',
])('no URL of a provider: %j', (input) => {
  expect(recognise(input, [dex], 'g')).toBeUndefined();
});

test('without providers nothing is recognised', () => {
  expect(recognise('https://id.example.org/home/o/wiki/', [], 'g')).toBeUndefined();
});
