import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { defineRecipe, type RegisteredProvider, type RegisterOptions, type Run } from '../../recipes';
import { openGuide, type OpenGuide } from '../../tests/support/open-guide';
import { readConfigFile, readEnvironment, savePanel, type AffineConfig, type OidcConfig } from './driver-config';
import { readExpression } from './driver-expression';
import { OIDC_BUTTON } from './driver-pages';
import { configure, registration, shown, start, type Installation } from './driver-steps';

/** What AFFiNE does with right and wrong values, as its source, reports and the guide say. Where there is no other word, with authentik. */
let guide: OpenGuide;
beforeAll(async () => {
  guide = await openGuide('affine');
}, 60_000);
afterAll(() => guide.close());
vi.setConfig({ testTimeout: 60_000 });

interface Context {
  readonly run: Run;
  readonly installation: Installation;
  readonly provider: RegisteredProvider;
}

interface Login {
  readonly provider?: string;
  /** By the end of the id of a value. */
  readonly mutants?: Readonly<Record<string, string>>;
  /** Default: what the guide says. */
  readonly register?: RegisterOptions;
  /** Settings of the provider that differ from the guide's. */
  readonly oidc?: Partial<OidcConfig>;
  readonly config?: Partial<AffineConfig>;
  readonly prepare?: (context: Context) => void;
  /** Default: selects the button and signs in. */
  readonly act?: (context: Context) => Promise<unknown>;
}

const logIn = async ({ run }: Pick<Context, 'run'>): Promise<void> => {
  await start(run);
  await run.signIn();
};

async function attempt({ provider: id = 'authentik', mutants = {}, prepare, act = logIn, ...login }: Login = {}) {
  let answer: { readonly text: string; readonly path: string; readonly users: readonly string[] } | undefined;
  const recipe = defineRecipe({
    application: { name: 'AFFiNE', side: 'protocol model', version: '', description: '', packages: [] },
    outcomes: { admin: '', button: '' },
    run: async (run) => {
      const provider = await run.register(login.register ?? registration(run));
      const installation = await configure(run);
      const context = { run, installation, provider };
      const { affine } = installation;
      prepare?.(context);
      const { oidc } = affine.config;
      await affine.configure({ ...affine.config, ...login.config, oidc: oidc && { ...oidc, ...login.oidc } });
      await act(context);
      const { text, url } = shown(run);
      answer = {
        text: text.replace('Sign in\n', ''),
        path: new URL(url).pathname,
        users: affine.users.slice(1).map(({ name }) => name),
      };
    },
  });
  const { failure, says } = await guide.run(recipe, { provider: id, variant: 'panel', mutants });
  if (!answer) throw failure ?? new Error('Expected the login to be tried.');
  return { ...answer, says };
}

/** The sign-in page and nothing more. */
const look = async ({ run }: Context): Promise<unknown> => run.browser.visit('https://affine.company/sign-in');

const CALLBACK = 'https://affine.company/oauth/callback';
const STATE = 'Invalid auth state. You might start the auth progress from another device.';
const UNVERIFIED = 'Invalid OAuth response: Email for this account is not verified.';

