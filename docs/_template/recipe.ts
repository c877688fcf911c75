import {
  defineRecipe,
  expectAccount,
  expectApplication,
  expectLoginPage,
  fullNameOf,
  GenericApp,
  hostOf,
  logIn,
  logOut,
  shownPage,
} from '../../recipes';
import { fromForm, fromVariables } from './driver';

const DEFAULT_SCOPES = 'they are default scopes of a client of Keycloak, and default scopes need not be asked for';

/** Executes the guide: its values, and only those, have to log a person in. `npm run recipes -- example-app` runs it. */
export default defineRecipe({
  application: {
    name: 'Example App',
    side: 'protocol model',
    version: '1.0',
    description:
      'A small application on openid-client, which is certified, in the place of Example App: what is particular to Example App is not shown by it.',
    packages: ['openid-client'],
  },
  // The two ways of the guide. One that a guide does not have is deleted, here and below.
  variants: ['form', 'variables'],
  // Fact missing: everything else that the guide promises its readers, for instance what groups may do.
  outcomes: {
    account: 'the application shows name, address, user name and groups of the person',
    'log-out': 'the log-out leads to the identity provider and back',
    'launch-url': 'the launch URL leads to the login',
  },
  run: async (run) => {
    const { page, provider: id, users, browser } = run;
    // For a client without a secret, Client type `public`: run.register({ isPublic: true }).
    const provider = await run.register();
    const { address, login } = await run.step('configure', async () => {
      const host = hostOf(run, 'https://example-app.company/');
      const made = run.variant === 'form' ? fromForm(run, host) : fromVariables(run, host);
      await run.serve(host, new GenericApp({ logins: [made], says: run.says }).listener);
      return { login: made, address: page.step('https://example-app.company/', 'start', 'Check the login') };
    });
    const home = await logIn(run, { address, title: `Sign in with ${page.step('Sign in with', 'start')}` });
    await run.step('account', () => {
      const { email = '', username, groups = [] } = users.intended;
      expectAccount(run, 'account', home, { name: fullNameOf(users.intended), email, username, groups });
    });
    await run.step('logout', async () => {
      const { url, status, hops } = await logOut(run);
      const isByProvider = hops.some((hop) => hop.url.startsWith(`${provider.url}/`));
      run.expect('log-out', [isByProvider, url, status], [true, login.settings.postLogoutRedirectUri, 200]);
    });
    await run.step('launch', async () => {
      await browser.visit(provider.record.launchUrl ?? '');
      // authentik's own session goes on after a log-out, Keycloak's has ended.
      if (id === 'keycloak') {
        expectLoginPage(run, 'launch');
        await run.signIn();
      }
      expectApplication(run, address, 'launch');
      run.expect('launch-url', shownPage(run).title, 'Signed in');
    });
  },
  // Mistakes that nobody notices, and why. `npm run recipes -- example-app --mutate` prints them.
  accepts: [
    {
      value: 'Check the login | https://example-app.company/',
      operators: ['slash'],
      because: 'it is the same address',
    },
    {
      value: 'Add mapper > Group Membership | Name',
      because: 'the name of the mapper is for administrators, the claim has its own',
    },
    {
      value: 'Add mapper > Group Membership | Add to access token',
      because: 'the application does not read the access token',
    },
    ...['Add mapper > Group Membership | Add to ID token', 'Add mapper > Group Membership | Add to userinfo'].map(
      (value) => ({ value, because: 'the application takes the claim from either' }),
    ),
    ...['Scopes', 'services.example-app.environment.OIDC_SCOPES'].map((value) => ({
      value,
      operators: ['drop profile', 'drop email'],
      providers: ['keycloak'],
      because: DEFAULT_SCOPES,
    })),
  ],
});
