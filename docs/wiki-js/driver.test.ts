import { describe, expect, test } from 'vitest';
import { shownPage } from '../../recipes';
import { useGuide } from '../../tests/support/use-guide';
import { logIn, tryLogin, type WikiAnswer, type WikiLogin } from '../../tests/support/wiki-login';
import type { OpenedWiki } from './driver-questions';

/**
 * What the real Wiki.js 2.5.314 answered, row by row (shared facts on Wiki.js, sections A, B and D). Where there is no other word, the
 * login is the guide's with authentik and one thing changed. What is refused is asked in questions.ts.
 */
const guide = useGuide('wiki-js');

const attempt = (login?: WikiLogin): Promise<WikiAnswer> => tryLogin(guide, login);
const MAIL = 'ada.mail@example.org';
const HOME = 'https://wiki.company/';

describe('what goes over the wire', () => {
  test('the request of the generic strategy: openid twice, state, no nonce, no PKCE', async () => {
    const { way } = await attempt({ act: ({ run }) => run.browser.visit('https://wiki.company/login/4c8e1f0a') });
    const request = new URL(way.find((step) => step.includes('/authorize/'))?.slice('GET '.length) ?? '');
    expect([...request.searchParams.keys()].sort()).toEqual([
      'client_id',
      'redirect_uri',
      'response_type',
      'scope',
      'state',
    ]);
    expect(request.searchParams.get('scope')).toBe('openid openid profile email');
    expect(request.searchParams.get('state')).toMatch(/^.{24}$/);
  });

  test('the request of the Keycloak strategy: no state', async () => {
    const { way } = await attempt({
      provider: 'keycloak',
      act: ({ run }) => run.browser.visit('https://wiki.company/login/4c8e1f0a'),
    });
    const request = new URL(way.find((step) => step.includes('/auth?'))?.slice('GET '.length) ?? '');
    expect([...request.searchParams.keys()].sort()).toEqual(['client_id', 'redirect_uri', 'response_type', 'scope']);
    expect(request.searchParams.get('scope')).toBe('openid profile email');
  });

  test.each([['authentik'], ['keycloak']])('the secret stands in the body, with %s', async (provider) => {
    let log = '';
    await attempt({
      provider,
      act: async (context) => {
        await logIn(context);
        log = context.provider.log.map(({ text }) => text).join('\n');
      },
    });
    expect(log).toMatch(/POST .*token.*\n?.*client_secret=/);
    expect(log).not.toContain('Authorization: Basic');
  });

  test('ACR Values are sent', async () => {
    const { way } = await attempt({ config: { acrValues: 'gold' }, act: logInHalfway });
    expect(way.join(' ')).toContain('acr_values=gold');
  });
});

describe('the name', () => {
  test.each([
    ['', 'ada.mail'],
    ['name', 'Ada Example'],
    ['preferred_username', 'ada-login'],
  ])('Display Name Claim %j: %s', async (displayNameClaim, name) => {
    const { accounts } = await attempt({ config: { displayNameClaim } });
    expect(accounts).toEqual([[name, MAIL, 'Readers']]);
  });

  test('Skip User Profile switches the claim settings off', async () => {
    const { accounts, way } = await attempt({
      config: { skipUserProfile: true, mapGroups: true },
      register: { groups: ['Administrators'] },
    });
    expect(accounts).toEqual([['ada.mail', MAIL, 'Readers']]);
    expect(way.at(-1)).toBe(`GET ${HOME}`);
  });
});

describe('the e-mail address', () => {
  test.each([['email'], [''], ['mail']])('Email Claim %j: the claim email is taken', async (emailClaim) => {
    expect((await attempt({ config: { emailClaim } })).accounts).toEqual([['Ada Example', MAIL, 'Readers']]);
  });

  const upn = { scopeName: 'profile', claims: () => ({ name: 'Ada Example', upn: 'ada.upn@example.org' }) };

  test('Email Claim upn is ignored while there is email', async () => {
    const { accounts } = await attempt({ config: { emailClaim: 'upn' }, register: { mappings: [upn] } });
    expect(accounts).toEqual([['Ada Example', MAIL, 'Readers']]);
  });

  test('Email Claim upn counts where there is none', async () => {
    const none = { scopeName: 'email', claims: () => ({}) };
    const { accounts } = await attempt({ config: { emailClaim: 'upn' }, register: { mappings: [upn, none] } });
    expect(accounts).toEqual([['Ada Example', 'ada.upn@example.org', 'Readers']]);
  });
});

