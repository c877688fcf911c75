import { describe, expect, test } from 'vitest';
import { unmarked } from '../../../tests/support/marked-snippet';
import { encodeFor } from '../../../src/core/placeholder/escape';
import { values } from '../../../tests/support/read-back';
import { innerContext } from './inner';

function contextsOf(content: string): string[] {
  const { text, holes } = unmarked(content);
  return holes.map((hole) => innerContext(text, hole, holes));
}

describe('inside a text', () => {
  test.each<[string, string[]]>([
    // URLs
    ['«issuer»', ['']],
    ['«https://a.company/x/»', ['']],
    ['https://«a.company»', ['']],
    ['https://«a.company»/login/«key»/callback', ['', 'url-path']],
    ['https://«a.company»:«8443»/x', ['', '']],
    ['«https://a.company/o/slug/».well-known/«v»?x=«w»', ['', 'url-path', 'url-query']],
    ['«https»://«a»/«v»', ['', '', 'url-path']],
    ['https://a.company/x?client_id=«v»&a=«w»#«f»', ['url-query', 'url-query', 'url-query']],
    ['https://a.company?x=«v»', ['url-query']],
    ['https://a.company/?redirect_uri=«https://b.company/x»', ['url-query']],
    ['https://a.company/?r=https://«b.company»/«v»', ['url-query', 'url-path url-query']],
    ['https://a.company/?r=https%3A%2F%2F«b.company»%2F«v»&x=«w»', ['url-query', 'url-path url-query', 'url-query']],
    ['https://a.company/x,https://b.company/«v»', ['url-path']],
    ['see https://a.company/ and «v»', ['']],
    ['redirect_uri=https://«a.company»/«v»', ['', 'url-path']],
    ['--url=https://a.company/«v»', ['url-path']],
    ['[a](https://a.company/«v»)', ['url-path']],
    ['${ROOT}/«v»', ['']],
    ['https://${HOST}/«v»', ['url-path']],
    ['/etc/secrets/«id».json', ['']],
    ['a.company/«v»', ['']],
    ['mailto:«me@a.company»?subject=«v»', ['', 'url-query']],
    // Addresses of databases and the like
    [
      'postgres://«user»:«pw»@«db»:5432/«name»?sslmode=«x»',
      ['url-userinfo', 'url-userinfo', '', 'url-path', 'url-query'],
    ],
    ['postgres://app:«p/w@x»@db:5432/app', ['url-userinfo']],
    ['postgres://app:«p/w»@«d/b»/x', ['url-userinfo', '']],
    ['DATABASE_URL=postgresql+asyncpg://app:«pw»@db/app', ['url-userinfo']],
    ['redis://:«pw»@redis:6379/0', ['url-userinfo']],
    ['amqp://«user»:«pw»@«mq»//«vhost»', ['url-userinfo', 'url-userinfo', '', 'url-path']],
    ['mysql://root:«pw»@db:3306/x', ['url-userinfo']],
    ['mongodb://u:«pw»@a:1,b:2/x?replicaSet=«rs»', ['url-userinfo', 'url-query']],
    ['smtps://«me@a.company»:«pw»@mail.company:465', ['url-userinfo', 'url-userinfo']],
    ['ldap://«ldap.company»:389', ['']],
    ['jdbc:postgresql://db:5432/x?user=«u»&password=«p»', ['url-query', 'url-query']],
    ['jdbc:sqlserver://db:1433;user=«u»', ['']],
    ['user:«pw»@tcp(db:3306)/x', ['']],
    // LDAP
    ['uid=«user»,ou=people,dc=example,dc=org', ['ldap-dn']],
    ['cn=«cn»,ou=«ou»,dc=«dc»', ['ldap-dn', 'ldap-dn', 'ldap-dn']],
    ['ou=users,«dc=example,dc=org»', ['']],
    ['uid=«user»,«dc=example,dc=org»', ['ldap-dn', '']],
    ['«base»', ['']],
    ['LDAP_BASE_DN=ou=«ou»,dc=x', ['ldap-dn']],
    ['--bind-dn=cn=«admin»', ['ldap-dn']],
    ['CN=«name»,OU=Users,DC=corp', ['ldap-dn']],
    ['cn=«cn»+uid=«uid»,o=x', ['ldap-dn', 'ldap-dn']],
    ['o=«v»', ['']],
    ['client=«v»,x=y', ['']],
    ['(uid=«v»)', ['ldap-filter']],
    ['(&(objectClass=person)(|(uid=«v»)(mail=«w»)))', ['ldap-filter', 'ldap-filter']],
    ['(&(uid=%s)(memberOf=cn=«group»,ou=groups,«dc=x»))', ['ldap-dn ldap-filter', 'ldap-filter']],
    ['(«attribute»=x)', ['']],
    ['LDAP_FILTER=(sAMAccountName=«v»)', ['ldap-filter']],
    ['(see «v»)', ['']],
    // Regular expressions
    ['^https://«wiki\\.company»/login/«key»/callback$', ['regexp', 'url-path regexp']],
    ['^https?:\\/\\/wiki\\.company\\/«v»', ['url-path regexp']],
    ['.*@«a.company»$', ['regexp']],
    ['^(«a»|«b»)', ['regexp', 'regexp']],
    ['^«v»$', ['regexp']],
    ['^«5.0.0»', ['']],
    ['a$«v»', ['']],
    ['pa^ss«v»$', ['']],
  ])('%s', (content, contexts) => {
    expect(contextsOf(content)).toEqual(contexts);
  });
});

