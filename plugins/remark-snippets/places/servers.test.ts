import { describe, expect, test } from 'vitest';
import { expectCircle, placesOf } from '../../../tests/support/marked-snippet';
import { readApache } from '../../../tests/support/readers/apache';
import { readCaddy } from '../../../tests/support/readers/caddy';
import { readNginx } from '../../../tests/support/readers/nginx';
import { each } from '../../../tests/support/readers/quoted';
import { findApache } from './apache';
import { findCaddy } from './caddy';
import { findNginx } from './nginx';

describe('the places in nginx', () => {
  test.each<[string, (string | undefined)[]]>([
    ['server_name «a.company»; # «c»', ['(nginx): a.company', 'comment:  c']],
    [
      'a "b «v»" \'c «w»\' $d/«x» "$e/«y»";',
      ['nginx-double: b v', 'nginx-single: c w', 'nginx-bare: $d/x', 'nginx-double: $e/y'],
    ],
    ['a b#«c» $«d» "\\«e»";', ['nginx-bare: b#c', 'code: d', 'code: e']],
    [
      'location ~ ^/«a»/(.*)$ { rewrite ^/«b»$ /«c» last; }',
      ['regexp nginx-bare: ^/a/(.*)$', 'regexp nginx-bare: ^/b$', '(nginx): /c'],
    ],
    ['if ($http_origin ~* "^https://«a»/[«b»]$") { return 403; }', ['regexp nginx-double: ^https://a/[b]$', 'code: b']],
    ['server_name ~^«a»\\.company$;', ['regexp nginx-bare: ~^a\\.company$']],
    [
      "content_by_lua_block { a = { '«b»' } }\nproxy_pass http://«c»:«80»;",
      ['code: b', '(nginx): http://c:80', '(nginx): http://c:80'],
    ],
    ['a "no end «v»;', [undefined]],
    [
      'proxy_set_header Host $host;\nproxy_pass https://«authentik.company»/outpost.goauthentik.io;',
      ['(nginx): https://authentik.company/outpost.goauthentik.io'],
    ],
  ])('%s', (snippet, places) => {
    expect(placesOf(findNginx, snippet)).toEqual(places);
  });
});

describe('the places in a Caddyfile', () => {
  test.each<[string, (string | undefined)[]]>([
    [
      '«a.company» {\n\treverse_proxy «b»:«80» # «c»\n}',
      ['(caddy): a.company', '(caddy): b:80', '(caddy): b:80', 'caddy-comment comment:  c'],
    ],
    [
      'header X "a «v»" `b «w»` {http.«x»} "{«y»}"',
      ['caddy-quoted: a v', 'caddy-backquote: b w', 'code: x', 'code: y'],
    ],
    ['«a.company», «b.company» {\n}', ['plain:caddy: a.company,', '(caddy): b.company']],
    ['respond <<EOT\n  «v»\n  EOT\na «w»', ['code: v', '(caddy): w']],
    ['a "b\\«v»"', ['code: v']],
    ['a "no end «v»', [undefined]],
  ])('%s', (snippet, places) => {
    expect(placesOf(findCaddy, snippet)).toEqual(places);
  });
});

describe('the places in Apache’s configuration', () => {
  test.each<[string, (string | undefined)[]]>([
    ['OIDCClientSecret «s»\nOIDCClientID "a «b»" # «c»', ['(apache): s', 'apache-quoted: a b', '(apache): c']],
    [
      '# it\'s "«c»\n<Location /«a»>\nRequire claim "groups:«b»"\n</Location>',
      ['comment:  it\'s "c', '(apache): /a', 'apache-expanded apache-quoted: groups:b'],
    ],
    [
      'RewriteCond %{HTTP_HOST} ^«a»$\nRewriteRule ^/«b» https://%{HTTP_HOST}/«c»/$1 [R]',
      ['regexp apache-bare: ^a$', 'regexp apache-bare: ^/b', 'apache-expanded apache-bare: https://%{HTTP_HOST}/c/$1'],
    ],
    ['<LocationMatch "^/«a»/">', ['regexp apache-quoted: ^/a/']],
    ['ProxyPass / \'http://«a»\' ${«b»} "\\«c»"', ['apache-single: http://a', 'code: b', 'code: c']],
  ])('%s', (snippet, places) => {
    expect(placesOf(findApache, snippet)).toEqual(places);
  });
});

describe('a value in a server’s configuration comes back', () => {
  test.each(['a «v»;', '# "\na "«v»";', "a '«v»';"])('from nginx, %s', (snippet) => {
    expectCircle({
      find: findNginx,
      language: 'nginx',
      parser: 'our own tokenizer',
      snippet,
      read: each((source) => readNginx(source)[1]),
      refused: (value) => value.includes('$'),
    });
  });

  test.each([
    ['a «v»', /\{|\\\}|(?<=`.*)(?<!\\)(?:\\\\)*\\(?:"|$)|(?<!\\)(?:\\\\)*\\(?:"|$)(?=.*`)/],
    ['# "\na "«v»" {\n}', /\{|\\\}|(?<!\\)(?:\\\\)*\\(?:"|$)/],
    ['a `«v»`', /\{|\\\}|`/],
  ])('from a Caddyfile, %s', (snippet, refused) => {
    expectCircle({
      find: findCaddy,
      language: 'a Caddyfile',
      parser: 'our own tokenizer',
      snippet,
      read: each((source) => readCaddy(source)[0]?.[1]),
      refused: (value) => refused.test(value),
    });
  });

  test.each(['OIDCClientSecret «v»', 'OIDCClientSecret "«v»"', "OIDCClientSecret '«v»'"])(
    'from Apache, %s',
    (snippet) => {
      expectCircle({
        find: findApache,
        language: 'Apache’s configuration',
        parser: 'our own tokenizer',
        snippet,
        read: each((source) => readApache(source)[1]),
        refused: (value) => /\$(?:\{|$)/.test(value),
      });
    },
  );
});
