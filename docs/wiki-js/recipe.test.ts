import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { shownPage } from '../../recipes';
import { useGuide } from '../../tests/support/use-guide';
import { logIn, tryLogin, type WikiLogin } from '../../tests/support/wiki-login';
import type { OpenedWiki } from './driver-questions';
import recipe from './recipe';

const guide = useGuide('wiki-js');

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
    const { failure, outcomes, uses, substitutions } = await guide.run(recipe, { provider, variant });
    expect(failure).toBeUndefined();
    expect(substitutions).toContain('docker compose exec wiki -> this process, without a container');
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

describe('a wrong value, and what Wiki.js says', () => {
  test.each([
    ['the bare host', 'https://authentik.company'],
    ['another slug', 'https://authentik.company/application/o/other/'],
  ])('Issuer: %s', async (_, issuer) => {
    expect(await words({ config: { issuer } })).toEqual([REFUSED]);
  });

  test('Issuer with Keycloak: /auth', async () => {
    const issuer = 'https://keycloak.company/auth/realms/example-realm';
    expect(await words({ provider: 'keycloak', variant: 'generic', config: { issuer } })).toEqual([REFUSED]);
  });

  const load = ({ run }: OpenedWiki): Promise<unknown> => run.browser.visit(START);

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

  test('a key that does not exist', async () => {
    const act = ({ run }: OpenedWiki): Promise<unknown> => run.browser.visit('https://wiki.company/login/other');
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
    const prepare = ({ provider, wiki }: OpenedWiki): undefined => {
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
  test('an error with a description: its words; without one: nothing', async () => {
    const error = (query: string) => ({
      act: ({ run }: OpenedWiki): Promise<unknown> => run.browser.visit(`${CALLBACK}?error=invalid_scope${query}`),
    });
    expect(await words(error('&error_description=Invalid+scopes%3A+openid'))).toEqual(['Invalid scopes: openid']);
    expect(await words(error(''))).toEqual([]);
  });

  test('the session cookie is lost on the way: the generic strategy refuses, that of Keycloak does not look', async () => {
    const lost = async (context: OpenedWiki): Promise<void> => {
      await logIn(context);
      const callback = shownPage(context.run).hops.find(({ url }) => url.startsWith(CALLBACK))?.url ?? '';
      await context.run.browser.close();
      await context.run.browser.visit(callback);
    };
    expect(await words({ act: lost })).toEqual([REFUSED]);
    // It has asked Keycloak, who knows the code.
    expect(await words({ provider: 'keycloak', act: lost })).toEqual(['Code not valid']);
  });
});
