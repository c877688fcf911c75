import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileValues, value as anyText } from '../../../tests/support/hostile-values';
import { anonymise, type KnownValues, replacer } from './anonymise';

const SECRET = 'pa$$ "w0rd"/é';
const known: KnownValues = {
  baseDomains: ['example.org'],
  values: [
    { name: 'authentik.company', kind: 'host', value: 'auth.example.org:9443' },
    { name: 'wiki.company', kind: 'host', value: 'wiki.example.org' },
    { name: 'nas.company', kind: 'host', value: '192.168.1.5' },
    { name: 'client_id', kind: 'identifier', value: 'affine-7' },
    { name: 'client_secret', kind: 'secret', value: SECRET },
    { name: 'realm', kind: 'identifier', value: 'home' },
    { name: 'admin_email', kind: 'email', value: 'Boss@example.org' },
    { name: 'start_url', kind: 'url', value: 'https://wiki.example.org/home' },
  ],
};
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const jwt = (payload: object): string =>
  ['{"alg":"RS256"}', JSON.stringify(payload), 'signature of it']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

describe('what stands for what', () => {
  test.each([
    ['https://auth.example.org:9443/application/o/home/', 'https://authentik.company/application/o/<realm>/'],
    ['GET AUTH.Example.ORG/', 'GET authentik.company/'],
    ['auth.example.org:80', 'authentik.company:80'],
    ['https%3A%2F%2Fwiki.example.org%2Flogin', 'https%3A%2F%2Fwiki.company%2Flogin'],
    ['next=%252Fwiki.example.org', 'next=%252Fwiki.company'],
    [String.raw`{"a":"\nwiki.example.org"}`, String.raw`{"a":"\nwiki.company"}`],
    [String.raw`https:\/\/wiki.example.org`, String.raw`https:\/\/wiki.company`],
    [String.raw`^https://wiki\.example\.org/.*`, '^https://wiki.company/.*'],
    ['open https://wiki.example.org/home now', 'open <start_url> now'],
    ['paperless.example.org and git.example.org', 'something.company and something-2.company'],
    ['git.example.org, x, git.example.org', 'something.company, x, something.company'],
    ['example.org', 'company'],
    ['example.org.cdn.net and backup-example.org.tar', 'company.cdn.net and backup-company.tar'],
    ['notexample.org', 'notexample.org'],
    ['10.192.168.1.55', '10.192.168.1.55'],
    ['192.168.1.5:443', 'nas.company:443'],
    ['alice@example.org, bob%40mail.example.org', 'user@company, user-2%40company'],
    ['mail from boss@example.org', 'mail from <admin_email>'],
    ['uid=x,dc=example,dc=org', 'uid=x,dc=company'],
    ['realm home, homes, chrome, home_page', 'realm <realm>, homes, chrome, <realm>_page'],
    [`secret=${SECRET}.`, 'secret=<client_secret>.'],
    [`x${SECRET}x`, 'x<client_secret>x'],
    [JSON.stringify({ secret: SECRET }), '{"secret":"<client_secret>"}'],
    [
      JSON.stringify({ log: JSON.stringify({ secret: SECRET }) }),
      String.raw`{"log":"{\"secret\":\"<client_secret>\"}"}`,
    ],
    [String.raw`pa$$ \u0022w0rd\"\/\u00e9`, '<client_secret>'],
    [encodeURIComponent(SECRET), '<client_secret>'],
    [encodeURIComponent(encodeURIComponent(SECRET)), '<client_secret>'],
    [new URLSearchParams({ s: SECRET }).toString(), 's=<client_secret>'],
    ['pa$$ &quot;w0rd&#34;&#x2F;&#233;', '<client_secret>'],
    [
      `Authorization: Basic ${base64(`affine-7:${SECRET}`)}`,
      'Authorization: Basic base64(<client_id>:<client_secret>)',
    ],
    [
      `Basic ${base64(`${encodeURIComponent('affine-7')}:${encodeURIComponent(SECRET)}`)}`,
      'Basic base64(<client_id>:<client_secret>)',
    ],
    [`secret: ${base64(SECRET)}`, 'secret: base64(<client_secret>)'],
    [`data: ${base64('host is wiki.example.org')}`, 'data: base64(…)'],
    [`id_token ${jwt({ iss: 'https://auth.example.org:9443/' })}`, 'id_token <token>'],
  ])('%s', (text, expected) => {
    expect(anonymise(text, known).text).toBe(expected);
  });

  test('counts what was replaced, in the order of the text', () => {
    expect(anonymise(`wiki.example.org ${SECRET} wiki.example.org`, known).replacements).toEqual([
      { written: 'wiki.company', count: 2 },
      { written: '<client_secret>', count: 1 },
    ]);
  });

  test('the longest value goes first, and a secret before everything', () => {
    const both = (kind: 'text' | 'secret'): KnownValues => ({
      baseDomains: [],
      values: [
        { name: 'short', kind, value: 'abc' },
        { name: 'long', kind: 'text', value: 'abc def' },
      ],
    });
    expect(anonymise('abc def abc', both('text')).text).toBe('<long> <short>');
    expect(anonymise('abc def abc', both('secret')).text).toBe('<short> def <short>');
  });

  test('without values nothing changes', () => {
    const text = 'GET https://wiki.company/ <client_id> $& 100%';
    expect(anonymise(text, { values: [], baseDomains: [] })).toEqual({ text, replacements: [], suspects: [] });
  });

  test('a long log takes little time', () => {
    const line = `2026-11-21T10:00:00Z INFO https://wiki.example.org/x?next=%2Fhome user=alice@example.org \\\\\\\\\\\\\\\\ ${'a-'.repeat(40)}\n`;
    const start = performance.now();
    anonymise(line.repeat(5000), known);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('what looks like a secret', () => {
  test.each([
    ['Authorization: Bearer 8f3kd93kfk39fk', 'an Authorization header', '8f3k'],
    [`token ${jwt({ iss: 'https://other.example.net' })}`, 'a token (JWT)', 'eyJh'],
    ['client_secret=hunter22', 'a secret or password', 'hunt'],
    ['"client_secret": "hunter22"', 'a secret or password', 'hunt'],
    [String.raw`{\"db_password\":\"hunter22\"}`, 'a secret or password', 'hunt'],
    ['SMTP_PASSWORD: hunter22', 'a secret or password', 'hunt'],
    ['/callback?code=a8f7d6e5c4&x=1', 'a code of a login', 'a8f7'],
    ['postgres://wiki:hunter22@db/wiki', 'a password in an address', 'hunt'],
    ['Cookie: authentik_session=abc', 'a cookie', 'auth'],
    ['from carol@other.net', 'an e-mail address', 'caro'],
    ['id 9fK3xQ7vTz2LmP8wRb4NcY6d', 'a long random text', '9fK3'],
    ['-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----', 'a private key', '----'],
  ])('%s', (text, what, beginning) => {
    const { suspects } = anonymise(`first line\n${text}`, known);
    expect(suspects).toEqual([expect.objectContaining({ what, beginning, line: 2 })]);
    const without = anonymise(`first line\n${text}`, known, true);
    expect(without.suspects).toEqual([]);
    expect(without.text).toContain('[removed]');
    expect(anonymise(without.text, known).suspects).toEqual([]);
  });

  test.each([
    'client_secret=<client_secret>',
    'Authorization: Basic base64(<client_id>:<client_secret>)',
    'token_endpoint_auth_method: client_secret_basic',
    'token_endpoint: https://wiki.company/token',
    'password: ${DB_PASSWORD}',
    'Bearer authentication failed',
    'error=invalid_request&code=400',
    'user@company',
    'request 123e4567-e89b-12d3-a456-426614174000',
    'default-provider-authorization-implicit-consent',
  ])('nothing in %s', (text) => {
    expect(anonymise(text, known).suspects).toEqual([]);
  });
});

const SEED = 20261121;
const domain = fc.stringMatching(/^[a-z][a-z0-9-]{1,8}[a-z0-9]\.(org|net|co\.uk|lan)$/);
const label = fc.stringMatching(/^[a-z][a-z0-9]{2,8}$/);
const nonEmpty = anyText().filter((text) => text !== '');

const forms: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  json: (text) => JSON.stringify(text).slice(1, -1),
  'json in json': (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
  'json in ASCII': (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'json for HTML': (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[<>&]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .replaceAll('/', '\\/'),
  'URL component': encodeURIComponent,
  'URL component in a URL component': (text) => encodeURIComponent(encodeURIComponent(text)),
  'all that is not unreserved, small digits': (text) =>
    encodeURIComponent(text)
      .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)
      .replace(/%../g, (escape) => escape.toLowerCase()),
  form: (text) => new URLSearchParams([['', text]]).toString().slice(1),
  HTML: (text) =>
    text.replace(/[&<>"']/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? '&#39;'),
  'HTML with numbers': (text) =>
    text.replace(/[^A-Za-z0-9 ]/gu, (char) => `&#x${(char.codePointAt(0) ?? 0).toString(16)};`),
};
const between = fc.constantFrom(' ', '"', "'", '=', '/', '\n', ': ', ', ', '(', '%2F', '%22', '\\n', '\\"', '&');

const reader = fc.record({
  baseDomain: domain,
  host: fc.tuple(label, domain).map(([one, of]) => `${one}.${of}`),
  id: fc.stringMatching(/^[A-Za-z0-9_-]{6,20}$/),
  secret: fc.oneof(nonEmpty, fc.stringMatching(/^[A-Za-z0-9]{12,44}$/)).filter((text) => text.length > 2),
  text: nonEmpty.filter((text) => /[\p{L}\p{N}]{3}/u.test(text)),
});

/** Whether a form stands in a text as a word of its own, or anywhere if it does not begin and end like a word. */
function standsIn(text: string, form: string, isSecret: boolean): boolean {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    const isLetter = (char: string): boolean => /[\p{L}\p{N}]/u.test(char);
    const glued =
      (isLetter(form.charAt(0)) && isLetter(text.charAt(at - 1))) ||
      (isLetter(form.charAt(form.length - 1)) && isLetter(text.charAt(at + form.length)));
    if (isSecret || !glued) return true;
  }
  return false;
}

describe(`properties, seed ${String(SEED)}`, () => {
  test('no value of the reader remains, in any of the forms', () => {
    let occurrences = 0;
    fc.assert(
      fc.property(
        reader,
        fc.array(
          fc.tuple(
            fc.constantFrom('host', 'baseDomain', 'id', 'secret', 'text', 'pair', 'mail', 'upper'),
            fc.constantFrom(...Object.keys(forms)),
            between,
            between,
            fc.constantFrom('error', 'login', '', 'a b', '\\', '{"x":1}'),
          ),
          { minLength: 1, maxLength: 8 },
        ),
        ({ baseDomain, host, id, secret, text }, occurrencesOf) => {
          const values: KnownValues = {
            baseDomains: [baseDomain],
            values: [
              { name: 'authentik.company', kind: 'host', value: host },
              { name: 'client_id', kind: 'identifier', value: id },
              { name: 'client_secret', kind: 'secret', value: secret },
              { name: 'greeting', kind: 'text', value: text },
            ],
          };
          const pasted = occurrencesOf
            .map(([what, form, before, after, noise]) => {
              const it = {
                host,
                baseDomain,
                id,
                secret,
                text,
                pair: base64(`${id}:${secret}`),
                mail: `someone@${baseDomain}`,
                upper: host.toUpperCase(),
              }[what];
              occurrences++;
              return noise + before + (forms[form]?.(it) ?? '') + after;
            })
            .join('');
          const rest = replacer(values)([pasted]).filter((piece) => typeof piece === 'string');
          const encoded = Object.values(forms).flatMap((encode) => [
            { it: encode(secret), isSecret: true },
            { it: encode(text), isSecret: false },
            { it: encode(id), isSecret: false },
          ]);
          const pair = base64(`${id}:${secret}`).replace(/=+$/, '');
          return rest.every(
            (piece) =>
              !encoded.some(({ it, isSecret }) => standsIn(piece, it, isSecret)) &&
              ![host, baseDomain].some((one) => standsIn(piece.toLowerCase(), one, false)) &&
              !piece.includes(pair),
          );
        },
      ),
      { seed: SEED, numRuns: 1000 },
    );
    console.log(`${String(occurrences)} values in 1000 texts, ${String(Object.keys(forms).length)} forms`);
  }, 60_000);

  test.each(hostileValues.filter((text) => text.trim() !== ''))('a secret %j, in every form', (secret) => {
    const values: KnownValues = { baseDomains: [], values: [{ name: 'client_secret', kind: 'secret', value: secret }] };
    for (const encode of Object.values(forms))
      expect(replacer(values)([`<${encode(secret)}>`]).filter((piece) => typeof piece !== 'string')).not.toEqual([]);
  });

  test('any text without a value stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const values: KnownValues = {
          baseDomains: ['example.org'],
          values: [{ name: 'client_secret', kind: 'secret', value: 'sEcReT-7f3a' }],
        };
        expect(anonymise(text, values).text).toBe(text);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });
});
