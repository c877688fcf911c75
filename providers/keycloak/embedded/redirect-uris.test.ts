import { describe, expect, test } from 'vitest';
import { allowsRedirect } from './redirect-uris';

/** What the model of Keycloak answers, over real HTTP on loopback. Each row is a line of the vendor’s facts. */
describe('redirect URIs', () => {
  const entries = [
    'https://app.example/cb',
    'https://wild.example/*',
    'https://pre.example/a*',
    '/relative/*',
    'http://localhost/cb',
  ];
  test.each([
    ['https://app.example/cb', true],
    ['https://APP.example/cb', true],
    ['https://app.example/CB', false],
    ['https://app.example/cb/', false],
    ['http://app.example/cb', false],
    ['https://app.example:443/cb', false],
    ['https://app.example/cb?a=b', false],
    ['https://app.example/cb#f', false],
    ['https://wild.example/any/thing?a=b', true],
    ['https://wild.example', true],
    ['https://wild.example.evil/', false],
    ['https://x.wild.example/', false],
    ['https://user@wild.example/', false],
    ['https://wild.example/../admin', false],
    ['https://pre.example/abc', true],
    ['https://pre.example/b', false],
    ['https://root.example/relative/x', true],
    ['https://sso.example/relative/x', false],
    ['http://localhost:3000/cb', true],
    ['http://localhost/cb', true],
    ['https://localhost:3000/cb', false],
    ['http://127.0.0.1:3000/cb', false],
    ['cb', false],
    ['', false],
  ])('%s: %s', (uri, expected) => {
    const registered = { redirectUris: entries, rootUrl: 'https://root.example/' };
    expect(allowsRedirect(registered, uri, 'https://sso.example')).toBe(expected);
  });

  test.each([
    [['*'], 'https://anything.example/x', true],
    [['*'], 'app://callback', false],
    [['https://*.example/cb'], 'https://a.example/cb', false],
    [['/x/*'], 'https://sso.example/x/y', true],
    [[], 'https://a.example/', false],
    [['app://callback'], 'app://callback', true],
  ])('%j and %s: %s', (redirectUris, uri, expected) => {
    expect(allowsRedirect({ redirectUris }, uri, 'https://sso.example')).toBe(expected);
  });
});
