import {
  expectAccount,
  expectApplication,
  expectLoginPage,
  expectProvidersLogOut,
  fullNameOf,
  GenericApp,
  type GenericLogin,
  hostOf,
  logIn,
  logOut,
  type RegisteredProvider,
  type Run,
  shownPage,
} from '../../recipes';
import { loginsOf, ownRedirectUri } from './driver';
import { runCurl } from './driver-commands';

/** The steps of the guide, each with what must come out of it. */

interface Configured {
  readonly provider: RegisteredProvider;
  readonly app: GenericApp;
  /** As people open it. */
  readonly address: string;
  readonly logins: readonly GenericLogin[];
}

const CHECK = '4. Check the login';

export async function configure(run: Run, provider: RegisteredProvider): Promise<Configured> {
  const address = run.page.step('https://app.company', ['start', 'logout'], CHECK);
  const logins = loginsOf(run, { address });
  const app = new GenericApp({ logins, says: run.says });
  await run.serve(hostOf(run, 'https://app.company'), app.listener);
  return { provider, app, address, logins };
}

/** One login of the application, from the first page to the log-out. */
export async function logInAndOut(run: Run, configured: Configured, login: GenericLogin): Promise<void> {
  const { app, address, logins } = configured;
  const { users, provider } = run;
  const { intended } = users;
  const page = await logIn(run, {
    address,
    title: login.title,
    mayKnow: provider === 'authentik' && login !== logins[0],
  });
  await run.step('callback', () => {
    const callback = page.hops
      .map(({ url }) => url)
      .find((url) => /[?&]code=/.test(url))
      ?.replace(/\?.*/s, '');
    run.expect('callback-url', callback, ownRedirectUri(run.page, 'callback'));
  });
  await run.step('account', () => {
    const { claims = {} } = login.settings;
    const name = fullNameOf(intended);
    const known = {
      username: intended.username,
      email: intended.email ?? '',
      name,
      groups: intended.groups ?? [],
      // The guide says so: authentik sends the whole name as the first, and no last name.
      ...(provider === 'authentik'
        ? { firstName: name }
        : { firstName: intended.firstName, lastName: intended.lastName }),
    };
    const told = Object.fromEntries(Object.entries(known).filter(([key]) => key in claims));
    expectAccount(run, 'account', page, told);
    const { idTokenClaims, userinfo = {} } = app.lastIdentity ?? {};
    const expected = [known.email, known.username, known.groups];
    const sent = ({ email, preferred_username: username, groups }: Readonly<Record<string, unknown>>): unknown[] => [
      email,
      username,
      groups,
    ];
    run.expect('userinfo', sent(userinfo), expected);
    if (idTokenClaims) run.expect('id-token', sent(idTokenClaims), expected);
  });
  await run.step('logout', () => leave(run, configured, login));
}

async function leave(run: Run, { address, provider }: Configured, login: GenericLogin): Promise<void> {
  const { url, status, hops } = await logOut(run);
  if (login.settings.isPlainOAuth !== true) {
    const isByProvider = hops.some((hop) => new URL(hop.url).host !== new URL(address).host);
    run.expect('log-out', [isByProvider, url, status], [true, new URL(address).href, 200]);
  } else {
    await expectProvidersLogOut(run, 'log-out', provider);
  }
  await run.browser.visit(address);
  run.expect('log-out-application', shownPage(run).title, 'Sign in');
}

/** The steps that need a second person. */
export async function checkSecondPerson(run: Run, { app, address, logins }: Configured): Promise<void> {
  const [login] = logins;
  if (!login || run.provider === 'authentik') return;
  await logIn(run, { address, title: login.title, user: run.users.other });
  await run.step('account', () => {
    run.expect(
      'second-person',
      [...app.accounts.values()].map(({ name }) => name),
      ['Ada Example', 'Ben Sample'],
    );
  });
  await run.step('logout', async () => {
    await logOut(run);
  });
}

export async function launch(run: Run, { provider: { record }, address }: Configured): Promise<void> {
  await run.browser.visit(record.launchUrl ?? '');
  run.expect('launch-url', expectApplication(run, address, 'launch').url, new URL(address).href);
}

/** The parts of the guide that do without the application. */
export async function checkCommands(run: Run, logins: readonly GenericLogin[]): Promise<void> {
  const { page, browser, says } = run;
  await browser.visit(page.snippet({ title: 'Address bar', needs: 'launch' }).text.trim());
  const isKnown = /[?&]code=/.test(shownPage(run).url);
  if (!isKnown) {
    expectLoginPage(run, 'launch');
    await run.signIn();
  }
  run.expect('check-address', shownPage(run).text.split('\n'), [
    'Error',
    'The login was not begun here, or has ended already.',
  ]);
  const secret = logins[0]?.settings.clientSecret ?? '';
  const heading = (text: string) => ({
    title: 'On the machine of the application',
    heading: text,
    needs: 'launch' as const,
    keys: ['curl --silent'],
  });
  run.substitutes('curl, and the password that it asks for -> this process');
  const answer = await runCurl(page.snippet(heading('Check without the application')).text, secret);
  says(answer);
  run.expect('check-secret', (JSON.parse(answer) as { readonly error?: unknown }).error, 'invalid_grant');
  const document = await runCurl(page.snippet(heading('Read the discovery document')).text, secret);
  const issuer = page.page.values.find(({ raw }) => raw === '<issuer>');
  run.expect('discovery-document', (JSON.parse(document) as { readonly issuer?: unknown }).issuer, issuer?.value);
}
