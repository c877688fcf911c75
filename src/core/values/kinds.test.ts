import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FieldKind, isPersistent, type Kind, kindOf, kinds, parseValue, sampleOf } from './kinds';

const fieldKinds: readonly FieldKind[] = [...kinds, 'base-domain'];
const WHITE_SPACE = 'White space around it was left out.';

describe('a value', () => {
  test.each<[FieldKind, string]>([
    ['host', 'auth.example.org:8443'],
    ['base-domain', 'example.org'],
    ['url', 'https://app.example.org/'],
    ['slug', 'wiki-js_2'],
    ['identifier', 'urn:x:4c8e/1f0a$&{}'],
    ['identifier', 'münchen'],
    ['email', 'alice+sso@example.org'],
    ['secret', `pa$$w0rd$&x"'<b>`],
    ['secret', ' with spaces around '],
    ['secret', 'emoji \u{1f600}'],
    ['text', `Ben's "Wiki" <b>`],
    ['text', ''],
    ['secret', ''],
  ])('of kind %s is kept as it is: %j', (kind, input) => {
    expect(parseValue(kind, input)).toEqual({ ok: true, value: input });
  });

  test.each<[FieldKind, string, string, string]>([
    ['slug', ' wiki ', 'wiki', WHITE_SPACE],
    ['identifier', '4c8e\n', '4c8e', WHITE_SPACE],
    ['email', '\talice@example.org', 'alice@example.org', WHITE_SPACE],
    ['secret', 's3cr3t\n', 's3cr3t', 'The line break at its end was left out.'],
    ['text', 'x\r\n', 'x', 'The line break at its end was left out.'],
    ['base-domain', '*.example.org', 'example.org', 'Understood as example.org (without *.).'],
  ])('of kind %s is understood, and it is said how: %j', (kind, input, value, understood) => {
    expect(parseValue(kind, input)).toEqual({ ok: true, value, understood });
  });

  test.each<[FieldKind, string, string]>([
    ['slug', 'wiki js', 'Expected letters, digits, hyphens and underscores.'],
    ['slug', `pa$$w0rd$&x"'<b>`, 'Expected letters, digits, hyphens and underscores.'],
    ['slug', 'wiki/../admin', 'Expected letters, digits, hyphens and underscores.'],
    ['slug', '', 'Expected letters, digits, hyphens and underscores.'],
    ['identifier', `pa$$w0rd$&x"'<b>`, 'Expected characters other than white space, quotes and angle brackets.'],
    ['identifier', 'a b', 'Expected characters other than white space, quotes and angle brackets.'],
    ['identifier', 'a\u0000b', 'Expected characters other than white space, quotes and angle brackets.'],
    ['email', 'alice', 'Expected an address such as alice@example.org.'],
    ['email', 'a@b@c', 'Expected an address such as alice@example.org.'],
    ['secret', 'a\nb', 'Expected one line of text without control characters.'],
    ['text', 'a\u0000', 'Expected one line of text without control characters.'],
    ['text', 'a\ud83d', 'Expected text; half of a character stands in it.'],
    ['identifier', 'a\ud83d', 'Expected text; half of a character stands in it.'],
    ['secret', '\ude00\ud83d', 'Expected text; half of a character stands in it.'],
    ['host', `pa$$w0rd$&x"'<b>`, 'A host name cannot contain “$”.'],
    ['base-domain', `pa$$w0rd$&x"'<b>`, 'A host name cannot contain “$”.'],
    ['url', 'javascript:alert(1)', 'Expected a URL that starts with https:// or http://, not javascript:'],
  ])('of kind %s is refused with a reason: %j', (kind, input, reason) => {
    expect(parseValue(kind, input)).toEqual({ ok: false, reason });
  });
});

describe.each(fieldKinds)('any string as %s', (kind) => {
  const input = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 10 }),
    fc.string({ maxLength: 10 }),
    fc.domain(),
    fc.emailAddress(),
    fc.constantFrom('', ' ', '\n', `pa$$w0rd$&x"'<b>`, '__proto__', '\ud800'),
  );

  test('gives a value or a reason, and a value that is taken as it is the next time', () => {
    fc.assert(
      fc.property(input, (text) => {
        const result = parseValue(kind, text);
        if (!result.ok) {
          expect(result.reason).toMatch(/\S/);
          return;
        }
        expect(result.understood === undefined).toBe(result.value === text);
        expect(parseValue(kind, result.value)).toEqual({ ok: true, value: result.value });
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });
});

describe('the kind that a name suggests', () => {
  test.each<[string, Kind]>([
    ['wiki.company', 'host'],
    ['client_secret', 'secret'],
    ['password', 'secret'],
    ['api_token', 'secret'],
    ['encryption_key', 'secret'],
    ['public_key', 'text'],
    ['monkey', 'text'],
    ['application_slug', 'slug'],
    ['callback_url', 'url'],
    ['token_endpoint', 'url'],
    ['admin_email', 'email'],
    ['mail_address', 'email'],
    ['client_id', 'identifier'],
    ['realm', 'identifier'],
    ['valid', 'text'],
    ['login_name', 'text'],
  ])('%s: %s', (name, kind) => {
    expect(kindOf(name)).toBe(kind);
  });
});

test('only secrets are not kept', () => {
  expect(kinds.filter((kind) => !isPersistent(kind))).toEqual(['secret']);
});

test.each(kinds)('the sample of a placeholder of kind %s is a value of that kind', (kind) => {
  for (const name of kind === 'host' ? ['wiki.company', 'a-b.c.company'] : ['login_name', 'x', 'a_b_c_2']) {
    const sample = sampleOf(name, kind);
    expect(parseValue(kind, sample)).toEqual({ ok: true, value: sample });
  }
});
