import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { RegisterOptions } from '../../recipes';
import { openGuide, type OpenGuide } from '../../tests/support/open-guide';
import {
  logIn,
  pageOf,
  tryLogin,
  type LoginContext,
  type WikiAnswer,
  type WikiLogin,
} from '../../tests/support/wiki-login';
import recipe from './recipe';

let guide: OpenGuide;
beforeAll(async () => {
  guide = await openGuide('wiki-js');
}, 60_000);
afterAll(() => guide.close());
vi.setConfig({ testTimeout: 60_000 });

const KEY = '4c8e1f0a';
const START = `https://wiki.company/login/${KEY}`;
const CALLBACK = `${START}/callback`;
const REFUSED = 'Invalid email / username or password.';

describe('the guide logs a user in', () => {
  test.each([
    ['authentik', 'generic'],
    ['keycloak', 'keycloak'],
    ['keycloak', 'generic'],
  ])('%s, strategy %s', async (provider, variant) => {
    const { failure, outcomes, uses } = await guide.run(recipe, { provider, variant });
    expect(failure).toBeUndefined();
    expect(outcomes).toEqual(Object.keys(recipe.outcomes));
    expect(uses.size).toBeGreaterThan(30);
  });

  test('a wrong value is named with its place', async () => {
    const mutants = { 'OAuth2 | Issuer': 'https://authentik.company/application/o/example-app' };
    const { failure } = await guide.run(recipe, { provider: 'authentik', variant: 'generic', mutants });
    expect(failure).toMatchObject({ step: 'callback', application: REFUSED });
    expect(failure?.message).toContain('ID token not issued by expected OpenID provider.');
    expect(failure?.about.map(({ label }) => label)).toContain('Issuer');
  });

  test('a field that the form does not have is a failure of the guide', async () => {
    const { failure } = await guide.run(recipe, { provider: 'authentik', variant: 'keycloak' });
    expect(failure?.message).toContain('Expected a form `Administration > Authentication > Keycloak`');
  });
});

/** What an error page says, with the guide's values but for one. */
const words = async (login: WikiLogin): Promise<readonly string[]> => (await tryLogin(guide, login)).words;

/** The generic strategy with authentik, and both with Keycloak. */
const PAIRS = [
  ['authentik', 'generic'],
  ['keycloak', 'generic'],
  ['keycloak', 'keycloak'],
] as const;

describe('a wrong value, and what Wiki.js says', () => {
  test.each([
    ['no slash at its end', 'https://authentik.company/application/o/example-app'],
    ['the bare host', 'https://authentik.company'],
    ['another slug', 'https://authentik.company/application/o/other/'],
  ])('Issuer: %s', async (_, issuer) => {
    expect(await words({ config: { issuer } })).toEqual([REFUSED]);
  });

  test.each([
    ['a slash at its end', 'https://keycloak.company/realms/example-realm/'],
    ['/auth', 'https://keycloak.company/auth/realms/example-realm'],
  ])('Issuer with Keycloak: %s', async (_, issuer) => {
    expect(await words({ provider: 'keycloak', variant: 'generic', config: { issuer } })).toEqual([REFUSED]);
  });

  const load = ({ run }: LoginContext): Promise<unknown> => run.browser.visit(START);

  test.each([
    ['authentik', 'issuer', 'Generic OpenID Connect / OAuth2', 'OpenIDConnectStrategy requires an issuer option'],
    ['authentik', 'clientId', 'Generic OpenID Connect / OAuth2', 'OpenIDConnectStrategy requires a clientID option'],
    ['keycloak', 'host', 'Keycloak', 'host is required'],
    ['keycloak', 'realm', 'Keycloak', 'realm is required'],
  ])('with %s, an empty %s: the strategy does not load', async (provider, field, name, reason) => {
    const { says, ...page } = await tryLogin(guide, { provider, config: { [field]: '' }, act: load });
    expect(says.slice(0, 2)).toEqual([`Authentication Strategy ${name} (${KEY}): [ FAILED ]`, reason]);
    expect([page.status, page.words]).toEqual([500, ['Invalid authentication provider.']]);
  });

  test('a strategy that is switched off, and a key that does not exist', async () => {
    expect(await words({ prepare: () => ({ isEnabled: false }), act: load })).toEqual([
      'Invalid authentication provider.',
    ]);
    const act = ({ run }: LoginContext): Promise<unknown> => run.browser.visit('https://wiki.company/login/other');
    expect(await words({ act })).toEqual(['Invalid authentication provider.']);
  });

  test.each([
    ['without its slash', 'https://authentik.company/application/o/token'],
    ['at a host that there is not', 'https://elsewhere.company/application/o/token/'],
    ['where nobody listens', 'https://authentik.company:9443/application/o/token/'],
  ])('Token Endpoint URL %s', async (_, tokenURL) => {
    expect(await words({ config: { tokenURL } })).toEqual(['Failed to obtain access token']);
  });

  test('Keycloak addresses with /auth', async () => {
    const base = 'https://keycloak.company/auth/realms/example-realm/protocol/openid-connect';
    const { status, url } = await tryLogin(guide, {
      provider: 'keycloak',
      config: { authorizationURL: `${base}/auth` },
      act: load,
    });
    expect([status, new URL(url).host]).toEqual([404, 'keycloak.company']);
    expect(await words({ provider: 'keycloak', config: { tokenURL: `${base}/token` } })).toEqual([
      'Failed to obtain access token',
    ]);
  });

  test('User Info Endpoint URL without its slash', async () => {
    const userInfoURL = 'https://authentik.company/application/o/userinfo';
    expect(await words({ config: { userInfoURL } })).toEqual(['Failed to fetch user profile']);
  });

  test('a wrong User Info Endpoint URL leaves the page empty with the Keycloak strategy', async () => {
    const userInfoURL = 'https://keycloak.company/realms/example-realm/protocol/openid-connect/user-info';
    expect(await words({ provider: 'keycloak', config: { userInfoURL } })).toEqual([]);
  });

  test('the certificate of a server is for another name', async () => {
    // An address of loopback is reached as it is, and the authority is trusted there as everywhere.
    const prepare = ({ provider, wiki }: LoginContext): undefined => {
      wiki.applyStrategies(
        wiki.strategies.map((strategy) => ({
          ...strategy,
          config: { ...strategy.config, tokenURL: `https://127.0.0.1:${provider.port}/application/o/token/` },
        })),
      );
    };
    expect(await words({ prepare })).toEqual(['Failed to obtain access token']);
  });
});

