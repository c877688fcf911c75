import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { provider as authentikData } from '../providers/authentik/provider';
import { provider as keycloakData } from '../providers/keycloak/provider';
import { providerSchema } from '../src/core/provider/provider';
import { findUnserved, type Serving, unservedEndpoint } from '../src/core/provider/serve';

const providers: readonly Serving[] = [
  { ...providerSchema.parse(authentikData), id: 'authentik' },
  { ...providerSchema.parse(keycloakData), id: 'keycloak' },
];
const A = 'https://authentik.company';
const K = 'https://keycloak.company';
const fixed = { seed: 20261121, numRuns: 300 };

describe('served', () => {
  test.each([
    A,
    `${A}/`,
    `${A}/if/admin/#/core/providers`,
    `${A}/application/o/wiki/`,
    `${A}/application/o/authorize/?client_id=<client_id>`,
    `${A}/application/o/`,
    `${A}:9443/application/o/token/`,
    `${A}/application/saml/<application_slug>/metadata/`,
    `${A}/outpost.goauthentik.io/callback?X-authentik-auth-callback=true`,
    `${A}/source/oauth/callback/github/`,
    `${K}/realms/<realm>/account`,
    `${K}/realms/<realm>/broker/github/endpoint`,
    `${K}/realms/<realm>/protocol/saml/descriptor`,
    `${K}/realms/<realm>/protocol/openid-connect`,
    `${K}/admin/master/console/`,
    'https://sso.acme.org/realms/main/protocol/openid-connect/auth',
    'https://sso.acme.org/login/realms/main',
    'https://sso.acme.org/admin/realms/main/users',
    'https://sso.acme.org/auth/realms/main/protocol/openid-connect/token',
    'https://game.acme.org/realms/main/players',
    'https://${HOST}/application/o/{slug}/jwks/',
    'https://keycloak.acme.org/health/ready',
    'https://tenant.acme.org/realm/main',
    'https://acme.org/auth/login',
    'https://app.company/admin/settings',
    'no URL',
    '',
  ])('%s', (url) => {
    expect(unservedEndpoint(url, providers)).toBeUndefined();
  });
});

describe('not served', () => {
  test.each([
    [`${A}/application/o/token`, 'slash', `${A}/application/o/token/`],
    [`${A}/application/o/<application_slug>`, 'slash', `${A}/application/o/<application_slug>/`],
    [`${A}/application/o/user-info/`, 'spelling', `${A}/application/o/userinfo/`],
    [`${A}/application/o/user-info`, 'spelling', `${A}/application/o/userinfo/`],
    [`${A}/application/o/authorise/?a=b#c`, 'spelling', `${A}/application/o/authorize/?a=b#c`],
    [`${A}/application/o/wiki/userinfo/`, 'other', `${A}/application/o/userinfo/`],
    [`${A}/application/o/jwks/`, 'other', `${A}/application/o/<application_slug>/jwks/`],
    ['https://keycloak.acme.org/realm/main', 'spelling', 'https://keycloak.acme.org/realms/main'],
    ['https://${HOST}/application/o/${SLUG}', 'slash', 'https://${HOST}/application/o/${SLUG}/'],
    [`${A}/Application/o/token/`, 'case', `${A}/application/o/token/`],
    [`${A}/application/saml/x/metadata`, 'slash', `${A}/application/saml/x/metadata/`],
    [`${A}/oauth/token`, 'other', undefined],
    [`${A}/auth/saml/callback`, 'other', undefined],
    [`${K}/auth/realms/x`, 'prefix', `${K}/realms/x`],
    [`${K}/auth/realms/x/`, 'prefix', `${K}/realms/x`],
    [`${K}/realms/x/`, 'slash', `${K}/realms/x`],
    [`${K}/realm/x`, 'spelling', `${K}/realms/x`],
    [`${K}/realms/x/openid-connect/token`, 'other', `${K}/realms/x/protocol/openid-connect/token`],
    [`${K}/realms/protocol/openid-connect/token`, 'other', `${K}/realms/<realm>/protocol/openid-connect/token`],
    [`${K}/realms/x/.well-known/openid-config`, 'spelling', `${K}/realms/x/.well-known/openid-configuration`],
    ['http://keycloak:8080/auth/realms/x', 'prefix', 'http://keycloak:8080/realms/x'],
    ['https://a.acme.org/application/o/{slug}/jwks', 'slash', 'https://a.acme.org/application/o/{slug}/jwks/'],
    ['https://a.acme.org/aplication/o/token/', 'spelling', 'https://a.acme.org/application/o/token/'],
    ['https://a.acme.org/sso/realms/x/', 'slash', 'https://a.acme.org/sso/realms/x'],
  ])('%s', (url, kind, expected) => {
    const fault = unservedEndpoint(url, providers);
    expect([fault?.kind, fault?.expected]).toEqual([kind, expected]);
  });

  test('names the derived placeholder and says whether the fix is certain', () => {
    expect(unservedEndpoint(`${A}/application/o/token`, providers)).toMatchObject({
      endpoint: 'token_endpoint',
      certain: true,
    });
    expect(unservedEndpoint(`${A}/application/o/wiki/userinfo/`, providers)).toMatchObject({
      endpoint: 'userinfo_endpoint',
      certain: false,
    });
  });
});

