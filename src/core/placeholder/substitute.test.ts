import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_VALUES, type ReaderValues, substitute, unsetKeys, valueOf } from './substitute';
import type { Template } from './template';

const fixed = { seed: 20261121, numRuns: 1000 };
const WIKI = ['wiki.company'] as const;
const WIKI_PORT = ['wiki.company', 'wiki.company:8443'] as const;
const SECRET = ['wiki-js/client_secret', '<client_secret>'] as const;

describe('precedence', () => {
  test('what was entered goes before the base domain, and that before the default', () => {
    const entered = { 'wiki.company': 'w.example.net' };
    expect(valueOf(WIKI, { baseDomain: 'example.org', values: entered })).toBe('w.example.net');
    expect(valueOf(WIKI, { values: entered })).toBe('w.example.net');
    expect(valueOf(WIKI, { baseDomain: 'example.org', values: {} })).toBe('wiki.example.org');
    expect(valueOf(WIKI, NO_VALUES)).toBeUndefined();
    expect(substitute(['https://', WIKI, '/'], NO_VALUES)).toBe('https://wiki.company/');
  });

  test('an empty string is a value, and not the same as none', () => {
    expect(valueOf(SECRET, { values: { 'wiki-js/client_secret': '' } })).toBe('');
    expect(substitute(['a', SECRET, 'b'], { values: { 'wiki-js/client_secret': '' } })).toBe('ab');
    expect(substitute(['a', SECRET, 'b'], NO_VALUES)).toBe('a<client_secret>b');
    expect(valueOf(WIKI, { baseDomain: 'example.org', values: { 'wiki.company': '' } })).toBe('');
  });

  test('an empty base domain is none', () => {
    expect(valueOf(WIKI, { baseDomain: '', values: {} })).toBeUndefined();
  });

  test.each([
    ['wiki.company', 'wiki.example.org'],
    ['sso.wiki.company', 'sso.wiki.example.org'],
    ['company.company', 'company.example.org'],
    ['realm', undefined],
    ['wiki-js/client_id', undefined],
    ['company', undefined],
  ])('the base domain gives %s: %s', (key, expected) => {
    expect(valueOf([key, '<raw>'], { baseDomain: 'example.org', values: {} })).toBe(expected);
  });

  test('values of one guide are not those of another', () => {
    expect(valueOf(SECRET, { values: { 'grafana/client_secret': 'other', client_secret: 'other' } })).toBeUndefined();
  });
});

describe('ports', () => {
  test.each([
    [WIKI_PORT, 'w.example.org', 'w.example.org:8443'],
    [WIKI_PORT, 'w.example.org:9000', 'w.example.org:9000'],
    [WIKI_PORT, '192.168.1.10', '192.168.1.10:8443'],
    [WIKI_PORT, '[::1]', '[::1]:8443'],
    [WIKI_PORT, '[::1]:9000', '[::1]:9000'],
    [WIKI, 'w.example.org', 'w.example.org'],
    [WIKI, 'w.example.org:9000', 'w.example.org:9000'],
  ] as const)('%j with the host %s is %s', (placeholder, host, expected) => {
    expect(valueOf(placeholder, { values: { 'wiki.company': host } })).toBe(expected);
  });

  test.each([
    [WIKI_PORT, 'example.org', 'wiki.example.org:8443'],
    [WIKI_PORT, 'example.org:9000', 'wiki.example.org:9000'],
    [WIKI, 'example.org:9000', 'wiki.example.org:9000'],
  ] as const)('%j under the base domain %s is %s', (placeholder, baseDomain, expected) => {
    expect(valueOf(placeholder, { baseDomain, values: {} })).toBe(expected);
  });

  test('a number at the end of a name’s own text is no port', () => {
    expect(valueOf(['g/client_id', '<client_id>:8443'], { values: { 'g/client_id': 'x' } })).toBe('x');
  });
});