/** What is written there for a value, with the content around. */
function written(content: string, value: string): string | undefined {
  const { text, holes } = unmarked(content);
  const [hole] = holes;
  if (!hole) return undefined;
  const encoded = encodeFor(value, innerContext(text, hole, holes));
  return 'text' in encoded ? text.slice(0, hole.start) + encoded.text + text.slice(hole.end) : undefined;
}

/** A step of a path: URLs have none that is a point or two. */
const isStep = (value: string): boolean => /^\.\.?$/.test(value);

describe('a value in a URL comes back, read by URL of Node', () => {
  test.each<[string, (url: URL) => unknown]>([
    ['postgres://app:«v»@db:5432/x', (url) => decodeURIComponent(url.password)],
    ['redis://«v»:x@redis', (url) => decodeURIComponent(url.username)],
    ['https://a.company/x/«v»/y', (url) => decodeURIComponent(url.pathname.split('/')[2] ?? '')],
    ['https://a.company/x?a=1&k=«v»#f', (url) => url.searchParams.get('k')],
    ['https://a.company/x#«v»', (url) => decodeURIComponent(url.hash.slice(1))],
    [
      'https://a.company/?r=https://b.company/«v»/y',
      (url) => decodeURIComponent(new URL(url.searchParams.get('r') ?? '').pathname.split('/')[1] ?? ''),
    ],
    [
      'https://a.company/?r=https%3A%2F%2Fb.company%2F«v»%2Fy&b=1',
      (url) => decodeURIComponent(new URL(url.searchParams.get('r') ?? '').pathname.split('/')[1] ?? ''),
    ],
    [
      'https://a.company/?r=https%3A%2F%2Fb.company%2F%3Fa%3D«v»',
      (url) => new URL(url.searchParams.get('r') ?? '').searchParams.get('a'),
    ],
  ])('%s', (content, read) => {
    const results = values.map((value) => ({ value, text: written(content, value) }));
    const mayRefuse = /[^/]\/«v»|%2F«v»/.test(content);
    expect(results.filter(({ value, text }) => (text === undefined) !== (mayRefuse && isStep(value)))).toEqual([]);
    const wrong = results.filter(({ value, text }) => text !== undefined && read(new URL(text)) !== value);
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});

test('a value in a regular expression matches itself and nothing more, read by RegExp of Node', () => {
  const wrong = values.filter((value) => {
    const text = written('^x:(?:«v»|x\\.y)$', value);
    return text === undefined || !new RegExp(text, 'u').test(`x:${value}`);
  });
  expect(wrong).toEqual([]);
});
