import { fullNameOf, isOfProvider, shownPage, type Run } from '../../recipes/index';
import type { Changes } from './driver';
import { driverAdapter } from './driver-adapter';
import { APPLICATION, firstPage, pageOf, signInPage, type Act, type ShownProvider } from './driver-extras';
import { driverLogin, logIn, parsed, sessionOf, visit, type Login } from './driver-login';
import type { Project } from './driver-projects';
import { claimsLater, type Tokens } from './driver-refresh';

/** An example of the guide: it changes `auth.ts` of Next.js. */
interface Example {
  readonly project: Omit<Project, 'framework'>;
  /** What comes after the application has been changed. */
  readonly show: Act;
  readonly changes?: Changes;
}

/** Requests of the application and the browser since the example began, as the provider's log has them. */
const requestsOf = ({ provider, since = 0 }: Login, ending: string): string[] =>
  provider.log.slice(since).flatMap(({ kind, text }) => {
    const path = /^\w+ ([^? ]+)/.exec(text)?.[1] ?? '';
    return kind === 'request' && path.replace(/\/$/, '').endsWith(`/${ending}`) ? [text] : [];
  });

/** A login, and what else the session must have. */
const logInAnd =
  (
    show: (login: Login) => Promise<void> | void,
    name: (login: Login) => string = ({ run }) => fullNameOf(run.users.intended),
  ): Act =>
  async (login) => {
    await logIn(login, name(login));
    await driverLogin(login, 'account', async () => show(login));
  };

/** The log-out ends at the application again, by way of the provider. */
const logsOutEverywhere: Act = async (login) => {
  const { run } = login;
  await logIn(login);
  await driverLogin(login, 'logout', async () => {
    await firstPage(login);
    const { url, hops } = shownPage(run);
    const through = hops.some((hop) => isOfProvider(run, hop));
    run.expect('log-out', { url, through }, { url: APPLICATION, through: true });
    run.expect('signed-out', await sessionOf(run, 'logout'), undefined);
    await signInPage(login);
    // "By default authentik's own session goes on even then"; Keycloak "ends its session without a question".
    const isAsked = isOfProvider(run, shownPage(run));
    run.expect('provider-session', isAsked ? 'ended' : 'goes on', run.provider === 'keycloak' ? 'ended' : 'goes on');
  });
};

/** State, nonce, another way to send the secret, and a refresh token for the time when nobody is there. */
function asksForMore(): Example {
  const logins: Tokens[] = [];
  const events = { signIn: ({ account }: { readonly account: Tokens }) => logins.push(account) };
  return {
    project: { provider: 'Scopes, checks and client authentication' },
    changes: { config: { events } },
    show: logInAnd(async (login) => {
      const { run } = login;
      const endpoint = run.provider === 'authentik' ? 'authorize' : 'auth';
      const asked = requestsOf(login, endpoint).find((line) => line.includes('client_id=')) ?? '';
      const [exchange = ''] = requestsOf(login, 'token');
      const [tokens = {}] = logins;
      run.expect(
        'options',
        {
          checks: ['code_challenge', 'state', 'nonce'].filter((name) => asked.includes(`&${name}=`)),
          byBasic: exchange.includes('Authorization: Basic'),
          refreshToken: tokens.refresh_token !== undefined,
        },
        { checks: ['code_challenge', 'state', 'nonce'], byBasic: false, refreshToken: true },
      );
      const { name, email } = (await claimsLater(login, tokens)) as Readonly<Record<string, unknown>>;
      const { intended } = run.users;
      run.expect('refresh', { name, email }, { name: fullNameOf(intended), email: intended.email });
    }),
  };
}

/** Somebody whom the callback `signIn` does not let in. */
const refusesOthers = logInAnd(async (login) => {
  const { run, outsider } = login;
  await run.browser.close();
  await signInPage(login);
  await run.signIn(outsider);
  run.expect('refused', shownPage(run).text.split('\n')[0], 'Access Denied');
  run.expect('nobody', await sessionOf(run, 'account'), undefined);
});

