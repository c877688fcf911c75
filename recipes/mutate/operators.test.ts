import { describe, expect, test } from 'vitest';
import type { PageValue } from '../../plugins/page-values/page-value';
import { mutationsOf } from './operators';

const start = { line: 1, column: 1, offset: 0 };
const value = (text: string, more: Partial<PageValue> = {}): PageValue => ({
  id: 'id',
  source: 'setting',
  heading: '',
  group: '',
  label: 'Label',
  raw: text,
  value: text,
  file: 'docs/app/index.md',
  position: { start, end: start },
  ...more,
});
const mutants = (text: string, more: Partial<PageValue> = {}): string[] =>
  mutationsOf(value(text, more)).map(({ operator, value: mutated }) => `${operator}: ${mutated}`);

describe('the mistakes in a value', () => {
  test('of a URL with a slash at its end', () => {
    expect(mutants('https://id.company/application/o/userinfo/')).toEqual([
      'slash: https://id.company/application/o/userinfo',
      'scheme: http://id.company/application/o/userinfo/',
      'host: https://i.company/application/o/userinfo/',
      'path: https://id.company/application/o/user-info/',
    ]);
  });

  test('of an origin', () => {
    expect(mutants('https://app.company')).toEqual([
      'slash: https://app.company/',
      'scheme: http://app.company',
      'host: https://ap.company',
    ]);
  });

  test('of scopes', () => {
    expect(mutants('openid profile email')).toEqual([
      'drop openid: profile email',
      'drop profile: openid email',
      'drop email: openid profile',
      'commas: openid,profile,email',
    ]);
  });

  test.each<[string, Partial<PageValue>, string[]]>([
    ['On', {}, ['switch: Off']],
    ['true', { source: 'snippet' }, ['switch: false']],
    ['name', {}, ['claim: nae']],
    ['client-id', { raw: '<client_id>' }, ['identifier: clien-id']],
    ['s3cret', { raw: '"<client_secret>"', source: 'snippet' }, ['secret: s3cet']],
    ['/auth', { source: 'snippet' }, ['path: /auh']],
    ['Readers', {}, ['text: Readrs']],
    ['x', { raw: '<strategy_key>' }, ['identifier: y']],
  ])('%s', (text, more, expected) => {
    expect(mutants(text, more)).toEqual(expected);
  });

  test.each<[string, Partial<PageValue>]>([
    ['Wiki.js', { raw: '<application_name>' }],
    ['next-auth/providers/keycloak', { source: 'snippet', label: 'import #2' }],
    ['', {}],
    ['a sentence of many words', {}],
    ['words', { source: 'step' }],
  ])('none in %s', (text, more) => {
    expect(mutants(text, more)).toEqual([]);
  });

  test('are never the value itself', () => {
    for (const text of ['https://a', 'https://a.b/c', 'openid email', 'On', 'aa', 'https://x.company:8443/a?b=c'])
      for (const { value: mutated } of mutationsOf(value(text))) expect(mutated).not.toBe(text);
  });
});