describe('groups', () => {
  test('Map Groups comes after Assign to group, and takes all others away', async () => {
    const { accounts } = await attempt({
      config: { mapGroups: true },
      register: { groups: ['wiki-editors'] },
      prepare: ({ wiki }) => {
        wiki.accounts.addGroup('wiki-editors');
        return undefined;
      },
    });
    expect(accounts).toEqual([['Ada Example', MAIL, 'wiki-editors']]);
  });

  test('Map Groups without a group of that name ends on the page Unauthorized', async () => {
    const { accounts, status, words } = await attempt({ config: { mapGroups: true } });
    expect(accounts).toEqual([['Ada Example', MAIL]]);
    expect([status, words[0]]).toEqual([403, 'Unauthorized']);
  });
});

describe('who gets an account', () => {
  const closed = { selfRegistration: false };

  test('self-registration off, an account made in advance: it keeps its group and gets the name', async () => {
    const { status, accounts } = await attempt({
      prepare: ({ wiki, key }) => {
        const { id } = wiki.accounts.addGroup('Prepared');
        wiki.accounts.add({ strategy: key, email: MAIL.toUpperCase(), name: 'Somebody', groups: [id] });
        return closed;
      },
    });
    expect([status, accounts]).toEqual([200, [['Ada Example', MAIL, 'Prepared']]]);
  });

  test('self-registration on, the address of the local administrator: a second account without its rights', async () => {
    const { accounts } = await attempt();
    expect(accounts).toEqual([['Ada Example', MAIL, 'Readers']]);
  });

  test('a domain in the list', async () => {
    expect((await attempt({ prepare: () => ({ domains: ['example.org'] }) })).status).toBe(200);
  });

  test('a new address of a known person comes over', async () => {
    let mail = 'ada.mail@example.org';
    const { accounts } = await attempt({
      register: { mappings: [{ scopeName: 'email', claims: () => ({ email: mail }) }] },
      act: async (context) => {
        await logIn(context);
        mail = 'ada.new@example.org';
        await context.run.browser.visit('https://wiki.company/login/4c8e1f0a');
      },
    });
    expect(accounts).toEqual([['Ada Example', 'ada.new@example.org', 'Readers']]);
  });
});

describe('the Site URL', () => {
  test('loses a slash at its end; running strategies keep the old one until Apply', async () => {
    const requests: string[] = [];
    const visit = async (context: OpenedWiki): Promise<void> => {
      await context.run.browser.visit('https://wiki.company/login/4c8e1f0a');
      const first = new URL(shownPage(context.run).hops[0]?.location ?? '');
      requests.push(first.searchParams.get('redirect_uri') ?? '');
    };
    await attempt({
      act: async (context) => {
        const { wiki } = context;
        wiki.siteUrl = 'https://other.company/';
        await visit(context);
        wiki.applyStrategies(wiki.strategies);
        await visit(context);
      },
    });
    expect(requests).toEqual([
      'https://wiki.company/login/4c8e1f0a/callback',
      'https://other.company/login/4c8e1f0a/callback',
    ]);
  });

  test('without a scheme the redirect URI is broken', async () => {
    const { way } = await attempt({
      mutants: { 'Prepare Wiki.js | Site URL': 'wiki.company' },
      act: ({ run }) => run.browser.visit('https://wiki.company/login/4c8e1f0a'),
    });
    expect(decodeURIComponent(way[1] ?? '')).toContain('/login/wiki.company/login/4c8e1f0a/callback');
  });
});