describe('what is refused, and with which words', () => {
  test.each([
    ['authentik', /^Invalid callback code parameter, provider response status: 400 and body: .*invalid_client/],
    ['keycloak', /^Invalid callback code parameter, provider response status: 401 and body: .*unauthorized_client/],
  ])('another secret, with %s', async (provider, words) => {
    const { text, path, users } = await attempt({ provider, oidc: { clientSecret: 'another' } });
    expect(text).toMatch(words);
    expect([path, users]).toEqual(['/sign-in', []]);
  });

  test.each([
    ['authentik', 'Redirect URIs/Origins (RegEx)', 'Redirect URI Error'],
    ['keycloak', 'Valid redirect URIs', 'Invalid parameter: redirect_uri'],
  ])('a redirect URI that is not registered: a page of %s', async (provider, field, words) => {
    const act = ({ run }: Context): Promise<unknown> => start(run);
    expect((await attempt({ provider, mutants: { [field]: `${CALLBACK}/` }, act })).text).toContain(words);
  });

  test('an address that authentik does not call verified', async () => {
    expect((await attempt({ register: {} })).text).toContain(UNVERIFIED);
    const register = { mappings: [{ scopeName: 'email', claims: () => ({ email: 'a@example.org' }) }] };
    expect((await attempt({ register })).users).toEqual(['Ada Example']);
  });

  test('an address that Keycloak does not call verified', async () => {
    const register = {
      users: [{ username: 'cyd', password: 'x', firstName: 'Cyd', lastName: 'Sample', email: 'cyd@example.org' }],
    };
    const act = async ({ run }: Context): Promise<void> => {
      await start(run);
      await run.signIn({ ...run.users.other, username: 'cyd', password: 'x' });
    };
    expect((await attempt({ provider: 'keycloak', register, act })).text).toContain(UNVERIFIED);
  });

  test('no scope email', async () => {
    expect((await attempt({ oidc: { args: { scope: 'openid profile' } } })).text).toContain(
      'Invalid OAuth response: Missing valid email claim in OIDC response. Tried userinfo and ID token claims: "email".',
    );
  });

  test('a scope in args goes out as it stands, openid is not added', async () => {
    const { text } = await attempt({ oidc: { args: { scope: 'profile email' } } });
    expect(text).toContain('Invalid callback code parameter, provider response status: 403');
  });

  test('a login that was declined', async () => {
    const act = async ({ run }: Context): Promise<void> => {
      await start(run);
      const state = new URL(shown(run).hops[0]?.location ?? '').searchParams.get('state') ?? '';
      await run.browser.visit(`${CALLBACK}?error=access_denied&state=${encodeURIComponent(state)}`);
    };
    expect((await attempt({ act })).text).toContain('Missing query parameter `code`.');
  });

  const callbackIn = ({ run }: Context): URL =>
    new URL(shown(run).hops.find(({ url }) => url.startsWith(CALLBACK))?.url ?? '');

  test('a callback that is opened a second time', async () => {
    const act = async (context: Context): Promise<void> => {
      await logIn(context);
      const { href } = callbackIn(context);
      await context.run.browser.visit('https://affine.company/');
      await context.run.browser.click('Sign out');
      await context.run.browser.visit(href);
    };
    expect((await attempt({ act })).text).toContain('OAuth state expired, please try again.');
  });

  test.each([['authentik'], ['keycloak']])('a code that is used a second time, with %s', async (provider) => {
    const act = async (context: Context): Promise<void> => {
      const { run } = context;
      await logIn(context);
      const code = callbackIn(context).searchParams.get('code') ?? '';
      // A browser of its own, with a state that is good.
      await run.browser.close();
      await start(run);
      const state = new URL(shown(run).hops[0]?.location ?? '').searchParams.get('state') ?? '';
      await run.browser.visit(`${CALLBACK}?code=${code}&state=${encodeURIComponent(state)}`);
    };
    expect((await attempt({ provider, act })).text).toMatch(
      /^Invalid callback code parameter, provider response status: 400 and body: .*invalid_grant/,
    );
  });

  test.each([
    ['authentik', 'issuer'],
    ['authentik', 'audience'],
    ['authentik', 'signature'],
    ['authentik', 'nonce'],
    ['authentik', 'expired'],
    ['keycloak', 'issuer'],
    ['keycloak', 'audience'],
    ['keycloak', 'signature'],
    ['keycloak', 'nonce'],
    ['keycloak', 'expired'],
  ] as const)('an ID token of %s with a bad %s', async (provider, fault) => {
    const prepare = (context: Context): void => {
      context.provider.spoil(fault);
    };
    const { text, says } = await attempt({ provider, prepare });
    expect(text).toContain(STATE);
    expect(says[0]).toContain('Failed to verify OIDC id token');
  });

  test('an ID token that is signed with the secret', async () => {
    const { text } = await attempt({ mutants: { 'Configure Provider | Signing Key': '' } });
    expect(text).toContain(STATE);
  });

  test('another browser, and a state that is none', async () => {
    const act = async ({ run }: Context): Promise<void> => {
      await start(run);
      const state = new URL(shown(run).hops[0]?.location ?? '').searchParams.get('state') ?? '';
      await run.browser.close();
      await run.browser.visit(`${CALLBACK}?code=x&state=${encodeURIComponent(state)}`);
    };
    expect((await attempt({ act })).text).toContain(STATE);
    const wrong = ({ run }: Context): Promise<unknown> => run.browser.visit(`${CALLBACK}?code=x&state=y`);
    expect((await attempt({ act: wrong })).text).toContain('Invalid callback state parameter.');
  });

  test('a state after three hours', async () => {
    const act = async ({ run }: Context): Promise<void> => {
      await start(run);
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 4 * 3600 * 1000 });
      await run.signIn().finally(() => vi.useRealTimers());
    };
    expect((await attempt({ act })).text).toContain('OAuth state expired, please try again.');
  });
});

