import { describe, expect, test } from 'vitest';
import { findBrokenUrls } from './broken-urls';
import { findMissingSchemes } from './missing-schemes';

describe('a broken address', () => {
  test.each([
    ['a=https:/wiki.company/b', 'https://wiki.company/b'],
    ['[a](ttps://example.com/b)', 'https://example.com/b'],
    ['a: https//wiki.company', 'https://wiki.company'],
    ['a: "https:wiki.company/b"', 'https://wiki.company/b'],
    ['a: htps://wiki.company', 'https://wiki.company'],
    ['a: http:/127.0.0.1:80/', 'http://127.0.0.1:80/'],
    ['a: https:///wiki.company', 'https://wiki.company'],
    ['https://wiki.companylogin/callback', 'https://wiki.company/login/callback'],
    ['https://a.example https://a.example/login https://a.examplelogin/b', 'https://a.example/login/b'],
  ])('%s', (text, expected) => {
    expect(findBrokenUrls(text).map((one) => one.expected)).toEqual([expected]);
  });

  test.each([
    'https://wiki.company/a',
    String.raw`^https:\/\/`,
    'ports: [https:443]',
    'https://example.co https://example.com',
    'a/https//b',
    'see `https://`',
    'https:/… and https:/...',
  ])('is none: %s', (text) => {
    expect(findBrokenUrls(text)).toEqual([]);
  });
});

describe('an address without its scheme', () => {
  test.each([
    ['BASE_URL=wiki.company', 'https://wiki.company'],
    ['issuer: "auth.example.com/application/o/a/"', 'https://auth.example.com/application/o/a/'],
    ['"redirectUris": ["wiki.company/callback"]', 'https://wiki.company/callback'],
    ['<issuer-url>wiki.company</issuer-url>', 'https://wiki.company'],
    ["url.searchParams.set('redirect_uri', 'wiki.company/a')", 'https://wiki.company/a'],
    ['new URL(path, "wiki.company")', 'https://wiki.company'],
    ['OIDCRedirectURI wiki.company/a', 'https://wiki.company/a'],
    ['proxy_pass 127.0.0.1:3000;', 'http://127.0.0.1:3000'],
    ['return 301 wiki.company/login;', 'https://wiki.company/login'],
    ['RewriteRule ^(.*)$ wiki.company/$1 [R=301,L]', 'https://wiki.company/$1'],
    ['RedirectPermanent /old wiki.company/new', 'https://wiki.company/new'],
    ['KEYCLOAK_ISSUER="sso.example.com/realms/<my-realm>"', 'https://sso.example.com/realms/<my-realm>'],
    ['ProxyPass "/" "127.0.0.1:3000/"', 'http://127.0.0.1:3000/'],
    [
      'base = "keycloak:8080/realms/a/protocol/openid-connect"',
      'http://keycloak:8080/realms/a/protocol/openid-connect',
    ],
  ])('%s', (text, expected) => {
    expect(findMissingSchemes(text).map((one) => one.expected)).toEqual([expected]);
  });

  test.each([
    'BASE_URL=https://wiki.company',
    'HOSTNAME=wiki.company',
    'endpoint: a.example.com',
    'redirect_uri: /callback',
    'TRUSTED_URLS=wiki.company',
    'proxy_pass http://127.0.0.1:3000;',
    'stream {\n  server {\n    proxy_pass 10.0.0.5:8080;\n  }\n}',
    'ProxyPass "/a" !',
    'RewriteRule ^(.*)$ 127.0.0.1/$1 [L]',
    'return 301 /login;',
    'Redirect /old https://wiki.company/new',
    'curl wiki.company/realms/a/protocol/openid-connect/token',
    'DATABASE_URL=localhost:5432',
  ])('is none: %s', (text) => {
    expect(findMissingSchemes(text)).toEqual([]);
  });
});
