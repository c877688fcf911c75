import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { substitute } from '../../src/core/placeholder/substitute';
import type { Template } from '../../src/core/placeholder/template';
import { hostileValues, value } from '../../tests/support/hostile-values';
import { withContexts } from './contexts';

const SECRET = ['app/client_secret', '<client_secret>'] as const;
const SLUG = ['app/slug', '<slug>'] as const;
const PATH = ['app/base_path', '<base_path>'] as const;
const ISSUER = {
  'authentik default': ['https://', ['authentik.company'], '/o/', SLUG, '/'],
  keycloak: ['https://', ['keycloak.company'], '/realms/', ['realm', '<realm>']],
} as const;
const options = {
  samples: {
    'app/client_secret': 'sample',
    'app/slug': 'app',
    'app/base_path': 'api/auth',
    realm: 'r',
    'wiki.company': 'wiki.company',
  },
  covered: ['authentik', 'keycloak'],
  all: ['authentik', 'keycloak'],
};
const contexts = (template: Template, language: string, meta = '', providers = options.covered): Template =>
  withContexts({ template, language, meta, providers }, options);

describe('the template of a snippet', () => {
  test('has the context of every placeholder, the innermost first', () => {
    expect(
      contexts(['{"a": "https://', ['wiki.company'], '/', SLUG, '?q=', SECRET, '", "b": ', SECRET, '}'], 'json'),
    ).toEqual([
      '{"a": "https://',
      ['wiki.company', 'wiki.company', 'json-string'],
      '/',
      [...SLUG, 'url-path json-string'],
      '?q=',
      [...SECRET, 'url-query json-string'],
      '", "b": ',
      [...SECRET, 'json-bare'],
      '}',
    ]);
  });

  test('has a regular expression once, whether the syntax shows it, or its look, or both', () => {
    expect(contexts(['if ($http_origin ~ "^https://', ['wiki.company'], '/', SLUG, '$") { }'], 'nginx')).toEqual([
      'if ($http_origin ~ "^https://',
      ['wiki.company', 'wiki.company', 'regexp nginx-double'],
      '/',
      [...SLUG, 'url-path regexp nginx-double'],
      '$") { }',
    ]);
    expect(contexts(['const a = /https:\\/\\/', ['wiki.company'], '\\/', SLUG, '/;'], 'js')).toEqual([
      'const a = /https:\\/\\/',
      ['wiki.company', 'wiki.company', 'regexp js-regexp'],
      '\\/',
      [...SLUG, 'url-path regexp js-regexp'],
      '/;',
    ]);
  });

  test('has scalars that may get quotes, with all that is in them', () => {
    expect(contexts(['url: https://', ['wiki.company'], '/', SLUG, '/x\nsecret: ', SECRET, '\n'], 'yaml')).toEqual([
      'url: ',
      { scalar: 'yaml', parts: ['https://', ['wiki.company'], '/', [...SLUG, 'url-path'], '/x'] },
      '\nsecret: ',
      { scalar: 'yaml', parts: [SECRET] },
      '\n',
    ]);
  });

  test('has variants only for what differs between the providers', () => {
    expect(contexts(['a: 1\nissuer: ', ISSUER, '\nb: ', SECRET, '\n'], 'yaml')).toEqual([
      'a: 1\nissuer: ',
      {
        'authentik default': [
          { scalar: 'yaml', parts: ['https://', ['authentik.company'], '/o/', [...SLUG, 'url-path'], '/'] },
        ],
        keycloak: [
          { scalar: 'yaml', parts: ['https://', ['keycloak.company'], '/realms/', ['realm', '<realm>', 'url-path']] },
        ],
      },
      '\nb: ',
      { scalar: 'yaml', parts: [SECRET] },
      '\n',
    ]);
    expect(contexts(['issuer: ', ISSUER], 'yaml', '', ['keycloak'])).toEqual([
      'issuer: ',
      { scalar: 'yaml', parts: ['https://', ['keycloak.company'], '/realms/', ['realm', '<realm>', 'url-path']] },
    ]);
  });

  test('keeps interpolation and quotes apart in a Compose file', () => {
    expect(
      contexts(['services:\n  a:\n    environment:\n      S: ', SECRET, '\n'], 'yaml', 'title="compose.yaml"'),
    ).toEqual([
      'services:\n  a:\n    environment:\n      S: ',
      { scalar: 'yaml', parts: [[...SECRET, 'compose-interpolation']] },
      '\n',
    ]);
  });

  test('lets a path keep its slashes', () => {
    const template = contexts(['{"a": "https://x.example/', PATH, '/cb"}'], 'json');
    expect(substitute(template, { values: { 'app/base_path': 'api/auth' } })).toBe(
      '{"a": "https://x.example/api/auth/cb"}',
    );
  });

  test('is as it was in a language that is not known', () => {
    const template = ['a ', SECRET];
    expect(contexts(template, 'text')).toBe(template);
    expect(contexts(template, '')).toBe(template);
  });

  test('takes only what is harmless where the snippet does not parse', () => {
    const template = contexts(['a: "', SECRET, '"\n "b": c\n- d'], 'yaml');
    expect(substitute(template, { values: { 'app/client_secret': 'a-b.c_1' } })).toContain('a: "a-b.c_1"');
    expect(substitute(template, { values: { 'app/client_secret': '"' } })).toContain('a: "<client_secret>"');
  });
});

test('whatever the values, a snippet that parses gives them back', () => {
  const template = contexts(
    ['s: ', SECRET, '\nq: "', SECRET, '"\nl: [', SECRET, ', "', SECRET, '"]\ni: ', ISSUER, '\n'],
    'yaml',
  );
  const check = (secret: string, provider: string): void => {
    const values = { 'app/client_secret': secret, 'app/slug': 'my-app', realm: 'Home' };
    const issuer = {
      authentik: 'https://authentik.company/o/my-app/',
      keycloak: 'https://keycloak.company/realms/Home',
    };
    expect(parse(substitute(template, { provider, values }))).toEqual({
      s: secret,
      q: secret,
      l: [secret, secret],
      i: issuer[provider as keyof typeof issuer],
    });
  };
  for (const secret of hostileValues) check(secret, 'authentik');
  fc.assert(fc.property(value(), fc.constantFrom('authentik', 'keycloak'), check), { seed: 20261121, numRuns: 1000 });
});
