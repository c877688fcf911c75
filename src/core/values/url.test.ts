import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseUrl } from './url';

describe('a URL', () => {
  test.each([
    'https://app.example.org',
    'https://app.example.org/',
    'http://app.example.org:8080/login/?next=%2F#top',
    'https://app.example.org/a:b',
    'https://app.example.org/x?next=https://other.example',
    'https://[::1]:8443/x',
    'https://münchen.example/ü',
    'HTTPS://App.example.org/Path',
  ])('stays as typed, every slash of it: %s', (input) => {
    expect(parseUrl(input)).toEqual({ ok: true, value: input });
  });

  test.each([
    ['app.example.org', 'https://app.example.org'],
    ['app.example.org:8443/x?y=1', 'https://app.example.org:8443/x?y=1'],
    ['localhost:3000', 'https://localhost:3000'],
    ['app.example.org/a:b', 'https://app.example.org/a:b'],
    ['app.example.org/login?next=http://other.example', 'https://app.example.org/login?next=http://other.example'],
  ])('gets its scheme when that is missing, and it is said: %s', (input, value) => {
    expect(parseUrl(input)).toEqual({ ok: true, value, understood: `Understood as ${value}.` });
  });

  test.each([
    ['', 'Expected a URL such as https://app.example.org/.'],
    ['http://', 'Expected a host name such as auth.example.org.'],
    ['https:///login', 'Expected a host name such as auth.example.org.'],
    ['/login', 'Expected a host name such as auth.example.org.'],
    ['javascript:alert(1)', 'Expected a URL that starts with https:// or http://, not javascript:'],
    [
      'javascript://app.example.org/%0aalert(1)',
      'Expected a URL that starts with https:// or http://, not javascript:',
    ],
    ['JavaScript:alert(1)', 'Expected a URL that starts with https:// or http://, not JavaScript:'],
    ['data:text/html,x', 'Expected a URL that starts with https:// or http://, not data:'],
    ['ftp://app.example.org', 'Expected a URL that starts with https:// or http://, not ftp:'],
    ['http:app.example.org:8443', 'Expected a host name such as auth.example.org.'],
    ['https://http:app.example.org', '“app.example.org” is not a port: expected a number up to 65535.'],
    ['1x://app.example.org', 'Expected a URL that starts with https:// or http://, not 1x:'],
    ['app example.org', 'A URL cannot contain white space, quotes, angle brackets or backslashes.'],
    [
      `https://app.example.org/pa$$w0rd$&x"'<b>`,
      'A URL cannot contain white space, quotes, angle brackets or backslashes.',
    ],
    [
      'https://app.example.org\\@other.example/',
      'A URL cannot contain white space, quotes, angle brackets or backslashes.',
    ],
    ['https://app.example.org/\u0000', 'A URL cannot contain white space, quotes, angle brackets or backslashes.'],
    ['https://1.2.3/', '“1.2.3” would be read as the address 1.2.0.3. Expected a host name or a full IP address.'],
    ['https://app.example.org:99999/', '“99999” is not a port: expected a number up to 65535.'],
  ])('is not %j, and the reason is said', (input, reason) => {
    expect(parseUrl(input)).toEqual({ ok: false, reason });
  });
});

describe('any string', () => {
  const pieces = [
    ...Array.from(':/@?#.[]%\\ <"'),
    'https://',
    'http:',
    'javascript:',
    'app.example.org',
    ':8443',
    ':1',
    'a',
    'ü',
    '\u0000',
    '\n',
    '//',
  ];
  const anything = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
  );

  test('is an http or https URL, or refused with a reason; never an exception', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const result = parseUrl(input);
        if (result.ok) expect(new URL(result.value).protocol).toMatch(/^https?:$/);
        else expect(result.reason).toMatch(/\S/);
      }),
      { seed: 20261121, numRuns: 1000 },
    );
  });

  test('once accepted, is accepted as it is', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const result = parseUrl(input);
        if (result.ok) expect(parseUrl(result.value)).toEqual({ ok: true, value: result.value });
      }),
      { seed: 20261121, numRuns: 1000 },
    );
  });
});
