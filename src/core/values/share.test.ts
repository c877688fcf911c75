import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { value } from '../../../tests/support/hostile-values';
import type { GuideField } from '../page-contract';
import { parseValue } from './kinds';
import {
  acceptedValues,
  type Arrived,
  checkShare,
  encodeShare,
  MAX_FRAGMENT,
  readShare,
  type ShareContext,
  type SharedItem,
} from './share';
import { fragmentWithoutValues } from './share-marker';

const fixed = { seed: 20261121, numRuns: 1000 };
const field = (key: string, written: string, kind: GuideField['kind']): GuideField => ({
  key,
  written,
  kind,
  description: '',
});
const fields = [
  field('authentik.company', 'authentik.company', 'host'),
  field('wiki.company', 'wiki.company', 'host'),
  field('realm', '<realm>', 'identifier'),
  field('wiki/application_slug', '<application_slug>', 'slug'),
  field('wiki/greeting', '<greeting>', 'text'),
  field('wiki/base_url', '<base_url>', 'url'),
  field('wiki/mail', '<mail>', 'email'),
  field('wiki/client_secret', '<client_secret>', 'secret'),
  field('wiki/license', '<license>', 'secret'),
];
const providers = [
  { id: 'authentik', name: 'authentik' },
  { id: 'keycloak', name: 'Keycloak' },
];
const context: ShareContext = { fields, providers, current: { values: {} } };
const isSecret = (key: string): boolean => fields.some((one) => one.key === key && one.kind === 'secret');

const arrive = (hash: string): Arrived =>
  readShare(hash) ?? { pairs: [], anchor: '', problem: 'An ordinary fragment.' };
const judged = (key: string, text: string, current: ShareContext['current'] = { values: {} }): SharedItem | undefined =>
  checkShare({ pairs: [[key, text]] }, { ...context, current })[0];

describe('a link', () => {
  test('carries values in its fragment, readable', () => {
    expect(
      encodeShare(
        {
          provider: 'keycloak',
          baseDomain: 'example.org',
          values: { 'wiki.company': 'notes.example.org:8443', 'wiki/greeting': 'Hello & <b>you</b>' },
        },
        isSecret,
        'configure',
      ),
    ).toBe(
      '#values=1&-provider=keycloak&-domain=example.org&wiki.company=notes.example.org%3A8443&wiki%2Fgreeting=Hello+%26+%3Cb%3Eyou%3C%2Fb%3E&-at=configure',
    );
  });

  test('never carries a secret, known or by its name', () => {
    const values = {
      'wiki/client_secret': 's3cr3t',
      'wiki/license': 's3cr3t',
      'other/api_token': 's3cr3t',
      realm: 'home',
    };
    expect(encodeShare({ values }, isSecret)).toBe('#values=1&realm=home');
  });

  test.each(['', '#', '#configure', '#value=1', '#Values=1', '#/values=1'])('is an ordinary one with %j', (hash) => {
    expect(readShare(hash)).toBeUndefined();
  });

  test.each([
    ['#values=', 'The link was made by another version of this site.'],
    ['#values=2&realm=home', 'The link was made by another version of this site.'],
    ['#values=1', 'The link holds no values.'],
    ['#values=1&-at=configure', 'The link holds no values.'],
    [`#values=1&realm=${'x'.repeat(MAX_FRAGMENT)}`, 'The link is too long to be one of this site.'],
    [`#values=1${'&a=b'.repeat(101)}`, 'The link has more than 100 values.'],
  ])('cannot be used: %s', (hash, problem) => {
    expect(arrive(hash)).toMatchObject({ pairs: [], problem });
  });

  test('keeps the part of the page that it leads to', () => {
    expect(readShare('#values=1&realm=home&-at=configure')).toEqual({
      pairs: [['realm', 'home']],
      anchor: 'configure',
    });
  });

  test.each([
    ['#values=1&realm=home', ''],
    ['#values=1&realm=home&-at=configure', '#configure'],
    ['#values=1&-at=', ''],
    ['#values=1&-at=values%3D1%26realm%3Devil', ''],
    ['#values=1&-at=a%20%25zz', '#a%20%25zz'],
  ])('leaves no value behind: %s', (hash, expected) => {
    expect(fragmentWithoutValues(hash)).toBe(expected);
  });

  test('gives back every value that its field accepts', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...fields.filter(({ kind }) => kind !== 'secret')),
        value(),
        ({ key, kind }, text) => {
          const parsed = parseValue(kind, text);
          fc.pre(parsed.ok && parsed.value === text && text.length <= 500);
          const [item] = checkShare(arrive(encodeShare({ values: { [key]: text } }, isSecret)), context);
          // What no link may carry is refused; everything else comes as it was.
          if (item?.verdict === 'refused')
            expect(item.notes[0]).toMatch(/^It (?:would run|holds characters|holds a broken)/);
          else expect(item).toMatchObject({ key, after: text, verdict: 'new' });
        },
      ),
      fixed,
    );
  });

  test('of any form never throws, and what it brings is what the fields accept', () => {
    const keys = fc.oneof(
      fc.constantFrom(...fields.map(({ key }) => key), '-provider', '-domain', '__proto__'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, fc.oneof(value(), fc.domain(), fc.webUrl()))), fc.string(), (pairs, junk) => {
        const hash = `#values=1&${new URLSearchParams(pairs).toString()}${junk}`;
        const items = checkShare(arrive(hash), context);
        const accepted = acceptedValues(items);
        for (const [key, text] of Object.entries(accepted.values)) {
          const kind = fields.find((one) => one.key === key)?.kind ?? 'secret';
          expect(kind).not.toBe('secret');
          expect(parseValue(kind, text)).toEqual({ ok: true, value: text });
          expect(text).not.toMatch(/^\s*javascript:/i);
        }
        expect([undefined, 'authentik', 'keycloak']).toContain(accepted.provider);
        for (const item of items.filter(({ verdict }) => verdict === 'refused')) expect(item.notes).toHaveLength(1);
      }),
      fixed,
    );
  });
});