describe('the issuer', () => {
  const AUTHENTIK = 'https://authentik.company/application/o/example-app';
  const REALM = 'https://keycloak.company/realms/example-realm';

  test.each([
    ['authentik', AUTHENTIK],
    ['authentik', `${AUTHENTIK}/`],
    ['keycloak', REALM],
  ])('%s, %s: the login works', async (provider, issuer) => {
    expect((await attempt({ provider, oidc: { issuer } })).users).toEqual(['Ada Example']);
  });

  test.each([
    ['authentik', 'https://authentik.company', 'Invalid OIDC issuer https://authentik.company'],
    ['authentik', 'https://elsewhere.company', 'Failed to validate OIDC configuration'],
    ['keycloak', 'https://keycloak.company/auth/realms/example-realm', 'Invalid OIDC issuer'],
    ['keycloak', 'https://keycloak.company/realms/other', 'Invalid OIDC issuer'],
    ['keycloak', `${REALM}/.well-known/openid-configuration`, 'Invalid OIDC issuer'],
  ])('%s, %s: no button', async (provider, issuer, words) => {
    const { text, says } = await attempt({ provider, oidc: { issuer }, act: look });
    expect(text).not.toContain(OIDC_BUTTON);
    expect(says.at(-1)).toContain(words);
    expect(says.at(-1)).toMatch(/\nOIDC discovery validation failed, retrying in 1000ms$/);
  });

  test('a document that names another issuer: no button', async () => {
    const act = async (context: Context): Promise<void> => {
      const { run, installation } = context;
      const { affine } = installation;
      const document = await (await fetch(`${AUTHENTIK}/.well-known/openid-configuration`)).text();
      await run.serve('mirror.company', (_, response) => response.end(document));
      const { oidc } = affine.config;
      await affine.configure({ ...affine.config, oidc: oidc && { ...oidc, issuer: 'https://mirror.company' } });
      await look(context);
    };
    const { text, says } = await attempt({ act });
    expect(text).not.toContain(OIDC_BUTTON);
    expect(says.at(-1)).toContain(`OIDC issuer mismatch, expected https://mirror.company, got ${AUTHENTIK}/`);
  });

  test('a login that somebody still has open after the button is gone', async () => {
    const act = async (context: Context): Promise<void> => {
      const { run, installation } = context;
      await start(run);
      await installation.affine.configure({ ...installation.affine.config, oidc: undefined });
      await run.signIn();
    };
    expect((await attempt({ act })).text).toContain('Unknown authentication provider OIDC.');
  });
});

describe('a private address', () => {
  const privately = (address: string): Login => ({
    prepare: ({ installation }) => {
      installation.network.address = address;
    },
    act: look,
  });

  test.each([['192.168.1.10'], ['10.0.0.2'], ['172.31.0.2'], ['127.0.0.1'], ['100.64.0.1']])('%s', async (address) => {
    const { says } = await attempt(privately(address));
    expect(says.at(-1)).toContain('ssrf_blocked_error: Invalid URL\nOIDC discovery validation failed');
    const allowed = await attempt({ ...privately(address), oidc: { allowPrivateNetwork: true } });
    expect(allowed.says).toEqual([]);
  });

  test.each([['192.0.2.1'], ['172.32.0.1'], ['100.128.0.1']])('%s is none', async (address) => {
    expect((await attempt(privately(address))).says).toEqual([]);
  });
});

