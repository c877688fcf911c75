import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { value } from '../../../tests/support/hostile-values';
import type { GuideField } from '../page-contract';
import { kinds } from './kinds';
import { adviceOn, adviceOnValue } from './sanity';

const field = (key: string, kind: GuideField['kind'], written = key): GuideField => ({
  key,
  written,
  kind,
  description: '',
});
const fields = [
  field('authentik.company', 'host'),
  field('keycloak.company', 'host'),
  field('sample.company', 'host'),
  field('files.sample.company', 'host'),
  field('mail.company', 'host'),
  field('realm', 'identifier', '<realm>'),
  field('sample/client_id', 'identifier', '<client_id>'),
  field('sample/client_secret', 'secret', '<client_secret>'),
];
const providers = [{ host: 'authentik.company' }, { host: 'keycloak.company' }];
const advice = (values: Record<string, string>, baseDomain?: string): [string, string][] =>
  adviceOn({ values, baseDomain }, fields, providers).map(({ key, message }) => [key, message]);

describe('between values', () => {
  test('an application on the host of the provider is said at both', () => {
    const found = advice({ 'authentik.company': 'a.example', 'sample.company': 'a.example' });
    const end = 'Identity provider and application usually have a host each.';
    expect(found).toEqual([
      ['authentik.company', `The same host as sample.company. ${end}`],
      ['sample.company', `The same host as authentik.company. ${end}`],
    ]);
  });

  test('two applications on one host are said at both', () => {
    expect(advice({ 'sample.company': 'a.example', 'mail.company': 'a.example' }).map(([key]) => key)).toEqual([
      'sample.company',
      'mail.company',
    ]);
  });

  test('a host that only follows from the domain counts too', () => {
    expect(advice({ 'sample.company': 'authentik.example.org' }, 'example.org').map(([key]) => key)).toEqual([
      'authentik.company',
      'sample.company',
    ]);
  });

  test.each<[string, Record<string, string>]>([
    ['two names of one application', { 'sample.company': 'a.example', 'files.sample.company': 'a.example' }],
    ['two providers, of which one is used', { 'authentik.company': 'a.example', 'keycloak.company': 'a.example' }],
    ['two ports of one machine', { 'authentik.company': 'a.example:9443', 'sample.company': 'a.example' }],
    ['empty values', { 'sample/client_id': '', 'sample/client_secret': '' }],
  ])('nothing is said about %s', (_what, values) => {
    expect(advice(values)).toEqual([]);
  });

  test('a secret that is the same as another value was pasted into the wrong field', () => {
    expect(advice({ 'sample/client_id': 'abc', 'sample/client_secret': 'abc' })).toEqual([
      ['sample/client_id', 'The same as <client_secret>. Was one of them pasted into the wrong field?'],
      ['sample/client_secret', 'The same as <client_id>. Was one of them pasted into the wrong field?'],
    ]);
  });

  test('the realm of the administrators is none for applications', () => {
    expect(advice({ realm: 'master' })).toEqual([['realm', expect.stringContaining('meant for administrators')]]);
    expect(advice({ realm: 'home' })).toEqual([]);
  });

  test('what is odd about the domain is said once, and not at every host', () => {
    expect(advice({}, 'home.local:8443')).toEqual([
      ['', expect.stringContaining('multicast DNS')],
      ['', expect.stringContaining('Every host gets this port.')],
    ]);
  });
});

describe('in a value', () => {
  test.each<[Parameters<typeof adviceOnValue>[0], string, string]>([
    ['host', 'localhost:3000', 'Inside a container this is the container itself.'],
    ['host', '127.0.0.1', 'Inside a container this is the container itself.'],
    ['host', '[::1]:80', 'Inside a container this is the container itself.'],
    ['host', '192.168.1.10:8443', 'A bare IP address.'],
    ['host', '[2001:db8::1]', 'A bare IP address.'],
    ['host', 'nas.local', 'multicast DNS'],
    ['host', 'auth.internal', 'in no public DNS'],
    ['host', 'Auth.example.org', 'Upper case'],
    ['host', 'xn--mnchen-3ya.example', 'letters beyond a to z'],
    ['base-domain', 'xn--mnchen-3ya.example', 'letters beyond a to z'],
    ['url', 'http://a.example/x', 'Without encryption'],
    ['url', 'https://a.example/', 'Ends with a slash.'],
    ['url', 'https://10.0.0.1/x', 'A bare IP address.'],
    ['url', 'http://user@nas.local/x', 'multicast DNS'],
    ['slug', 'Wiki', 'Upper and lower case differ here.'],
    ['identifier', 'home/', 'Ends with a slash.'],
  ])('a %s %s has something to be said about', (kind, text, expected) => {
    expect(adviceOnValue(kind, text).join(' ')).toContain(expected);
  });

  test.each<[Parameters<typeof adviceOnValue>[0], string]>([
    ['host', 'auth.example.org:8443'],
    ['host', 'locality.example'],
    ['host', 'mylocal'],
    ['base-domain', 'example.org'],
    ['url', 'https://a.example/x'],
    ['slug', 'wiki-js'],
    ['identifier', '4c8e1f0a'],
    ['text', 'http://localhost/'],
    ['secret', 'http://localhost/'],
    ['email', 'a@b.local'],
  ])('a %s %s has not', (kind, text) => {
    expect(adviceOnValue(kind, text)).toEqual([]);
  });

  test('a loopback URL without encryption gets one piece of advice, not two', () => {
    expect(adviceOnValue('url', 'http://localhost:3000/x')).toHaveLength(1);
  });
});

test('of any values, advice never throws, never repeats itself and never holds a secret', () => {
  const secret = value().filter((text) => text.length > 8);
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      value(),
      secret,
      fc.option(value(), { nil: undefined }),
      (kind, text, hidden, baseDomain) => {
        const own = [...fields, field('sample/own', kind, '<own>')];
        const values = { 'sample/own': text, 'sample/client_secret': hidden, 'sample/client_id': hidden, realm: text };
        const found = adviceOn({ values, baseDomain }, own, providers);
        const lines = found.map(({ key, message }) => `${key}: ${message}`);
        expect(new Set(lines).size).toBe(lines.length);
        expect(lines.join('\n')).not.toContain(hidden);
        for (const { message } of found) expect(message).toMatch(/^[A-Z].*[.?]$/);
      },
    ),
    { seed: 20261121, numRuns: 1000 },
  );
});
