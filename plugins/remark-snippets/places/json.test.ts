import { parse } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { expectCircle, placesOf } from '../../../tests/support/marked-snippet';
import { findJson } from './json';

describe('the places in JSON', () => {
  test.each<[string, (string | undefined)[]]>([
    ['{ "secret": "«v»" }', ['json-string: v']],
    ['{ "«v»": 1 }', ['json-string: v']],
    [
      '{ "uri": "https://«wiki.company»/login/«key»/callback" }',
      Array<string>(2).fill('json-string: https://wiki.company/login/key/callback'),
    ],
    ['{ "a": "say \\"«v»\\"" }', ['json-string: say \\"v\\"']],
    ['{ "a": "sample \\" and \\\\«"»" }', ['json-string: sample \\" and \\\\"']],
    ['{ "port": «8080», "on": «true» }', ['json-bare: 8080', 'json-bare: true']],
    ['{ "port": 80«80» }', ['code: 80']],
    ['{ «name»: 1 }', ['code: name']],
    ['[«v»]', ['json-bare: v']],
    ['{ // at «v»\n  "a": 1 /* «w» */ }', ['comment: // at v', 'block-comment: /* w */']],
    ['{ "a": "\\«n»" }', ['code: n']],
    ['{ "a": "\\u00«41»" }', ['code: 41']],
    ["{ a: 'it«v»' }", [undefined]],
    ['{ "a": "no end «v»\n}', [undefined]],
    // The value of AFFiNE's OIDC provider, and a part of a Keycloak realm.
    [
      '{ "clientId": "«affine»", "args": { "scope": "openid «groups»" } }',
      ['json-string: affine', 'json-string: openid groups'],
    ],
    [
      '"attributes": { "post.logout.redirect.uris": "https://«app.company»/*" }',
      ['json-string: https://app.company/*'],
    ],
  ])('%s', (snippet, places) => {
    expect(placesOf(findJson, snippet)).toEqual(places);
  });
});

describe('a value in JSON comes back', () => {
  const read = (snippets: readonly string[]): unknown[] =>
    snippets.map((snippet) => (JSON.parse(snippet) as { k: unknown }).k);
  test.each(['{"k": "«v»"}', '{"a": [1, {"b": "k"}], "k": "«v»"}'])('from %s', (snippet) => {
    expectCircle({ find: findJson, language: 'JSON', parser: 'JSON.parse', snippet, read });
  });

  test('from a part of a string', () => {
    const snippet = '{"k": "https://\\"«v»\\\\x"}';
    expectCircle({
      find: findJson,
      language: 'JSON',
      parser: 'JSON.parse',
      snippet,
      read,
      expected: (value) => `https://"${value}\\x`,
    });
  });

  test('from a key', () => {
    const keys = (snippets: readonly string[]): unknown[] =>
      snippets.map((snippet) => Object.keys(JSON.parse(snippet) as object)[0]);
    expectCircle({ find: findJson, language: 'JSON', parser: 'JSON.parse', snippet: '{"«v»": 1}', read: keys });
  });

  test('from a file with comments', () => {
    const withComments = (snippets: readonly string[]): unknown[] =>
      snippets.map((snippet) => (parse(snippet) as { k: unknown }).k);
    const snippet = '{ // "k": "x"\n /* " */ "k": "«v»", }';
    expectCircle({ find: findJson, language: 'JSON', parser: 'jsonc-parser', snippet, read: withComments });
  });
});
