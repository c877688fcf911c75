import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GrammarSegment, parse, print, written } from './grammar';

const fixed = { seed: 20261121, numRuns: 2000 };

/** Texts made mostly of what the grammar looks at. */
const pieces = [
  ...Array.from('<>.:%/-_@ "\'\n\\&$'),
  ...[
    'company',
    'wiki',
    'wiki.company',
    'a-b.c.company',
    'Wiki.Company',
    ':8443',
    ':123456',
    '%2F',
    '%3A',
    '%',
    '://',
    'https://',
  ],
  ...[
    '<client_id>',
    '<Client ID from authentik>',
    '<YOUR-MEMOS-DOMAIN>',
    '<a href="x">',
    '<',
    'client_id',
    'example.com',
    'ü',
    '😀',
    '’',
  ],
];
const text = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));
const angle = fc.boolean();

const tokens = (source: string, options = {}): string[] =>
  parse(source, options).flatMap((one) => (one.type === 'token' ? [`${one.form} ${one.name}`] : []));

describe('every string', () => {
  test('is given back by print', () => {
    fc.assert(
      fc.property(text, angle, (source, withAngle) => {
        expect(print(parse(source, { angle: withAngle }))).toBe(source);
      }),
      fixed,
    );
  });

  test('gives segments that stand at their offsets, without gaps, and no two literals in a row', () => {
    fc.assert(
      fc.property(text, angle, (source, withAngle) => {
        let end = 0;
        let before: GrammarSegment | undefined;
        for (const segment of parse(source, { angle: withAngle })) {
          expect(segment.offset).toBe(end);
          expect(segment.raw).not.toBe('');
          expect(source.slice(segment.offset, segment.offset + segment.raw.length)).toBe(segment.raw);
          expect(before?.type === 'literal' && segment.type === 'literal').toBe(false);
          end += segment.raw.length;
          before = segment;
        }
        expect(end).toBe(source.length);
      }),
      fixed,
    );
  });

  test('gives tokens that are found again where they stand alone', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const token of parse(source)) {
          if (token.type === 'token') expect(parse(token.raw)).toEqual([{ ...token, offset: 0 }]);
        }
      }),
      fixed,
    );
  });

  test('gives hosts only when angle brackets are HTML', () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(parse(source, { angle: false }).every((one) => one.type === 'literal' || one.form === 'host')).toBe(
          true,
        );
      }),
      fixed,
    );
  });

  test('may be a million characters that almost match', () => {
    for (const repeated of ['a', 'a.', 'a-', '<a', '<a ', '%2Fa.', 'a.company-']) {
      const long = repeated.repeat(1_000_000 / repeated.length / 10);
      expect(print(parse(long))).toBe(long);
    }
  });
});

describe('hosts', () => {
  test.each([
    ['wiki.company', ['host wiki.company']],
    ['https%3A%2F%2Fwiki.company%2Flogin', ['host wiki.company']],
    ['https%3a%2f%2fwiki.company%3a8443%2f', ['host wiki.company']],
    ['Go to wiki.company.', ['host wiki.company']],
    ['wiki.company...', ['host wiki.company']],
    ['(wiki.company)', ['host wiki.company']],
    ['alice@wiki.company', ['host wiki.company']],
    ['Wiki.Company', ['host wiki.company']],
    ['https://sso.wiki.company/a.company', ['host sso.wiki.company', 'host a.company']],
    ['wiki.company,grafana.company', ['host wiki.company', 'host grafana.company']],
    ['KEY=wiki.company', ['host wiki.company']],
    ['--url=https://wiki.company/login?next=/', ['host wiki.company']],
    ['company.company', ['host company.company']],
    ['1.company', ['host 1.company']],
    ['company', []],
    ['.company', []],
    ['a.company.name', []],
    ['user.company-internal', []],
    ['user.company_id', []],
    ['user.companyname', []],
    ['https://acme.company.com', []],
    ['my_app.company', []],
    ['-wiki.company', []],
    ['wiki-.company', []],
    ['%wiki.company', []],
    ['%2wiki.company', []],
    ['wiki. company', []],
  ])('%s', (source, expected) => {
    expect(tokens(source)).toEqual(expected);
    expect(tokens(source, { angle: false })).toEqual(expected);
  });

  test.each([
    ['wiki.company:8443', 'wiki.company:8443'],
    ['https://wiki.company:8443/login', 'wiki.company:8443'],
    ['wiki.company:8443.', 'wiki.company:8443'],
    ['wiki.company: 8443', 'wiki.company'],
    ['wiki.company:port', 'wiki.company'],
    ['wiki.company:123456', 'wiki.company'],
  ])('the port belongs to the text of the token and not to its name: %s', (source, raw) => {
    expect(parse(source).filter((one) => one.type === 'token')).toMatchObject([{ raw, name: 'wiki.company' }]);
  });
});

describe('angle brackets', () => {
  test.each([
    ['<client_id>', ['name client_id']],
    ['<<client_id>>', ['name client_id']],
    ['a<client_id>b<realm>', ['name client_id', 'name realm']],
    ['<wiki.company', ['host wiki.company']],
    ['<https://wiki.company>', ['host wiki.company']],
    ['<Client ID from authentik>', ['phrase Client ID from authentik']],
    ['<YOUR-MEMOS-DOMAIN>', ['phrase YOUR-MEMOS-DOMAIN']],
    ['<client-id>', ['phrase client-id']],
    ['<Client_id>', ['phrase Client_id']],
    ['<the application’s name>', ['phrase the application’s name']],
    [`<${'a'.repeat(80)}>`, [`name ${'a'.repeat(80)}`]],
    [`<${'a'.repeat(81)}>`, []],
    ['<a href="x">', []],
    ['</kbd>', []],
    ['<br/>', []],
    ['<!-- a -->', []],
    ['a < b > c', []],
    ['<a >', []],
    ['<>', []],
    ['<1st>', []],
    ['<client\n_id>', []],
  ])('%j', (source, expected) => {
    expect(tokens(source)).toEqual(expected);
  });

  test('mean nothing in prose', () => {
    expect(parse('<client_id> of <Client ID> on wiki.company', { angle: false })).toEqual([
      { type: 'literal', raw: '<client_id> of <Client ID> on ', offset: 0 },
      { type: 'token', form: 'host', raw: 'wiki.company', name: 'wiki.company', offset: 30 },
    ]);
  });
});

test('the empty text has no segments', () => {
  expect(parse('')).toEqual([]);
});

test('a placeholder is written as the grammar reads it', () => {
  for (const name of ['wiki.company', 'client_id']) {
    expect(parse(written(name))).toMatchObject([{ type: 'token', name, raw: written(name) }]);
  }
});