/** A login whose address of this name is answered by a server of the test. */
const answeredBy = (field: 'tokenURL' | 'userInfoURL', listener: RequestListener): WikiLogin => ({
  config: { [field]: 'https://proxy.company/' },
  prepare: async ({ run }) => {
    await run.serve('proxy.company', listener);
    return undefined;
  },
});
const redirect: RequestListener = (_, response) => {
  response.writeHead(301, { Location: 'https://elsewhere.company/' }).end();
};
const json =
  (body: object): RequestListener =>
  (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  };

describe('what stands in front of the provider', () => {
  test('the token endpoint redirects', async () => {
    expect(await words(answeredBy('tokenURL', redirect))).toEqual(['ID token not present in token response']);
  });

  test('userinfo redirects: nothing comes, and the log has the reason', async () => {
    const { says, status } = await tryLogin(guide, answeredBy('userInfoURL', redirect));
    // The status is that of a proxy that gives up.
    expect([status, says]).toEqual([504, ['done is not defined']]);
  });

  test('an encrypted ID token', async () => {
    const token = { access_token: 'a', token_type: 'Bearer', id_token: 'eyJh.Wd1-x.y.z.t' };
    expect((await words(answeredBy('tokenURL', json(token))))[0]).toMatch(/^Unexpected token .* is not valid JSON$/);
  });
});

