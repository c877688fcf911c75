import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { defineRecipe, type RegisteredProvider, type RegisterOptions, type Run } from '../../recipes';
import { openGuide, type OpenGuide } from '../../tests/support/open-guide';
import type { Memos } from './driver';
import { Accounts } from './driver-accounts';
import { loadDeployment } from './driver-provider';
import { comeBack, configure, shown, start } from './driver-steps';

/** What Memos does with right and wrong values, as its source and the guide say. Where there is no other word, with authentik. */
let guide: OpenGuide;
beforeAll(async () => {
  guide = await openGuide('memos');
}, 60_000);
afterAll(() => guide.close());
vi.setConfig({ testTimeout: 60_000 });

interface Context {
  readonly run: Run;
  readonly memos: Memos;
  readonly provider: RegisteredProvider;
}

interface Login {
  readonly provider?: string;
  /** By the end of the id of a value. */
  readonly mutants?: Readonly<Record<string, string>>;
  readonly register?: RegisterOptions;
  readonly prepare?: (context: Context) => void;
  /** Default: selects the button and signs in. */
  readonly act?: (context: Context) => Promise<unknown>;
}

const logIn = async ({ run }: Pick<Context, 'run'>): Promise<void> => {
  await start(run);
  await run.signIn();
};

async function attempt({ provider: id = 'authentik', mutants = {}, register, prepare, act = logIn }: Login = {}) {
  let answer: { readonly text: string; readonly path: string; readonly members: readonly string[] } | undefined;
  const recipe = defineRecipe({
    application: { name: 'Memos', side: 'protocol model', version: '', description: '', packages: [] },
    outcomes: { 'public-notes': '' },
    run: async (run) => {
      const provider = await run.register(register);
      const memos = await configure(run);
      const context = { run, memos, provider };
      prepare?.(context);
      await act(context);
      const { text, url } = shown(run);
      const members = memos.accounts.all.filter(({ role }) => role === 'USER').map(({ username }) => username);
      answer = { text, path: new URL(url).pathname, members };
    },
  });
  const { failure, says } = await guide.run(recipe, { provider: id, variant: 'form', mutants });
  if (!answer) throw failure ?? new Error('Expected the login to be tried.');
  return { ...answer, says };
}

const CALLBACK = 'https://memos.company/auth/callback';
const EXCHANGE = '[internal] failed to exchange token, error: failed to exchange access token: ';
const INFO = '[internal] failed to get user info, error: ';