describe('every endpoint', () => {
  const value = fc.stringMatching(/^[a-z]{3}-?[a-z0-9]{3,8}-x$/);
  const endpoint = fc.constantFrom(
    ...providers.flatMap((provider) =>
      Object.entries(provider.endpoints).map(([name, template]) => ({ provider, name, template })),
    ),
  );
  const host = fc.constantFrom(undefined, 'sso.example.com', '<host>', 'localhost:8080');
  const filled = fc.tuple(endpoint, value, host).map(([one, text, other]) => ({
    ...one,
    isOwn: other === undefined,
    url: one.template.replace(/<\w+>/g, text).replace(one.provider.host, other ?? one.provider.host),
  }));

  test('is served with any name in it, on any host', () => {
    fc.assert(
      fc.property(filled, ({ url }) => {
        expect(unservedEndpoint(url, providers)).toBeUndefined();
      }),
      fixed,
    );
  });

  test('is named, and its slash is mended, when it has one too many or too few', () => {
    fc.assert(
      fc.property(filled, ({ url, name }) => {
        const wrong = url.endsWith('/') ? url.slice(0, -1) : `${url}/`;
        expect(unservedEndpoint(wrong, providers)).toMatchObject({
          kind: 'slash',
          expected: url,
          endpoint: name,
          certain: true,
        });
      }),
      fixed,
    );
  });

  test('is named when a letter of a word is missing, doubled, swapped or a capital', () => {
    const typo = fc.tuple(fc.constantFrom('drop', 'double', 'swap', 'capital'), fc.nat());
    fc.assert(
      fc.property(filled, typo, ({ url, name, template, isOwn }, [kind, seed]) => {
        const words = [...template.matchAll(/(?<=\/)[a-z-]{6,}(?=\/|$)/g)].map(([word]) => word);
        const word = words[seed % words.length];
        if (word === undefined) return;
        const at = 1 + (seed % (word.length - 3));
        const [a = '', b = ''] = [word[at], word[at + 1]];
        if (kind === 'swap' && a === b) return;
        const wrong = {
          drop: word.slice(0, at) + word.slice(at + 1),
          double: word.slice(0, at) + a + word.slice(at),
          swap: word.slice(0, at) + b + a + word.slice(at + 2),
          capital: word.charAt(0).toUpperCase() + word.slice(1),
        }[kind];
        // On a host of its own a short path such as `/relams/x` may be anybody's.
        if (wrong === word || (!isOwn && words.length < 3)) return;
        const fault = unservedEndpoint(url.replace(`/${word}`, `/${wrong}`), providers);
        expect(fault).toMatchObject({ expected: url, endpoint: name });
      }),
      fixed,
    );
  });
});

describe('in a text', () => {
  test('is found with its place', () => {
    const text = `a\n- \`${A}/application/o/token\``;
    const [found] = findUnserved(text, providers);
    expect(text.slice(found?.start, found?.end)).toBe(`${A}/application/o/token`);
  });

  test.each([
    'Start it with KC_HTTP_RELATIVE_PATH=/auth. Then https://keycloak.company/auth/realms/x serves.',
    'For versions <17: https://keycloak.company/auth/realms/x',
    'Older versions: https://keycloak.company/auth/realms/x',
  ])('the former prefix is right: %s', (text) => {
    expect(findUnserved(text, providers)).toEqual([]);
  });

  test('the former prefix is wrong without a word', () => {
    expect(findUnserved('https://keycloak.company/auth/realms/x', providers)).toHaveLength(1);
  });
});

test('no text makes it fail', () => {
  const piece = fc.constantFrom(
    'https://',
    'authentik.company',
    'x.org',
    '/',
    'application',
    'o',
    'realms',
    'auth',
    '<a>',
    '${',
    '}',
    '?',
    '#',
    '*',
    ':',
    '@',
    'token',
    '.well-known',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
      const fault = unservedEndpoint(pieces.join(''), providers);
      if (fault?.expected !== undefined) expect(unservedEndpoint(fault.expected, providers)).toBeUndefined();
    }),
    { seed: 20261121, numRuns: 2000 },
  );
});
