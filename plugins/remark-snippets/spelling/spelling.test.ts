import { describe, expect, test } from 'vitest';
import { slipsIn, WordCounts } from '.';
import { meantWord } from './near-word';
import { readNames, wordsOf } from './read-names';
import { wordLists } from './words';

const expectedIn = (text: string, language: string, guide = text): string[] =>
  slipsIn(text, language, new WordCounts(guide)).map(({ expected }) => expected[0]);

describe('a misspelt name', () => {
  test.each([
    ['dotenv', 'OIDC_CLEINT_ID=a', 'OIDC_CLIENT_ID'],
    ['dotenv', 'OIDC_CLIENT_UD=a', 'OIDC_CLIENT_ID'],
    ['dotenv', 'OICD_ENABLED=a', 'OIDC_ENABLED'],
    ['yaml', 'oidc:\n  isuer: a', 'issuer'],
    ['json', '{ "redirecttUri": "a" }', 'redirectUri'],
    ['ts', 'const a = { clientIdd: "b" }', 'clientId'],
    ['php', "'provderURL' => 'a',", 'providerURL'],
    ['ruby', 'clieent_id: "a"', 'client_id'],
    ['toml', 'cient_secret = "a"', 'client_secret'],
    ['html', '<input tyep="hidden" />', 'type'],
    ['xml', '<claim vakue="a" />', 'value'],
    ['hcl', 'reesource "a" "b" {\n}', 'resource'],
    ['caddyfile', '\temmail a@example.org', 'email'],
    ['css', 'a {\n  bckground: red;\n}', 'background'],
    ['sh', 'run --clinet-id a', 'client-id'],
    ['yaml', 'aud: a\nsubb: b', 'sub'],
    ['ts', 'auth({ provideers: [a] })', 'providers'],
    ['yaml', 'claim: preffered_username', 'preferred_username'],
    ['sh', 'curl -d grant_type=client_credentails', 'client_credentials'],
  ])('%s: %s', (language, text, expected) => {
    expect(expectedIn(text, language)).toContain(expected);
  });

  test('is held against the guide’s own words', () => {
    expect(expectedIn('emmos:\n  image: a', 'yaml', 'Memos, memos, memos\nemmos:')).toEqual(['memos']);
    expect(expectedIn('OID_CLIENT_ID=a\nOIDC_ISSUER=b\nOIDC_SCOPE=c', 'dotenv')).toEqual(['OIDC_CLIENT_ID']);
  });

  test.each([
    ['a word that the guide has twice', 'yaml', 'clieny: a\nb: clieny'],
    ['other words', 'yaml', 'codec: a\nclass: b\nintra: c\nregex: d\ncost: e\nulimits: f'],
    ['plurals and forms', 'yaml', 'classes: a\nprefixes: b\ntrusted: c\nissuers: d\nunsigned: e'],
    ['words without a sign between', 'ini', 'loglevel = a\nclientid = b\nredirecturi = c\nbasedn = d'],
    ['short words', 'yaml', 'typ: a\njwk_url: b\nclient_uid: c\ntls.crt: d'],
    ['letters at random', 'text', 'aGVsbG8gd29ybGQ='],
    ['what is no configuration', 'text', 'isuer: a'],
    ['comments', 'yaml', '# isuer: a'],
    ['plurals of standard names, and names like them', 'yaml', 'a: [refresh_tokens, token_endpoints, my_given_name]'],
  ])('is none: %s', (_name, language, text) => {
    expect(expectedIn(text, language)).toEqual([]);
  });
});

describe('a misspelt path', () => {
  test('has the name of the discovery document cut short', () => {
    const url = 'https://a.example.com/.well-known/openid-config';
    expect(expectedIn(`url: ${url}`, 'yaml')).toEqual([`${url}uration`]);
    expect(expectedIn(`url: ${url}uration`, 'yaml')).toEqual([]);
  });
  test('has a common word that is misspelt', () => {
    expect(expectedIn('url=https://a.example/oidc/calback', 'ini')).toEqual(['https://a.example/oidc/callback']);
  });

  test('has two pieces of another address without their slash', () => {
    const guide = 'https://a.example/company/releases/b';
    expect(expectedIn('a: https://a.example/companyreleases/c', 'yaml', `${guide}\n/companyreleases/`)).toEqual([
      'https://a.example/company/releases/c',
    ]);
  });
});

test('the words of a name are parted as it is written', () => {
  const words = (name: string): string[] => wordsOf({ name, start: 0 }).map(({ word }) => word);
  expect(words('OIDC_CLIENT_ID')).toEqual(['oidc', 'client', 'id']);
  expect(words('providerURL')).toEqual(['provider', 'url']);
  expect(words('OAuthClientIDs')).toEqual(['oauth', 'client', 'ids']);
  expect(readNames('a?client_id=b&"c" => d', 'sh').map(({ name }) => name)).toEqual(['client_id', 'c']);
});

test('no word is a misspelling of another one', () => {
  const { common, others } = wordLists();
  expect([...common, ...others].filter((word) => meantWord(word) !== undefined)).toEqual([]);
  expect([...others].filter((word) => common.has(word))).toEqual([]);
});
