import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearest } from './near';

const fixed = { seed: 20261121, numRuns: 500 };

describe('a misspelt word', () => {
  test.each([
    ['settigns', ['settings', 'symptom'], 'settings'],
    ['cient_id', ['client_id', 'client_secret'], 'client_id'],
    ['clientid', ['client_id', 'client_secret'], 'client_id'],
    ['CLIENT_ID', ['client_id'], 'client_id'],
    ['redirect uri', ['Redirect URI'], 'Redirect URI'],
    ['authentication_endpoint', ['authorization_endpoint', 'token_endpoint'], 'authorization_endpoint'],
    ['keyclock', ['authentik', 'keycloak'], 'keycloak'],
    ['pcke', ['pkce'], 'pkce'],
    ['onli', ['only'], 'only'],
    ['of', ['off'], 'off'],
  ])('%s of %j means %s', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });

  test.each([
    ['banana', ['client_id', 'client_secret']],
    ['x', ['id', 'off']],
    ['', ['only', 'kind']],
    ['secret', ['client_secret']],
    ['anything', []],
  ])('%s means none of %j', (word, candidates) => {
    expect(nearest(word, candidates)).toBeUndefined();
  });

  test('means the nearest candidate, and of equal ones the first', () => {
    expect(nearest('token_endpoin', ['token_endpoints', 'token_endpoint'])).toBe('token_endpoint');
    expect(nearest('note', ['nota', 'noto'])).toBe('nota');
    expect(nearest('note', new Set(['noto', 'nota']))).toBe('noto');
  });
});

describe('any word', () => {
  const word = fc.string({ maxLength: 12 });

  test('is its own nearest candidate', () => {
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 4 }), (one, others) => {
        expect(nearest(one, [...others, one])?.toLowerCase()).toBe(one.toLowerCase());
      }),
      fixed,
    );
  });

  test('means one of the candidates or none', () => {
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 4 }), (one, candidates) => {
        expect([...candidates, undefined]).toContain(nearest(one, candidates));
      }),
      fixed,
    );
  });
});