describe('the login page', () => {
  test('Bypass Login Screen goes to the first strategy, and ?all=1 past it', async () => {
    const seen: (string | undefined)[] = [];
    await attempt({
      act: async (context) => {
        const { wiki, run } = context;
        wiki.bypassesLogin = true;
        for (const address of ['https://wiki.company/login', 'https://wiki.company/login?all=1']) {
          await run.browser.visit(address);
          seen.push(shownPage(context.run).hops[0]?.location);
        }
        wiki.applyStrategies([...wiki.strategies].sort((a, b) => b.key.localeCompare(a.key)));
        await run.browser.visit('https://wiki.company/login');
        seen.push(shownPage(context.run).hops[0]?.location);
      },
    });
    expect(seen).toEqual(['/login/4c8e1f0a', undefined, undefined]);
  });
});

describe('the log-out', () => {
  const loggedOut = async (login: WikiLogin): Promise<string | undefined> => {
    let location: string | undefined;
    await attempt({
      ...login,
      act: async (context) => {
        await (login.act ?? logIn)(context);
        await context.run.browser.visit('https://wiki.company/logout');
        location = shownPage(context.run).hops[0]?.location;
      },
    });
    return location;
  };
  const KEYCLOAK = 'https://keycloak.company/realms/example-realm/protocol/openid-connect/logout';

  test('the generic strategy adds nothing to Logout URL', async () => {
    expect(await loggedOut({})).toBe('https://authentik.company/application/o/example-app/end-session/');
  });

  test('Logout URL empty: to the first page', async () => {
    expect(await loggedOut({ config: { logoutURL: '' } })).toBe('/');
  });

  test('Keycloak: post_logout_redirect_uri and id_token_hint', async () => {
    expect(await loggedOut({ provider: 'keycloak' })).toMatch(
      `${KEYCLOAK}?post_logout_redirect_uri=https%3A%2F%2Fwiki.company&id_token_hint=ey`,
    );
  });

  test('Keycloak: Legacy Logout Redirect', async () => {
    expect(await loggedOut({ provider: 'keycloak', config: { logoutUpstreamRedirectLegacy: true } })).toBe(
      `${KEYCLOAK}?redirect_uri=https%3A%2F%2Fwiki.company`,
    );
  });

  test('Keycloak: the switch off, and the address empty', async () => {
    expect(await loggedOut({ provider: 'keycloak', config: { logoutUpstream: false } })).toBe('/');
    const { says } = await attempt({
      provider: 'keycloak',
      config: { logoutURL: '' },
      act: async (context) => {
        await logIn(context);
        await context.run.browser.visit('https://wiki.company/logout');
      },
    });
    expect(says).toEqual(['Keycloak logout URL is not configured!']);
  });
});

describe('Generic OAuth2', () => {
  const twoPeople = async (context: OpenedWiki): Promise<void> => {
    for (const user of [context.run.users.intended, context.run.users.other, context.run.users.intended]) {
      // A browser of their own.
      await context.run.browser.close();
      await context.run.browser.visit('https://wiki.company/login/4c8e1f0a');
      await context.run.signIn(user);
    }
  };
  const oauth2 = (changes: Readonly<Record<string, string>>): WikiLogin => ({
    config: {
      module: 'oauth2',
      userIdClaim: 'id',
      displayNameClaim: 'displayName',
      emailClaim: 'email',
      scope: 'openid profile email',
      enableCSRFProtection: true,
      useQueryStringForAccessToken: false,
      ...changes,
    },
    act: twoPeople,
  });

  test('with its defaults all people share one account', async () => {
    expect((await attempt(oauth2({}))).accounts).toEqual([['???', MAIL, 'Readers']]);
  });

  test('with ID Claim sub and Display Name Claim name each has their own', async () => {
    expect((await attempt(oauth2({ userIdClaim: 'sub', displayNameClaim: 'name' }))).accounts).toEqual([
      ['Ada Example', MAIL, 'Readers'],
      ['Ben Sample', 'ben.mail@example.org', 'Readers'],
    ]);
  });
});

/** As far as the provider's login page. */
async function logInHalfway({ run }: Pick<OpenedWiki, 'run'>): Promise<void> {
  await run.browser.visit('https://wiki.company/login/4c8e1f0a');
}