/** With an `id` and a `name` of its own, the provider has another redirect URI and another button. */
const hasOwnButton: Act = (login) => {
  const { run } = login;
  return driverLogin(login, 'start', async () => {
    const providers = parsed((await visit(run, pageOf(login, 'providers'))).text) as Record<string, ShownProvider>;
    const [{ id, name, callbackUrl } = { id: '', name: '', callbackUrl: '' }] = Object.values(providers);
    const { forms } = await visit(run, pageOf(login, 'signin'));
    run.expect(
      'button',
      {
        ending: callbackUrl.replace(/^.*\/callback\//, ''),
        text: forms[0]?.buttons[0]?.text,
        own: id !== run.provider,
      },
      { ending: id, text: `Sign in with ${name}`, own: true },
    );
  });
};

/** In a network of containers the provider answers by a name of its own; here that leads to the public one. */
function withInternalName(url: string, substitutes: Run['substitutes']): Changes {
  const internal = 'http://keycloak:8080/';
  substitutes(`${internal}, the internal name -> ${url}/, the public one`);
  return {
    fetch: (input, init) => {
      const address = input instanceof Request ? input.url : String(input);
      return fetch(address.startsWith(internal) ? address.replace(internal, `${url}/`) : input, init);
    },
  };
}

function examplesFor({ run, provider }: Login): readonly Example[] {
  const database = driverAdapter(run.users.intended);
  const [group = ''] = run.users.intended.groups ?? [];
  run.substitutes('the database for account linking -> an adapter that keeps users and accounts in memory');
  const isKeycloak = run.provider === 'keycloak';
  return [
    { project: { auth: 'Log out', signOut: 'Log out' }, show: logsOutEverywhere },
    ...(isKeycloak
      ? [
          {
            project: { auth: 'Containers and a private certificate authority' },
            changes: withInternalName(provider.url, run.substitutes),
            show: logInAnd((login) => {
              run.expect('no-discovery', requestsOf(login, 'openid-configuration'), []);
            }),
          },
        ]
      : []),
    asksForMore(),
    { project: { provider: 'Profile, name and button' }, show: hasOwnButton },
    {
      project: { provider: 'The profile from the userinfo endpoint' },
      show: logInAnd((login) => {
        run.expect('userinfo', requestsOf(login, 'userinfo').length, 1);
      }),
    },
    {
      project: { auth: 'Groups in the session' },
      show: logInAnd(async () => {
        run.expect('groups', (await sessionOf(run, 'account'))?.groups, run.users.intended.groups);
      }),
    },
    {
      project: { provider: 'Account linking' },
      changes: { config: { adapter: database.adapter } },
      show: logInAnd(() => {
        run.expect('linked', database.accounts, [{ provider: run.provider, userId: database.userId }]);
      }),
    },
    { project: { auth: 'Account linking' }, show: refusesOthers },
    { project: { provider: 'Reference: imports and signatures' }, show: (login) => logIn(login) },
    {
      project: { provider: 'Reference: the profile' },
      // The page's function for Keycloak says who is in the group.
      show: logInAnd(
        () => undefined,
        () => (isKeycloak ? `${fullNameOf(run.users.intended)} (${group})` : fullNameOf(run.users.intended)),
      ),
    },
  ];
}

/** Runs the guide's examples for Next.js one after the other, each with a browser that knows nothing. */
export async function driverExamples(login: Login): Promise<void> {
  for (const { project, changes, show } of examplesFor(login)) {
    const { provider, run } = login;
    const heading = project.provider ?? project.auth ?? '';
    const own = { ...login, heading, since: provider.log.length };
    await run.browser.close();
    await driverLogin(own, 'configure', () => login.change({ framework: 'next-5', ...project }, changes));
    await show(own);
  }
}
