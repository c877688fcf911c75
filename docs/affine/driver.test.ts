import { describe, expect, test, vi } from 'vitest';
import { defineRecipe, shownPage, type RegisterOptions } from '../../recipes';
import { useGuide } from '../../tests/support/use-guide';
import { readConfigFile, readEnvironment, savePanel, type AffineConfig, type OidcConfig } from './driver-config';
import { readExpression } from './driver-expression';
import { OIDC_BUTTON } from './driver-pages';
import { openAffine, type OpenedAffine } from './driver-questions';
import { start } from './driver-steps';

/**
 * What AFFiNE does with right and wrong values, as its source, reports and the guide say. Where there is no other word, with authentik. What
 * is refused is asked in questions.ts.
 */
const guide = useGuide('affine');

interface Login {
  readonly provider?: string;
  /** By the end of the id of a value. */
  readonly mutants?: Readonly<Record<string, string>>;
  /** Default: what the guide says. */
  readonly register?: RegisterOptions;
  /** Settings of the provider that differ from the guide's. */
  readonly oidc?: Partial<OidcConfig>;
  readonly config?: Partial<Omit<AffineConfig, 'oidc'>>;
  readonly prepare?: (context: OpenedAffine) => void;
  /** Default: selects the button and signs in. */
  readonly act?: (context: OpenedAffine) => Promise<unknown>;
}

const logIn = async ({ run }: Pick<OpenedAffine, 'run'>): Promise<void> => {
  await start(run);
  await run.signIn();
};

async function attempt({ provider: id = 'authentik', mutants = {}, prepare, act = logIn, ...login }: Login = {}) {
  let answer: { readonly text: string; readonly path: string; readonly users: readonly string[] } | undefined;
  const recipe = defineRecipe({
    application: { name: 'AFFiNE', side: 'protocol model', version: '', description: '', packages: [] },
    outcomes: { admin: '', button: '' },
    run: async (run) => {
      const context = await openAffine(run, login.register);
      const { affine } = context.installation;
      prepare?.(context);
      await context.change({ ...login.config, oidc: login.oidc ?? {} });
      await act(context);
      const { text, url } = shownPage(run);
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
const look = async ({ run }: OpenedAffine): Promise<unknown> => run.browser.visit('https://affine.company/sign-in');

const CALLBACK = 'https://affine.company/oauth/callback';

describe('what is refused', () => {
  test('an address about which authentik says nothing is taken', async () => {
    const register = { mappings: [{ scopeName: 'email', claims: () => ({ email: 'a@example.org' }) }] };
    expect((await attempt({ register })).users).toEqual(['Ada Example']);
  });

  test('a state that is none', async () => {
    const act = ({ run }: OpenedAffine): Promise<unknown> => run.browser.visit(`${CALLBACK}?code=x&state=y`);
    expect((await attempt({ act })).text).toContain('Invalid callback state parameter.');
  });

  test('a state after three hours', async () => {
    const act = async ({ run }: OpenedAffine): Promise<void> => {
      await start(run);
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 4 * 3600 * 1000 });
      await run.signIn().finally(() => vi.useRealTimers());
    };
    expect((await attempt({ act })).text).toContain('OAuth state expired, please try again.');
  });
});

describe('the issuer', () => {
  const REALM = 'https://keycloak.company/realms/example-realm';

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

  test('a login that somebody still has open after the button is gone', async () => {
    const act = async (context: OpenedAffine): Promise<void> => {
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

describe('claims', () => {
  test('what args names for AFFiNE is not sent, and all else is', async () => {
    const args = { claim_name: 'preferred_username', prompt: 'login' };
    let address = '';
    const act = async (context: OpenedAffine): Promise<void> => {
      await start(context.run);
      address = shownPage(context.run).hops[0]?.location ?? '';
      await context.run.signIn();
    };
    const { users } = await attempt({ oidc: { args }, act });
    expect(users).toEqual(['ada-login']);
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
    const act = ({ run }: OpenedAffine): Promise<unknown> => start(run);
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