describe('refusals', () => {
  test.each([
    ['authentik', /^Client authentication failed \(e\.g\., unknown client, /],
    ['keycloak', /^Invalid client or Invalid client credentials$/],
  ])('a wrong secret at %s: its own words', async (provider, text) => {
    expect((await words({ provider, config: { clientSecret: 'wrong' } }))[0]).toMatch(text);
  });

  test.each([
    ['authentik', 'Redirect URIs/Origins (RegEx)', 'Redirect URI Error'],
    ['keycloak', 'Valid redirect URIs', 'Invalid parameter: redirect_uri'],
  ])('a redirect URI that is not registered at %s: Wiki.js is never called', async (provider, field, text) => {
    const {
      url,
      words: lines,
      way,
    } = await tryLogin(guide, {
      provider,
      mutants: { [field]: 'https://wiki.company/login/other/callback' },
      act: ({ run }) => run.browser.visit(START),
    });
    expect([new URL(url).host, lines.includes(text)]).toEqual([`${provider}.company`, true]);
    expect(way.filter((step) => step.includes('/callback'))).toEqual([]);
  });

  test('no scope mapping for email', async () => {
    expect(await words({ mutants: { '| Scopes': 'openid profile' } })).toEqual([
      'Missing or invalid email address from profile.',
    ]);
  });

  const person = (email?: string): RegisterOptions['users'] & object => [
    {
      username: 'eve',
      password: 'x',
      firstName: 'Eve',
      lastName: 'Example',
      ...(email === undefined ? {} : { email }),
    },
  ];
  const asEve = async (context: LoginContext): Promise<void> => {
    await context.run.browser.visit(START);
    await context.run.signIn({ username: 'eve', password: 'x', firstName: 'Eve', lastName: 'Example' });
  };

  test.each([[undefined], ['a@b.c']])('a person with the address %s', async (email) => {
    expect(await words({ provider: 'keycloak', register: { users: person(email) }, act: asEve })).toEqual([
      'Missing or invalid email address from profile.',
    ]);
  });

  test.each(PAIRS)('%s, strategy %s: the person declines', async (provider, variant) => {
    const act = ({ run }: LoginContext): Promise<unknown> => run.browser.visit(`${CALLBACK}?error=access_denied`);
    expect(await words({ provider, variant, act })).toEqual([REFUSED]);
  });

  test('an error with a description: its words; without one: nothing', async () => {
    const error = (query: string) => ({
      act: ({ run }: LoginContext): Promise<unknown> => run.browser.visit(`${CALLBACK}?error=invalid_scope${query}`),
    });
    expect(await words(error('&error_description=Invalid+scopes%3A+openid'))).toEqual(['Invalid scopes: openid']);
    expect(await words(error(''))).toEqual([]);
  });

  const replay = async (context: LoginContext): Promise<void> => {
    await logIn(context);
    const { hops } = pageOf(context);
    await context.run.browser.visit(hops.find(({ url }) => url.startsWith(CALLBACK))?.url ?? '');
  };

  test('the callback is opened twice', async () => {
    expect(await words({ act: replay })).toEqual([REFUSED]);
    expect(await words({ provider: 'keycloak', act: replay })).toEqual(['Code not valid']);
  });

  test('the session cookie is lost on the way: the generic strategy refuses, that of Keycloak does not look', async () => {
    const lost = async (context: LoginContext): Promise<void> => {
      await logIn(context);
      const callback = pageOf(context).hops.find(({ url }) => url.startsWith(CALLBACK))?.url ?? '';
      await context.run.browser.close();
      await context.run.browser.visit(callback);
    };
    expect(await words({ act: lost })).toEqual([REFUSED]);
    // It has asked Keycloak, who knows the code.
    expect(await words({ provider: 'keycloak', act: lost })).toEqual(['Code not valid']);
  });

  test('an account that is switched off', async () => {
    const act = async (context: LoginContext): Promise<void> => {
      await logIn(context);
      for (const account of context.wiki.accounts.all) account.isActive = false;
      await context.run.browser.visit(START);
    };
    expect(await words({ act })).toEqual(['Your account has been disabled.']);
  });

  test('the same address with another identifier', async () => {
    const prepare = ({ wiki, key }: LoginContext): undefined => {
      wiki.accounts.add({
        strategy: key,
        providerId: 'of another',
        email: 'ada.mail@example.org',
        name: 'Ada',
        groups: [],
      });
    };
    expect((await words({ prepare }))[0]).toContain('UNIQUE constraint failed: users.providerKey, users.email');
  });
});

/** What Wiki.js makes of an ID token with a fault; `undefined`: it logs the person in. */
describe('the ID token', () => {
  const spoilt = async (
    fault: 'issuer' | 'audience' | 'signature' | 'nonce' | 'expired',
    pair: readonly [string, string],
  ) => {
    const answer: WikiAnswer = await tryLogin(guide, {
      provider: pair[0],
      variant: pair[1],
      prepare: ({ provider }) => {
        provider.spoil(fault);
        return undefined;
      },
    });
    return answer.status === 200 ? undefined : answer.words;
  };

  describe.each(PAIRS)('%s, strategy %s', (provider, variant) => {
    const checks = variant === 'generic';
    test.each(['issuer', 'audience', 'expired'] as const)('%s', async (fault) => {
      expect(await spoilt(fault, [provider, variant])).toEqual(checks ? [REFUSED] : undefined);
    });

    test.each(['signature', 'nonce'] as const)('%s: not checked', async (fault) => {
      expect(await spoilt(fault, [provider, variant])).toBeUndefined();
    });
  });

  test('email_verified is not looked at: authentik sends false', async () => {
    const { status } = await tryLogin(guide, {
      act: async (context) => {
        await logIn(context);
        // Since 2025.10 it sends false for everybody.
        expect(context.provider.version >= '2025.10').toBe(true);
      },
    });
    expect(status).toBe(200);
  });
});
