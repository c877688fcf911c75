import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  GenericApp,
  hostOf,
  logIn,
  type OidcSettings,
  type RegisteredProvider,
  type Run,
  shownPage,
} from '../../recipes';
import { openGuide, type OpenGuide } from '../../tests/support/open-guide';
import { loginsOf } from './driver';
import recipe from './recipe';

let guide: OpenGuide;
beforeAll(async () => {
  guide = await openGuide('any-oidc');
}, 60_000);
afterAll(() => guide.close());
vi.setConfig({ testTimeout: 60_000 });

const PROVIDERS = ['authentik', 'keycloak'];
const ADDRESS = 'https://app.company';

describe('the guide logs a user in', () => {
  test.each(PROVIDERS.flatMap((provider) => recipe.variants?.map((variant) => [provider, variant] as const) ?? []))(
    '%s, %s',
    async (provider, variant) => {
      const { failure, outcomes } = await guide.run(recipe, { provider, variant });
      expect(failure).toBeUndefined();
      expect(outcomes).toContain('account');
    },
  );

  test('a wrong value is named with its place', async () => {
    const mutants = { 'OpenID Connect | Issuer': 'https://authentik.company/application/o/example-app' };
    const { failure } = await guide.run(recipe, { provider: 'authentik', variant: 'discovery', mutants });
    expect(failure?.step).toBe('start');
    expect(failure?.about.map(({ label }) => label)).toContain('Issuer');
  });
});

interface Attempt {
  readonly provider: string;
  readonly settings?: Partial<OidcSettings>;
  /** Before the login begins. */
  readonly prepare?: (provider: RegisteredProvider) => void;
  /** In place of a whole login. */
  readonly act?: (run: Run) => Promise<unknown>;
}

/** Tries to log in with the guide's values but for some, and returns what the person reads. */
async function attempt({ provider, settings, prepare, act = enter }: Attempt): Promise<readonly string[]> {
  let words: readonly string[] = [];
  const run = async (one: Run): Promise<void> => {
    const registered = await one.register();
    const [login] = loginsOf(one, { address: ADDRESS });
    if (!login) throw new Error('Expected a login.');
    const logins = [{ title: 'Sign in', settings: { ...login.settings, ...settings } }];
    const app = new GenericApp({ logins, says: one.says });
    await one.serve(hostOf(one, ADDRESS), app.listener);
    prepare?.(registered);
    await act(one).catch(() => undefined);
    words = shownPage(one).text.split('\n');
  };
  await guide.run({ ...recipe, run }, { provider, variant: 'endpoints' });
  return words;
}

const enter = (run: Run): Promise<unknown> => logIn(run, { address: ADDRESS, title: 'Sign in' });

/** By the provider, where the two differ. */
type Words = string | Readonly<Record<string, string>>;
const wordsOf = (words: Words, provider: string): string =>
  typeof words === 'string' ? words : (words[provider] ?? '');

const CLAIM = 'unexpected JWT claim value encountered: unexpected ';
const RESPONSE = 'invalid response encountered: ';

describe.each(PROVIDERS)('what is refused with %s', (provider) => {
  test.each<[string, Partial<OidcSettings>, Words]>([
    [
      'a wrong secret',
      { clientSecret: 'another' },
      {
        authentik: 'invalid_client: Client authentication failed (e.g., unknown client,',
        keycloak: 'unauthorized_client: Invalid client or Invalid client credentials',
      },
    ],
    [
      'a redirect URI that is not registered',
      { redirectUri: 'https://app.company/other' },
      { authentik: 'Redirect URI Error', keycloak: 'Invalid parameter: redirect_uri' },
    ],
    [
      'no scope openid',
      { scope: 'profile email' },
      {
        authentik: 'unexpected HTTP response status code',
        keycloak: `${RESPONSE}"response" body "id_token" property must be a string`,
      },
    ],
    [
      'another algorithm than that of the token',
      { idTokenSignedResponseAlg: 'ES256' },
      `${RESPONSE}unexpected JWT "alg" header parameter`,
    ],
    [
      'another issuer',
      { issuer: 'https://elsewhere.company/' },
      {
        authentik: `${CLAIM}JWT "iss" (issuer) claim value`,
        keycloak: `${RESPONSE}unexpected "iss" (issuer) response parameter value`,
      },
    ],
    ['keys that are not there', { jwksUri: 'https://elsewhere.company/jwks' }, 'fetch failed: getaddrinfo ENOTFOUND'],
  ])('%s', async (_, settings, words) => {
    expect((await attempt({ provider, settings })).join('\n')).toContain(wordsOf(words, provider));
  });

  test.each([
    ['issuer', `${CLAIM}JWT "iss" (issuer) claim value`],
    ['audience', `${CLAIM}JWT "aud" (audience) claim value`],
    ['signature', `${RESPONSE}JWT signature verification failed`],
    ['nonce', `${CLAIM}ID Token "nonce" claim value`],
    [
      'expired',
      'JWT timestamp claim value failed validation: unexpected JWT "exp" (expiration time) claim value, expiration is past current timestamp',
    ],
  ] as const)('an ID token with a fault: %s', async (fault, words) => {
    const prepare = ({ spoil }: RegisteredProvider): void => {
      spoil(fault);
    };
    expect(await attempt({ provider, prepare })).toEqual(['Error', words]);
  });

  test('a login that was cancelled at the provider', async () => {
    const act = async ({ browser }: Run): Promise<void> => {
      await browser.visit(ADDRESS);
      const page = await browser.click('Sign in');
      const state = /[?&]state=([^&]+)/.exec(page.hops[0]?.location ?? '')?.[1] ?? '';
      await browser.visit(`${ADDRESS}/callback?error=access_denied&state=${state}`);
    };
    expect(await attempt({ provider, act })).toEqual([
      'Error',
      'authorization response from the server is an error: access_denied',
    ]);
  });

  test('an answer that comes twice, and one that was not asked for', async () => {
    const again = async (run: Run): Promise<void> => {
      await enter(run);
      const { hops } = shownPage(run);
      await run.browser.visit(hops.find(({ url }) => url.includes('code='))?.url ?? '');
    };
    const unasked = ({ browser }: Run): Promise<unknown> => browser.visit(`${ADDRESS}/callback?code=x&state=x`);
    const refusal = ['Error', 'The login was not begun here, or has ended already.'];
    expect(await attempt({ provider, act: again })).toEqual(refusal);
    expect(await attempt({ provider, act: unasked })).toEqual(refusal);
  });
});

test('an address that is not verified is taken: this application does not look', async () => {
  // authentik sends `email_verified` as `false`.
  expect(await attempt({ provider: 'authentik' })).toContain('E-mail: ada.mail@example.org');
});