describe('the text', () => {
  const hostile = [
    '$&',
    '$$',
    '$1',
    '$`',
    "$'",
    '$<name>',
    '"',
    "'",
    '`',
    '<b>',
    '</script>',
    '&amp;',
    '\\',
    '\\n',
    '\n',
    '{{x}}',
    '${x}',
    '%2F',
    ' ',
    '\u0000',
    '\u2028',
    'wiki.company',
    '<client_id>',
  ];
  const value = fc
    .array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 5 })
    .map((parts) => parts.join(''));
  const literal = fc.oneof(value, fc.constantFrom('https://', '/login', ''));

  test('is the plain concatenation of literals and values, whatever is in them', () => {
    const parts = fc.array(
      fc.oneof(
        literal,
        value.map((one) => ({ value: one })),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(parts, (given) => {
        const values = Object.fromEntries(
          given.flatMap((one, index) => (typeof one === 'string' ? [] : [[`g/name_${index}`, one.value]])),
        );
        const template: Template = given.map((one, index) =>
          typeof one === 'string' ? one : [`g/name_${index}`, '<raw>'],
        );
        expect(substitute(template, { values })).toBe(
          given.map((one) => (typeof one === 'string' ? one : one.value)).join(''),
        );
      }),
      fixed,
    );
  });

  test('does not look for placeholders in values', () => {
    const values = { 'g/a': '<b>', 'g/b': '<a>', 'wiki.company': 'wiki.company' };
    expect(substitute([['g/a', '<a>'], ['g/b', '<b>'], WIKI], { baseDomain: 'example.org', values })).toBe(
      '<b><a>wiki.company',
    );
  });

  test('changes with the provider', () => {
    const template: Template = [
      {
        'authentik default': ['https://', ['authentik.company'], '/o/'],
        keycloak: ['https://', ['keycloak.company'], '/realms/', ['realm', '<realm>']],
      },
    ];
    const reader: ReaderValues = { baseDomain: 'example.org', values: { realm: 'home' } };
    expect(substitute(template, reader)).toBe('https://authentik.example.org/o/');
    expect(substitute(template, { ...reader, provider: 'keycloak' })).toBe('https://keycloak.example.org/realms/home');
    expect(substitute(template, { ...reader, provider: 'unknown' })).toBe('https://authentik.example.org/o/');
  });

  test('of an empty template is empty', () => {
    expect(substitute([], NO_VALUES)).toBe('');
  });
});

describe('what every object has', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

  test.each(names)('“%s” is unset until it is entered', (key) => {
    expect(valueOf([key, '<raw>'], NO_VALUES)).toBeUndefined();
    expect(substitute([[key, '<raw>']], NO_VALUES)).toBe('<raw>');
    expect(unsetKeys([[key, '<raw>']], NO_VALUES)).toEqual([key]);
  });

  test.each(names)('“%s” may be entered', (key) => {
    expect(substitute([[key, '<raw>']], { values: Object.fromEntries([[key, 'x']]) })).toBe('x');
  });

  test('a prototype of the values is not read', () => {
    const values = Object.create({ 'g/client_id': 'inherited' }) as Record<string, string>;
    expect(valueOf(['g/client_id'], { values })).toBeUndefined();
  });
});

describe('unset placeholders', () => {
  const template: Template = [
    WIKI,
    SECRET,
    WIKI_PORT,
    { 'authentik default': [['slug', '<slug>']], keycloak: [['realm', '<realm>']] },
    SECRET,
  ];

  test('are named once, in order', () => {
    expect(unsetKeys(template, NO_VALUES)).toEqual(['wiki.company', 'wiki-js/client_secret', 'slug']);
  });

  test('are those of the reader’s provider', () => {
    expect(
      unsetKeys(template, { provider: 'keycloak', baseDomain: 'example.org', values: { 'wiki-js/client_secret': '' } }),
    ).toEqual(['realm']);
  });

  test('are none when everything is set', () => {
    expect(
      unsetKeys(template, { baseDomain: 'example.org', values: { 'wiki-js/client_secret': 'x', slug: 'y' } }),
    ).toEqual([]);
  });
});