describe('what is refused, and with which words', () => {
  test.each([
    ['authentik', 'oauth2: "invalid_client"'],
    ['keycloak', 'oauth2: "unauthorized_client" "Invalid client or Invalid client credentials"'],
  ])('another secret, with %s', async (provider, words) => {
    const { text, path, members } = await attempt({
      provider,
      mutants: { 'OAuth configuration | Client secret': 'another' },
    });
    expect(text).toContain(EXCHANGE + words);
    expect([path, members]).toEqual(['/auth/callback', []]);
  });

  test.each([
    ['authentik', 'Redirect URIs/Origins (RegEx)', 'Redirect URI Error'],
    ['keycloak', 'Valid redirect URIs', 'Invalid parameter: redirect_uri'],
  ])('a redirect URI that is not registered: a page of %s', async (provider, field, words) => {
    const act = ({ run }: Context): Promise<unknown> => start(run);
    expect((await attempt({ provider, mutants: { [field]: `${CALLBACK}/` }, act })).text).toContain(words);
  });

  test.each([
    ['authentik', 'userinfo request failed with status 403'],
    ['keycloak', 'userinfo request failed with status 403'],
  ])('no scope openid, with %s', async (provider, words) => {
    const { text } = await attempt({ provider, mutants: { 'OAuth configuration | Scopes': 'profile email' } });
    expect(text).toContain(INFO + words);
  });

  test('no scope profile', async () => {
    const { text } = await attempt({ mutants: { 'OAuth configuration | Scopes': 'openid email' } });
    expect(text).toBe(`${INFO}the field "preferred_username" is not found in claims or has empty value`);
  });

  test('a scope that Keycloak does not have', async () => {
    const act = ({ run }: Context): Promise<unknown> => start(run);
    const mutants = { 'OAuth configuration | Scopes': 'openid,profile' };
    expect((await attempt({ provider: 'keycloak', mutants, act })).text).toMatch(
      /^OAuth error: invalid_scope\nInvalid scopes:/,
    );
  });

  test('a login that was declined', async () => {
    const act = ({ run }: Context): Promise<unknown> =>
      run.browser.visit(`${CALLBACK}?error=access_denied&error_description=The+user+declined`);
    expect((await attempt({ act })).text).toBe('OAuth error: access_denied\nThe user declined');
  });

  const callbackIn = ({ run }: Context): string =>
    shown(run).hops.find(({ url }) => url.startsWith(CALLBACK))?.url ?? '';

  test('a callback that is opened a second time', async () => {
    const act = async (context: Context): Promise<void> => {
      await logIn(context);
      await context.run.browser.visit(callbackIn(context));
    };
    expect((await attempt({ act })).text).toBe(
      'Failed to authorize. Invalid or expired state parameter. This may indicate a CSRF attack attempt.',
    );
  });

  test.each([
    ['authentik', 'oauth2: "invalid_grant"'],
    ['keycloak', 'oauth2: "invalid_grant" "Code not valid"'],
  ])('a code that is used a second time, with %s', async (provider, words) => {
    const act = async (context: Context): Promise<void> => {
      const { run } = context;
      await logIn(context);
      const code = new URL(callbackIn(context)).searchParams.get('code') ?? '';
      // A browser of its own, with a state that is good.
      await run.browser.close();
      await start(run);
      const state = new URL(shown(run).hops[0]?.location ?? '').searchParams.get('state') ?? '';
      await run.browser.visit(`${CALLBACK}?code=${code}&state=${state}`);
    };
    expect((await attempt({ provider, act })).text).toContain(EXCHANGE + words);
  });

  test('the callback without a login', async () => {
    const act = ({ run }: Context): Promise<unknown> => run.browser.visit(CALLBACK);
    expect((await attempt({ act })).text).toBe('Failed to authorize. Missing authorization code or state parameter.');
  });
});

describe('wrong addresses', () => {
  test.each([
    ['Token endpoint', 'https://authentik.company/application/o/token', 'oauth2: cannot fetch token: 404 Not Found'],
    [
      'Token endpoint',
      'https://elsewhere.company/token',
      'Post "https://elsewhere.company/token": dial tcp: lookup elsewhere.company: no such host',
    ],
    ['Token endpoint', 'https://authentik.company:9443/token', 'dial tcp: connect: connection refused'],
  ])('%s %s', async (field, url, words) => {
    expect((await attempt({ mutants: { [`OAuth configuration | ${field}`]: url } })).text).toContain(words);
  });

  test.each([
    ['https://authentik.company/application/o/userinfo', `${INFO}userinfo request failed with status 404`],
    [
      'https://memos.company/explore',
      `${INFO}failed to unmarshal response body: invalid character '<' looking for beginning of value`,
    ],
    ['https://authentik.company/application/o/example-app/jwks/', `${INFO}the field "preferred_username" is not found`],
  ])('User endpoint %s', async (url, words) => {
    expect((await attempt({ mutants: { 'OAuth configuration | User endpoint': url } })).text).toContain(words);
  });
});

