import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeholdersOf } from '../../../tests/support/placeholders-of';
import {
  forProvider,
  isPlaceholder,
  isStatic,
  isVariants,
  listsProvider,
  normalize,
  providersToken,
  rawText,
  type Template,
  type TemplatePart,
} from './template';

const fixed = { seed: 20261121, numRuns: 500 };

const { part } = fc.letrec<{ part: TemplatePart; template: Template }>((tie) => ({
  part: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('', 'a', 'https://', '<b>'),
    fc.constantFrom(['wiki.company'] as const, ['g/client_id', '<client_id>'] as const),
    fc.record({ 'authentik default': tie('template'), keycloak: tie('template') }),
  ),
  template: fc.array(tie('part'), { maxLength: 5 }),
}));
const template = fc.array(part, { maxLength: 6 });

const variants: Template = [
  'before ',
  { 'authentik default zitadel': ['A'], 'keycloak dex': ['K', ['realm', '<realm>']] },
  ' after',
];

describe('variants', () => {
  test.each([
    ['authentik', ['before ', 'A', ' after']],
    ['zitadel', ['before ', 'A', ' after']],
    ['keycloak', ['before ', 'K', ['realm', '<realm>'], ' after']],
    ['dex', ['before ', 'K', ['realm', '<realm>'], ' after']],
  ])('a reader with %s sees the text that lists it', (provider, expected) => {
    expect(forProvider(variants, provider)).toEqual(expected);
  });

  test('a reader who chose none sees the default', () => {
    expect(forProvider(variants, undefined)).toEqual(['before ', 'A', ' after']);
  });

  test.each(['unknown', '', 'key', 'keycloak dex', 'toString', '__proto__'])(
    'a reader whose provider “%s” is not listed sees the default',
    (provider) => {
      expect(forProvider(variants, provider)).toEqual(['before ', 'A', ' after']);
    },
  );

  test('a place that holds for other providers only is empty', () => {
    expect(forProvider([{ keycloak: ['K'] }], 'authentik')).toEqual([]);
    expect(forProvider([{ keycloak: ['K'] }], undefined)).toEqual([]);
    expect(forProvider([{}], undefined)).toEqual([]);
  });

  test('may stand in variants', () => {
    const nested: Template = [
      { 'authentik default': [{ 'authentik default': ['AA'], keycloak: ['AK'] }], keycloak: ['K'] },
    ];
    expect(forProvider(nested, 'authentik')).toEqual(['AA']);
    expect(forProvider(nested, 'keycloak')).toEqual(['K']);
  });

  test('leave nothing that depends on the provider', () => {
    fc.assert(
      fc.property(template, fc.constantFrom(undefined, 'authentik', 'keycloak', 'other'), (parts, provider) => {
        expect(forProvider(parts, provider).some(isVariants)).toBe(false);
      }),
      fixed,
    );
  });
});

test.each([
  ['authentik default', 'default', true],
  ['authentik default', 'authentik', true],
  ['authentik default', 'auth', false],
  ['authentik default', 'authentik default', false],
  ['', 'authentik', false],
])('the list “%s” names %s: %s', (list, provider, expected) => {
  expect(listsProvider(list, provider)).toBe(expected);
});

describe('normalize', () => {
  test('joins literals and drops empty ones', () => {
    expect(normalize(['a', '', 'b', ['k'], '', ['k'], 'c', '', { x: ['a', 'b'] }, 'd', 'e'])).toEqual([
      'ab',
      ['k'],
      ['k'],
      'c',
      { x: ['a', 'b'] },
      'de',
    ]);
    expect(normalize(['', ''])).toEqual([]);
  });

  test('changes no text, and nothing the second time', () => {
    fc.assert(
      fc.property(template, (parts) => {
        const normal = normalize(parts);
        expect(placeholdersOf(normal)).toEqual(placeholdersOf(parts));
        for (const provider of [undefined, 'keycloak']) {
          const text = (one: Template): string => forProvider(one, provider).map(String).join('');
          expect(text(normal)).toBe(text(parts));
        }
        expect(normalize(normal)).toEqual(normal);
      }),
      fixed,
    );
  });
});

test('every part is a literal, a placeholder or variants', () => {
  fc.assert(
    fc.property(part, (one) => {
      expect([typeof one === 'string', isPlaceholder(one), isVariants(one)].filter(Boolean)).toHaveLength(1);
    }),
    fixed,
  );
});

test('an unset placeholder shows its own text, or its key when it has none', () => {
  expect(rawText(['wiki.company'])).toBe('wiki.company');
  expect(rawText(['wiki.company', 'Wiki.Company:8443'])).toBe('Wiki.Company:8443');
  expect(rawText(['g/client_id', ''])).toBe('');
});

test('only literals make a static text', () => {
  expect(isStatic([])).toBe(true);
  expect(isStatic(['a', 'b'])).toBe(true);
  expect(isStatic(['a', ['k']])).toBe(false);
  expect(isStatic([{ x: ['a'] }])).toBe(false);
});

describe('the names of some of a guide’s providers', () => {
  const all = ['authentik', 'dex', 'keycloak', 'zitadel'];

  test.each([
    [['keycloak'], ['authentik', 'keycloak'], 'keycloak'],
    [['authentik'], ['authentik', 'keycloak'], 'authentik default dex zitadel'],
    [['keycloak', 'authentik'], ['authentik', 'keycloak'], 'keycloak authentik default dex zitadel'],
    [['keycloak'], ['keycloak'], 'keycloak default authentik dex zitadel'],
    [['authentik'], ['keycloak'], 'authentik'],
    [['authentik'], all, 'authentik default'],
    [[], ['authentik'], ''],
    [['authentik'], [], 'authentik'],
  ])('%j of %j is “%s”', (ids, covered, expected) => {
    expect(providersToken(ids, covered, all)).toBe(expected);
  });
});

test('a template is plain JSON', () => {
  fc.assert(
    fc.property(template, (parts) => {
      expect(JSON.parse(JSON.stringify(parts))).toEqual(parts);
    }),
    fixed,
  );
});
