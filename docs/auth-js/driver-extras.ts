import { fullNameOf, isOfProvider, shownPage } from '../../recipes/index';
import { madeSecret } from './driver-commands';
import { checked, driverLogin, HOST, parsed, selectButton, sessionOf, visit, type Login } from './driver-login';
import { BEHIND_PROXY } from './driver-web';

export type Act = (login: Login) => Promise<void>;

export const APPLICATION = `https://${HOST}/`;
/** A page that the guide's examples close. */
const CLOSED = `${APPLICATION}members/list`;

/** Another page of Auth.js than that for the session. */
export const pageOf = ({ run }: Login, name: string): string =>
  checked(run, 'https://app.company/<base_path>/session', 'logout').replace(/[^/]+\/?$/, name);

/** Goes to a page and selects its first button. */
export const onPage =
  (url: (login: Login) => string): Act =>
  async (login) => {
    await visit(login.run, url(login));
    await selectButton(login.run);
  };

export const signInPage = onPage((login) => pageOf(login, 'signin'));
const signOutPage = onPage((login) => pageOf(login, 'signout'));
export const firstPage = onPage(() => APPLICATION);

/** Who is not signed in is sent from a closed page to that with the button. */
const throughClosedPage =
  (then: Act): Act =>
  async (login) => {
    const { url } = await visit(login.run, CLOSED);
    login.run.expect('closed', url, pageOf(login, 'signin'));
    await then(login);
  };

interface LogOut {
  readonly leave: Act;
  /** Begins the next login. */
  readonly enter: Act;
  /** What the application's first page then shows. */
  readonly greeting?: (name: string) => string;
}

/** The application's session ends, the provider's goes on: "the next login needs no password". */
const logOut =
  ({ leave, enter, greeting }: LogOut): Act =>
  (login) => {
    const { run } = login;
    return driverLogin(login, 'logout', async () => {
      await leave(login);
      run.expect('signed-out', await sessionOf(run, 'logout'), undefined);
      await enter(login);
      const { url, hops, text } = shownPage(run);
      const through = hops.some((hop) => isOfProvider(run, hop));
      run.expect('no-password', { url, through }, { url: APPLICATION, through: true });
      if (greeting) run.expect('greeting', text, greeting(fullNameOf(run.users.intended)));
    });
  };

/** With the secret that the page's command makes, whoever is signed in has to sign in once more. */
const withMadeSecret: Act = (login) => {
  const { run, change } = login;
  return driverLogin(login, 'logout', async () => {
    await change({ framework: 'core' }, { env: { AUTH_SECRET: madeSecret(run) } });
    const before = await sessionOf(run, 'logout');
    await signInPage(login);
    const { name } = ((await sessionOf(run, 'logout'))?.user ?? {}) as { readonly name?: unknown };
    run.expect('made-secret', { before, name }, { before: undefined, name: fullNameOf(run.users.intended) });
  });
};

/** Under `next dev` the address is the one at which it listens. */
const inDevelopment: Act = (login) => {
  const { run, change } = login;
  return driverLogin(login, 'logout', async () => {
    run.expect('member', (await visit(run, CLOSED)).text, 'Members');
    await change({ framework: 'next-5', development: true });
    const providers = parsed((await visit(run, pageOf(login, 'providers'))).text) as Record<string, ShownProvider>;
    const origins = Object.values(providers).map(({ callbackUrl }) => new URL(callbackUrl).origin);
    run.expect('development', origins, [BEHIND_PROXY]);
  });
};

/** What `/<base_path>/providers` has of a provider. */
export interface ShownProvider {
  readonly id: string;
  readonly name: string;
  readonly callbackUrl: string;
}

/** What a framework's variant shows besides a login. */
export const driverExtras: Readonly<Record<string, Act>> = {
  core: async (login) => {
    await logOut({ leave: signOutPage, enter: signInPage })(login);
    await withMadeSecret(login);
  },
  express: logOut({ leave: signOutPage, enter: firstPage, greeting: (name) => `Signed in as ${name}` }),
  sveltekit: logOut({ leave: signOutPage, enter: firstPage, greeting: (name) => `Sign in\n${name}` }),
  qwik: logOut({
    leave: signOutPage,
    enter: throughClosedPage(async ({ run }) => {
      await selectButton(run);
    }),
    greeting: (name) => name,
  }),
  'next-5': async (login) => {
    const greeting = (name: string): string => `${name}\nSign out`;
    await logOut({ leave: firstPage, enter: throughClosedPage(firstPage), greeting })(login);
    await inDevelopment(login);
  },
  'next-4': logOut({ leave: signOutPage, enter: signInPage }),
};