describe('what Memos does not check', () => {
  test.each([['issuer'], ['audience'], ['signature'], ['nonce'], ['expired']] as const)(
    'the ID token: a bad %s',
    async (fault) => {
      const prepare = ({ provider }: Context): void => {
        provider.spoil(fault);
      };
      expect((await attempt({ prepare })).members).toEqual(['ada-login']);
    },
  );

  test('whether the address is verified', async () => {
    const { members } = await attempt({
      provider: 'keycloak',
      register: {
        users: [{ username: 'cyd', password: 'x', firstName: 'Cyd', lastName: 'Sample', email: 'cyd@example.org' }],
      },
      act: async ({ run }) => {
        await start(run);
        await run.signIn({ ...run.users.other, username: 'cyd', password: 'x' });
      },
    });
    expect(members).toEqual(['cyd']);
  });
});

describe('who gets in', () => {
  test('registration off', async () => {
    const prepare = ({ memos }: Context): void => {
      memos.accounts.disallowsRegistration = true;
    };
    expect((await attempt({ prepare })).text).toBe('[permission_denied] user registration is not allowed');
  });

  test.each([
    ['^ben', '[permission_denied] identifier ada-login is not allowed'],
    ['ada', ''],
    ['(', '[internal] failed to compile identifier filter regex, error:'],
  ])('Identifier Filter %s', async (identifierFilter, words) => {
    const prepare = ({ memos }: Context): void => {
      memos.providers = memos.providers.map((one) => ({ ...one, identifierFilter }));
    };
    const { text, members } = await attempt({ prepare });
    expect([text.startsWith(words), members.length]).toEqual([true, words === '' ? 1 : 0]);
  });

  test('an account of that name is not taken over; linking it works once', async () => {
    const texts: string[] = [];
    const link = async ({ run }: Context, username: string): Promise<void> => {
      await run.browser.visit('https://memos.company/auth');
      const form = shown(run).forms.find(({ fields }) => fields.length > 0);
      if (form) await run.browser.submit(form, { username, password: 'p' });
      await run.browser.visit('https://memos.company/setting');
      await run.browser.click('Link');
      if (shown(run).url.includes('authentik.company')) await run.signIn();
      texts.push(shown(run).text);
      await run.browser.visit('https://memos.company/');
      await run.browser.click('Sign out');
    };
    const { members } = await attempt({
      prepare: ({ memos }) => {
        for (const username of ['ada-login', 'second']) memos.addMember({ username, password: 'p' });
      },
      act: async (context) => {
        await link(context, 'ada-login');
        await link(context, 'second');
        await logIn(context);
      },
    });
    expect(texts[0]).toContain('External ID: ada-login');
    expect(texts[1]).toBe('[already_exists] identity provider account is already linked to another user');
    expect(members).toEqual(['ada-login', 'second']);
  });

  test('a state is good for ten minutes, and the provider must still be there', async () => {
    const late = await attempt({
      act: async ({ run }) => {
        await start(run);
        vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60 * 1000 });
        await run.signIn().finally(() => vi.useRealTimers());
      },
    });
    expect(late.text).toMatch(/^Failed to authorize\. Invalid or expired state parameter\./);
    const gone = await attempt({
      act: async ({ run, memos }) => {
        await start(run);
        memos.providers = [];
        await run.signIn();
      },
    });
    expect(gone.text).toBe('[invalid_argument] identity provider not found');
  });

  test('the guide’s own values: back to the notes', async () => {
    const recipe = defineRecipe({
      application: { name: 'Memos', side: 'protocol model', version: '', description: '', packages: [] },
      outcomes: { 'public-notes': '', notes: '', callback: '' },
      run: async (run) => {
        await run.register();
        await configure(run);
        await start(run);
        await comeBack(run);
      },
    });
    const { outcomes } = await guide.run(recipe, { provider: 'keycloak', variant: 'form' });
    expect(outcomes).toEqual(['public-notes', 'notes', 'callback']);
  });
});