describe('accounts', () => {
  test('a user with the same address is joined, an administrator too', async () => {
    const prepare = ({ installation }: Context): void => {
      installation.affine.users.push({ email: 'ADA.mail@example.org', name: 'Keeper 2', isAdministrator: true });
    };
    const { users, text } = await attempt({ prepare });
    expect(users).toEqual(['Keeper 2']);
    expect(text).toContain('Keeper 2');
  });

  test('nobody new: neither with an address that is there', async () => {
    const prepare = ({ installation }: Context): void => {
      installation.affine.users.push({ email: 'ada.mail@example.org', name: 'Keeper 2', isAdministrator: false });
    };
    expect((await attempt({ prepare, config: { allowSignupForOauth: false } })).text).toContain(
      'You are not allowed to sign up.',
    );
  });

  test('claims that args name: one that is not there lets unverified addresses in', async () => {
    const args = { claim_email_verified: 'nothing', prompt: 'login' };
    let address = '';
    const act = async (context: Context): Promise<void> => {
      await start(context.run);
      address = shown(context.run).hops[0]?.location ?? '';
      await context.run.signIn();
    };
    const { users } = await attempt({ register: {}, oidc: { args }, act });
    expect(users).toEqual(['Ada Example']);
    expect(new URL(address).searchParams.get('prompt')).toBe('login');
    expect(address).not.toContain('claim_');
  });
});

describe('settings', () => {
  const good = { clientId: 'i', clientSecret: 's', issuer: 'https://a.example', args: {} };
  const INVALID = 'Invalid app config for module `oauth` with key `providers.oidc`.';

  test('the panel', () => {
    expect(savePanel(JSON.stringify({ ...good, allowPrivateNetwork: true }))).toMatchObject({
      allowPrivateNetwork: true,
    });
    expect(() => savePanel('{“clientId”: 1}')).toThrow(SyntaxError);
    expect(() => savePanel(JSON.stringify({ ...good, args: undefined }))).toThrow(INVALID);
    expect(() => savePanel(JSON.stringify({ ...good, issuer: 'a.example' }))).toThrow(INVALID);
    expect(() => savePanel(JSON.stringify({ ...good, args: { scope: ['openid'] } }))).toThrow(INVALID);
  });

  test('the file: dotted and nested keys, no check, and what is no JSON', () => {
    const says: string[] = [];
    const read = (text: string): AffineConfig => readConfigFile(text, (words) => says.push(words));
    expect(read(JSON.stringify({ oauth: { 'providers.oidc': good } })).oidc).toEqual(good);
    expect(read(JSON.stringify({ oauth: { providers: { oidc: good } } })).oidc).toEqual(good);
    expect(read(JSON.stringify({ oauth: { 'providers.oidc': { ...good, args: undefined } } })).oidc).toBeDefined();
    expect(says).toEqual([]);
    expect(read('{,}')).toEqual({ externalUrl: '', allowSignupForOauth: true, oidc: undefined });
    expect(says).toEqual(['Invalid json config file']);
  });

  test('the environment has the address and no keys of the login', () => {
    expect(
      readEnvironment('AFFINE_SERVER_EXTERNAL_URL=https://a.example\nOAUTH_OIDC_ISSUER=https://b.example'),
    ).toEqual({
      externalUrl: 'https://a.example',
    });
  });

  test('without an address the redirect URI is one of localhost', async () => {
    const act = ({ run }: Context): Promise<unknown> => start(run);
    const { text } = await attempt({ config: { externalUrl: '' }, act });
    expect(text).toContain('Redirect URI Error');
  });
});

describe('the expression of a mapping', () => {
  const person = { username: 'ann', password: '', firstName: 'Ann', lastName: 'Example', email: 'ann@example.org' };

  test('is read as far as the guide has it', () => {
    const python =
      'return {\n    "email": request.user.email,  # theirs\n    \'email_verified\': True,\n    "x": "y",\n}\n';
    expect(readExpression(python)(person)).toEqual({ email: 'ann@example.org', email_verified: true, x: 'y' });
  });

  test.each([
    ['return { "email": request.user.mail }'],
    ['return { "email_verified": true }'],
    ['return { "email" request.user.email }'],
    ['return { "a": True, , }'],
    ['{ "email": request.user.email }'],
  ])('%s is refused', (python) => {
    expect(() => readExpression(python)(person)).toThrow('Unexpected');
  });
});
