import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hrefOf } from './href';
import { NO_VALUES } from './substitute';
import type { Template } from './template';

const WIKI = ['wiki.company'] as const;
const SLUG = ['g/application_slug', '<application_slug>'] as const;
const login: Template = ['https://', WIKI, '/login/', SLUG, '/'];

describe('a link', () => {
  test('has no target while a placeholder in it is unset', () => {
    expect(hrefOf(login, NO_VALUES)).toBeUndefined();
    expect(hrefOf(login, { baseDomain: 'example.org', values: {} })).toBeUndefined();
    expect(hrefOf(login, { values: { 'g/application_slug': 'wiki' } })).toBeUndefined();
  });

  test('has one as soon as all are set', () => {
    expect(hrefOf(login, { baseDomain: 'example.org', values: { 'g/application_slug': 'wiki' } })).toBe(
      'https://wiki.example.org/login/wiki/',
    );
  });

  test('needs only the placeholders of the reader’s provider', () => {
    const template: Template = [
      'https://',
      { 'authentik default': [['authentik.company'], '/o/', SLUG], keycloak: [['keycloak.company'], '/admin'] },
      '/',
    ];
    expect(hrefOf(template, { provider: 'keycloak', values: { 'keycloak.company': 'id.example.org' } })).toBe(
      'https://id.example.org/admin/',
    );
    expect(hrefOf(template, { values: { 'keycloak.company': 'id.example.org' } })).toBeUndefined();
  });

  test('keeps the port of the guide', () => {
    expect(
      hrefOf(['http://', ['wiki.company', 'wiki.company:8989'], '/'], { baseDomain: 'example.org', values: {} }),
    ).toBe('http://wiki.example.org:8989/');
  });

  test.each([
    ['a b', 'a%20b'],
    ['a/b', 'a%2Fb'],
    ['../x', '..%2Fx'],
    ['?next=/', '%3Fnext%3D%2F'],
    ['#x', '%23x'],
    ['ü', '%C3%BC'],
    ['$&', '%24%26'],
    ['<b>"', '%3Cb%3E%22'],
  ])('encodes the name %s in its path', (value, expected) => {
    expect(hrefOf(login, { baseDomain: 'example.org', values: { 'g/application_slug': value } })).toBe(
      `https://wiki.example.org/login/${expected}/`,
    );
  });

  test('has no target when the value is no part of a URL at all', () => {
    expect(hrefOf(login, { baseDomain: 'example.org', values: { 'g/application_slug': '\ud800' } })).toBeUndefined();
  });

  test.each([
    'javascript:alert(1)',
    'javascript:alert(1)//',
    'data:text/html,x',
    'vbscript:x',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
  ])('is never %s', (value) => {
    const values = { 'wiki.company': value, 'g/application_slug': value };
    for (const template of [[WIKI], [WIKI, '/x'], [SLUG], ['', SLUG, ':x'], ['https://', WIKI]] as Template[]) {
      expect(hrefOf(template, { values }) ?? 'https:').toMatch(/^https?:/);
    }
  });

  test('is an http or https URL or nothing, whatever was entered', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        'javascript:',
        '//evil.example',
        'https://evil.example',
        '\\\\evil.example',
        '\u0000',
        '@evil.example',
        ':',
      ),
    );
    const template = fc.array(
      fc.oneof(
        fc.constantFrom<Template[number]>('https://', 'http:', '/', '', ':', 'javascript:', WIKI, SLUG),
        fc.string({ maxLength: 4 }),
      ),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(template, value, value, (parts, host, slug) => {
        const href = hrefOf(parts, { values: { 'wiki.company': host, 'g/application_slug': slug } });
        if (href !== undefined) expect(new URL(href).protocol).toMatch(/^https?:$/);
      }),
      { seed: 20261121, numRuns: 500 },
    );
  });
});