describe('usernames of 0.30.0', () => {
  const usernameOf = (identifier: string): string => {
    const accounts = new Accounts();
    accounts.add({ username: 'taken' });
    return accounts.ofLogin('company', { identifier, displayName: '', email: '', avatarUrl: '' }).username;
  };

  test.each([['ann'], ['Ann-2'], ['x'], ['a'.repeat(36)]])('%s stays', (identifier) => {
    expect(usernameOf(identifier)).toBe(identifier);
  });

  test.each([['ann.smith'], ['ann@example.org'], ['-ann'], ['123'], ['Admin'], ['taken'], ['a'.repeat(37)]])(
    '%s becomes a UUID',
    (identifier) => {
      expect(usernameOf(identifier)).toMatch(/^[\da-f]{8}-/);
    },
  );

  test('an archived account', () => {
    const accounts = new Accounts();
    const info = { identifier: 'ann', displayName: '', email: '', avatarUrl: '' };
    accounts.ofLogin('company', info).isArchived = true;
    expect(() => accounts.ofLogin('company', info)).toThrow('user has been archived with username ann');
  });
});

describe('the file', () => {
  const config = {
    clientId: 'i',
    clientSecret: 's',
    authUrl: 'https://a/b',
    tokenUrl: 'https://a/b',
    userInfoUrl: 'https://a/b',
    scopes: ['openid'],
    fieldMapping: { identifier: 'sub' },
  };
  const good = { uid: 'company', name: 'Company', type: 'OAUTH2', config: { oauth2Config: config } };
  const load = (value: unknown, path = '/etc/secrets/memos-idp-company.json'): unknown =>
    loadDeployment([{ path, text: typeof value === 'string' ? value : JSON.stringify(value) }]);
  const FAILED =
    'failed to load deployment configuration: invalid identity provider deployment file "memos-idp-company.json": ';
  const UNREADABLE = 'failed to decode protobuf JSON; verify field names, value types, and JSON syntax';

  test('is read where Memos looks for it', () => {
    expect(load(good)).toMatchObject([{ uid: 'company', config: { fieldMapping: { email: '' } } }]);
    expect(load(good, '/etc/other/memos-idp-company.json')).toEqual([]);
    expect(load(good, '/etc/secrets/company.json')).toEqual([]);
  });

  test.each([
    [{ ...good, title: 'x' }, 'failed to decode protobuf JSON: unknown field "title"'],
    [{ ...good, id: 1 }, 'id must be omitted'],
    [{ ...good, uid: '-x' }, 'uid is invalid'],
    [{ ...good, name: ' ' }, 'name is required'],
    [{ ...good, type: 'TYPE_UNSPECIFIED' }, 'type must be OAUTH2'],
    [{ ...good, config: {} }, 'config.oauth2Config is required'],
    [
      { ...good, config: { oauth2Config: { ...config, clientSecret: '' } } },
      'config.oauth2Config.clientSecret is required',
    ],
    [
      { ...good, config: { oauth2Config: { ...config, tokenUrl: 'a/b' } } },
      'config.oauth2Config.tokenUrl must be an absolute HTTP(S) URL',
    ],
    [{ ...good, config: { oauth2Config: { ...config, scopes: [] } } }, 'config.oauth2Config.scopes is required'],
    [
      { ...good, config: { oauth2Config: { ...config, fieldMapping: {} } } },
      'config.oauth2Config.fieldMapping.identifier is required',
    ],
    [{ ...good, config: { oauth2Config: { ...config, scopes: 'openid' } } }, UNREADABLE],
    ['{', UNREADABLE],
  ])('%j: %s', (value, words) => {
    expect(() => load(value)).toThrow(FAILED + words);
  });

  test('a folder in its place, and one Provider ID in two files', () => {
    expect(() => loadDeployment([{ path: '/etc/secrets/memos-idp-company.json', text: undefined }])).toThrow(
      `${FAILED}file must resolve to a regular file`,
    );
    const files = ['a', 'b'].map((name) => ({
      path: `/etc/secrets/memos-idp-${name}.json`,
      text: JSON.stringify(good),
    }));
    expect(() => loadDeployment(files)).toThrow(
      'identity provider UID "company" is declared by both "memos-idp-a.json" and "memos-idp-b.json"',
    );
  });
});
