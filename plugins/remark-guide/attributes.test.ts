import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Attribute, attributesStart, readAttributes } from './attributes';

const pairs = (text: string): string[] => readAttributes(text).map(({ name, value }) => `${name}=${value}`);

describe('attributes', () => {
  test.each([
    ['{}', []],
    ['{kind=slug}', ['kind=slug']],
    ['{kind=slug sample=sso}', ['kind=slug', 'sample=sso']],
    ['{sample="a b"}', ['sample=a b']],
    ['{sample=\'a "b"\'}', ['sample=a "b"']],
    ['{sample=""}', ['sample=']],
    ['{ kind = slug }', ['kind=slug']],
    ['{excerpt}', ['excerpt=']],
    ['{#oidc}', ['id=oidc']],
    ['{.wide .high}', ['class=wide', 'class=high']],
    ['{#oidc .wide only=keycloak}', ['id=oidc', 'class=wide', 'only=keycloak']],
    ['{only="authentik keycloak"}', ['only=authentik keycloak']],
    ['{only=a only=b}', ['only=a', 'only=b']],
    ['{sample=https://a.example/?b}', ['sample=https://a.example/?b']],
    ['{sample="#x .y"}', ['sample=#x .y']],
    ['{constructor=1 __proto__=2}', ['constructor=1', '__proto__=2']],
  ])('%s', (text, expected) => {
    expect(pairs(text)).toEqual(expected);
  });

  test('stand where it is said', () => {
    expect(readAttributes('{#oidc kind="a b"}')).toEqual<Attribute[]>([
      { name: 'id', value: 'oidc', start: 1, length: 5 },
      { name: 'kind', value: 'a b', start: 7, length: 10 },
    ]);
  });

  test('of any text never overlap, and lie within it', () => {
    const text = fc
      .array(
        fc.oneof(
          fc.constantFrom(...Array.from('{}#.="\' '), 'kind', 'a-b', ':', '\n', 'ü'),
          fc.string({ maxLength: 3 }),
        ),
        {
          maxLength: 12,
        },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (source) => {
        let end = 0;
        for (const { name, start, length } of readAttributes(source)) {
          expect(start).toBeGreaterThanOrEqual(end);
          expect(length).toBeGreaterThan(0);
          expect(name).not.toBe('');
          end = start + length;
        }
        expect(end).toBeLessThanOrEqual(source.length);
      }),
      { seed: 20261121, numRuns: 500 },
    );
  });

  test('come back as they were written', () => {
    const name = fc.stringMatching(/^[a-z][a-z_-]{0,6}$/);
    const value = fc.string({ maxLength: 8 }).filter((text) => !/["\n]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 4 }), (given) => {
        expect(pairs(`{${given.map(([key, text]) => `${key}="${text}"`).join(' ')}}`)).toEqual(
          given.map(([key, text]) => `${key}=${text}`),
        );
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });
});

describe('the braces at the end', () => {
  test.each([
    [':::settings[A > B]{#oidc}', 18],
    [':::provider{only=keycloak}  ', 11],
    [':::note{a=b}\r', 7],
    ['the name. {kind=slug sample=sso}', 10],
    ['{a} and {b}', 8],
    ['{a} and b', -1],
    ['none', -1],
    ['{a', -1],
    ['a}', -1],
    ['', -1],
  ])('of %j begin at %i', (text, start) => {
    expect(attributesStart(text)).toBe(start);
  });
});
