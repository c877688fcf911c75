import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBaseDomain, parseHost } from './host';

const fixed = { seed: 20261121, numRuns: 1000 };

/** Texts made mostly of what the parser looks at, and texts that look like hosts. */
const pieces = [
  ...Array.from('.:/@?#[]*%-_ \\'),
  'https://',
  'http://',
  'auth',
  'example.org',
  'münchen',
  'xn--mnchen-3ya',
  ':443',
  ':80',
  ':8443',
  '192.168.1.1',
  '::1',
  '0x1',
  'A',
  '1',
  'ß',
  '\t',
  '\n',
  '\u200b',
  'ａ',
  '。',
];
const anything = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ maxLength: 12 }),
  fc.domain(),
  fc.webUrl(),
  fc.ipV4(),
  fc.ipV6(),
);

describe('a host', () => {
  test.each([
    'auth.example.org',
    'auth.example.org:8443',
    'auth.example.org:80',
    'localhost',
    'localhost:3000',
    'nas',
    '192.168.1.10',
    '192.168.1.10:8443',
    '[::1]',
    '[2001:db8::1]:8443',
    'xn--mnchen-3ya.example',
    'my_host.local',
    '1e3',
    `${'a'.repeat(63)}.org`,
    `${'a.'.repeat(125)}org`,
  ])('is taken as it is: %s', (input) => {
    expect(parseHost(input)).toEqual({ ok: true, value: input });
  });

  test.each([
    [
      'https://auth.example.org/if/admin/',
      'auth.example.org',
      'Understood as auth.example.org (https:// belongs to the guide, without /if/admin/).',
    ],
    [
      'https://auth.example.org/',
      'auth.example.org',
      'Understood as auth.example.org (https:// belongs to the guide).',
    ],
    [
      'http://auth.example.org:8080',
      'auth.example.org:8080',
      'Understood as auth.example.org:8080 (http:// belongs to the guide).',
    ],
    [
      'https://auth.example.org/application/o/wiki/.well-known/openid-configuration',
      'auth.example.org',
      'Understood as auth.example.org (https:// belongs to the guide, without /application/o/wiki/.well-known/openid-configuration).',
    ],
    [
      'auth.example.org/login?next=%2F#top',
      'auth.example.org',
      'Understood as auth.example.org (without /login?next=%2F#top).',
    ],
    ['auth.example.org?x', 'auth.example.org', 'Understood as auth.example.org (without ?x).'],
    ['//auth.example.org', 'auth.example.org', 'Understood as auth.example.org.'],
    ['https:/auth.example.org', 'auth.example.org', 'Understood as auth.example.org (https:// belongs to the guide).'],
    ['https:auth.example.org', 'auth.example.org', 'Understood as auth.example.org (https:// belongs to the guide).'],
    ['alice@auth.example.org', 'auth.example.org', 'Understood as auth.example.org (without the part before @).'],
    [
      'https://alice:pass@auth.example.org',
      'auth.example.org',
      'Understood as auth.example.org (https:// belongs to the guide, without the part before @).',
    ],
    ['AUTH.Example.ORG', 'auth.example.org', 'Understood as auth.example.org (in lower case).'],
    ['auth.example.org.', 'auth.example.org', 'Understood as auth.example.org (without the final dot).'],
    ['auth.example.org.:8443', 'auth.example.org:8443', 'Understood as auth.example.org:8443 (without the final dot).'],
    ['  auth.example.org\n', 'auth.example.org', 'Understood as auth.example.org.'],
    ['auth.example.org:', 'auth.example.org', 'Understood as auth.example.org.'],
    ['auth.example.org:08443', 'auth.example.org:8443', 'Understood as auth.example.org:8443.'],
    [
      'münchen.example',
      'xn--mnchen-3ya.example',
      'Understood as xn--mnchen-3ya.example (münchen.example in the ASCII form that DNS uses).',
    ],
    [
      'auth。example。org',
      'auth.example.org',
      'Understood as auth.example.org (auth。example。org in the ASCII form that DNS uses).',
    ],
    ['[2001:DB8::1]', '[2001:db8::1]', 'Understood as [2001:db8::1] (in lower case).'],
  ])('is found in %s', (input, value, understood) => {
    expect(parseHost(input)).toEqual({ ok: true, value, understood });
  });

  test.each([
    ['auth.example.org:443', 'auth.example.org'],
    ['https://auth.example.org:443', 'auth.example.org'],
    ['http://auth.example.org:443', 'auth.example.org'],
    ['[2001:db8::1]:443', '[2001:db8::1]'],
    ['http://auth.example.org:80', 'auth.example.org'],
    ['http://auth.example.org:080/', 'auth.example.org'],
    ['https://auth.example.org:80', 'auth.example.org:80'],
    ['auth.example.org:80', 'auth.example.org:80'],
    ['auth.example.org:4430', 'auth.example.org:4430'],
  ])('keeps a port that is not the one of its scheme: %s is %s', (input, value) => {
    const result = parseHost(input);
    expect(result).toMatchObject({ ok: true, value });
    expect(result.ok && result.understood !== undefined).toBe(input !== value);
  });

  test.each([
    ['', 'Expected a host name such as auth.example.org.'],
    [' \t ', 'Expected a host name such as auth.example.org.'],
    ['http://', '“http://” starts like a URL but has no host.'],
    ['https:///login', '“https:///login” starts like a URL but has no host.'],
    ['file:///etc/passwd', '“file:///etc/passwd” starts like a URL but has no host.'],
    ['/login', '“/login” starts like a URL but has no host.'],
    ['alice@', '“alice@” starts like a URL but has no host.'],
    ['exa mple.org', 'A host name cannot contain a space.'],
    ['exa\tmple.org', 'A host name cannot contain white space.'],
    [`pa$$w0rd$&x"'<b>`, 'A host name cannot contain “$”.'],
    [`auth"x`, 'A host name cannot contain a quotation mark.'],
    [`auth'x`, 'A host name cannot contain an apostrophe.'],
    ['<b>', 'A host name cannot contain “<”.'],
    ['javascript:alert(1)', 'A host name cannot contain “(”.'],
    ['auth.example.org,grafana.example.org', 'A host name cannot contain “,”.'],
    ['*.example.org', 'A host name cannot contain “*”.'],
    ['{{host}}', 'A host name cannot contain “{”.'],
    ['%61uth.example.org', 'A host name cannot contain “%”.'],
    ['auth\\example', 'A host name cannot contain “\\”.'],
    ['123', '“123” would be read as the address 0.0.0.123. Expected a host name or a full IP address.'],
    ['1.2.3', '“1.2.3” would be read as the address 1.2.0.3. Expected a host name or a full IP address.'],
    ['0x7f000001', '“0x7f000001” would be read as the address 127.0.0.1. Expected a host name or a full IP address.'],
    [
      '192.168.001.010',
      '“192.168.001.010” would be read as the address 192.168.1.8. Expected a host name or a full IP address.',
    ],
    ['256.1.1.1', '“256.1.1.1” is not a complete IP address.'],
    ['1.2.3.4.5', '“1.2.3.4.5” is not a complete IP address.'],
    ['::1', 'An IPv6 address stands in square brackets: [::1].'],
    ['2001:db8::1', 'An IPv6 address stands in square brackets: [2001:db8::1].'],
    ['[::g]', '“[::g]” is not a host name. Expected something like auth.example.org.'],
    ['auth.example.org:99999', '“99999” is not a port: expected a number up to 65535.'],
    ['auth.example.org:web', '“web” is not a port: expected a number up to 65535.'],
    ['auth..example.org', 'A host name cannot have two dots in a row.'],
    ['.example.org', 'A host name cannot have two dots in a row.'],
    ['-auth.example.org', '“-auth” cannot be part of a host name: expected letters, digits and hyphens inside.'],
    ['auth-.example.org', '“auth-” cannot be part of a host name: expected letters, digits and hyphens inside.'],
    [`${'a'.repeat(64)}.org`, 'The part of a host name between two dots has at most 63 characters.'],
    [`${'a'.repeat(10_000)}.org`, 'A host name has at most 253 characters.'],
    [`${'a.'.repeat(126)}org`, 'A host name has at most 253 characters.'],
    ['xn--', '“xn--” is not a host name. Expected something like auth.example.org.'],
  ])('is not in %j, and the reason is said', (input, reason) => {
    expect(parseHost(input)).toEqual({ ok: false, reason });
  });
});