describe('what has arrived', () => {
  test.each<[string, string, Partial<SharedItem>]>([
    ['-provider', 'keycloak', { label: 'Identity provider', after: 'keycloak', verdict: 'new' }],
    ['-domain', 'example.org', { label: 'Your domain', after: 'example.org', verdict: 'new' }],
    ['wiki.company', 'evil.example', { label: 'wiki.company', after: 'evil.example', verdict: 'new', notes: [] }],
    ['wiki/greeting', '<script>alert(1)</script>', { after: '<script>alert(1)</script>', verdict: 'new' }],
    ['wiki.company', 'https://evil.example/x', { after: 'evil.example', verdict: 'new' }],
    ['wiki/base_url', 'https://a.example/b', { after: 'https://a.example/b', verdict: 'new' }],
  ])('is accepted: %s %s', (key, text, expected) => {
    expect(judged(key, text)).toMatchObject(expected);
  });

  test('says when a name only looks like another', () => {
    expect(judged('authentik.company', 'аuth.example')?.notes.join(' ')).toMatch(/ASCII form.*letters beyond a to z/);
  });

  test.each([
    ['wiki.company', 'javascript:alert(1)', 'It would run a program or open a file instead of naming something.'],
    ['wiki/base_url', ' java\tscript:alert(1)', 'It would run a program or open a file instead of naming something.'],
    ['wiki/greeting', 'JavaScript:alert(1)', 'It would run a program or open a file instead of naming something.'],
    ['wiki/base_url', 'data:text/html,x', 'It would run a program or open a file instead of naming something.'],
    ['wiki/base_url', 'ftp://a.example', 'Expected a URL that starts with https:// or http://, not ftp:'],
    ['-domain', 'javascript:alert(1)', 'It would run a program or open a file instead of naming something.'],
    ['-domain', '192.168.1.1', '192.168.1.1 is an IP address'],
    ['wiki.company', 'exa mple.org', 'A host name cannot contain a space.'],
    ['wiki.company', '', 'Expected a host name'],
    ['realm', '<b>', 'Expected characters other than'],
    ['wiki/greeting', 'abc\u202etxt.exe', 'It holds characters that change the order in which text is shown.'],
    ['wiki/greeting', '\ufffd', 'It holds a broken character.'],
    ['wiki/greeting', 'x'.repeat(501), 'It is too long.'],
    ['-provider', 'evil', 'This site knows no such identity provider.'],
    ['grafana.company', 'evil.example', 'Nothing on this page has this name.'],
    ['__proto__', 'x', 'Nothing on this page has this name.'],
    ['-unknown', 'x', 'Nothing on this page has this name.'],
  ])('is refused, and the reason said: %s %j', (key, text, reason) => {
    const item = judged(key, text);
    expect(item?.verdict).toBe('refused');
    expect(item?.notes.join()).toContain(reason);
    expect(acceptedValues(item ? [item] : [])).toEqual({ values: {} });
  });

  test.each(['wiki/client_secret', 'wiki/license', 'wiki/unknown_token'])('is never a secret: %s', (key) => {
    const item = judged(key, 'hunter2');
    expect(item).toMatchObject({
      verdict: 'refused',
      after: '',
      notes: ['Secrets are never taken from a link. Enter it yourself.'],
    });
    expect(JSON.stringify(item)).not.toContain('hunter2');
  });

  test('counts once', () => {
    const items = checkShare(arrive('#values=1&realm=one&realm=two'), context);
    expect(items.map(({ verdict }) => verdict)).toEqual(['new', 'refused']);
    expect(acceptedValues(items).values).toEqual({ realm: 'one' });
  });

  test('stands beside what holds now, what follows from the domain included', () => {
    const current = { provider: 'authentik', baseDomain: 'example.org', values: { realm: 'home' } };
    expect(judged('-provider', 'keycloak', current)).toMatchObject({ before: 'authentik', verdict: 'changed' });
    expect(judged('wiki.company', 'evil.example', current)).toMatchObject({
      before: 'wiki.example.org',
      verdict: 'changed',
    });
    expect(judged('realm', 'home', current)).toMatchObject({ before: 'home', verdict: 'same' });
    expect(judged('wiki/mail', 'a@b.example', current)).toMatchObject({ before: undefined, verdict: 'new' });
    expect(judged('realm', '<b>', current)).toMatchObject({ before: 'home', verdict: 'refused' });
  });
});