describe('a base domain', () => {
  test.each([
    ['example.org', 'example.org', undefined],
    ['home.example.org:8443', 'home.example.org:8443', undefined],
    ['lan', 'lan', undefined],
    ['*.example.org', 'example.org', 'Understood as example.org (without *.).'],
    [
      ' *.Example.org. ',
      'example.org',
      'Understood as example.org (without *., without the final dot, in lower case).',
    ],
    ['https://example.org/', 'example.org', 'Understood as example.org (https:// belongs to the guide).'],
    [
      'münchen.example',
      'xn--mnchen-3ya.example',
      'Understood as xn--mnchen-3ya.example (münchen.example in the ASCII form that DNS uses).',
    ],
  ])('is found in %s', (input, value, understood) => {
    expect(parseBaseDomain(input)).toEqual({ ok: true, value, ...(understood === undefined ? {} : { understood }) });
  });

  test.each(['192.168.1.10', '192.168.1.10:8443', 'https://192.168.1.10/', '[::1]', '[::1]:8443'])(
    'is not the address %s, before which no name can stand',
    (input) => {
      expect(parseBaseDomain(input)).toEqual({
        ok: false,
        reason: expect.stringContaining('is an IP address') as string,
      });
    },
  );

  test.each(['', '*.', '*', '*.*.example.org', 'auth.*.org', 'exa mple.org', '1.2.3'])('is not in %j', (input) => {
    expect(parseBaseDomain(input)).toMatchObject({ ok: false });
  });
});

describe.each([
  ['parseHost', parseHost],
  ['parseBaseDomain', parseBaseDomain],
])('%s of any string', (_name, parse) => {
  test('never throws, and every refusal is a sentence', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const result = parse(input);
        if (!result.ok) expect(result.reason).toMatch(/^[A-Z“[\d].{8,}[.:]?/s);
      }),
      fixed,
    );
  });

  test('gives a value that is taken as it is the next time, and is said whenever it is not what was typed', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const result = parse(input);
        if (!result.ok) return;
        expect(parse(result.value)).toEqual({ ok: true, value: result.value });
        expect(result.understood === undefined).toBe(result.value === input);
        if (result.understood !== undefined) expect(result.understood).toContain(`Understood as ${result.value}`);
      }),
      fixed,
    );
  });

  test('gives a value that a URL can have, byte for byte', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const result = parse(input);
        if (result.ok) expect(new URL(`https://${result.value}/x`).href).toBe(`https://${result.value}/x`);
      }),
      fixed,
    );
  });
});
