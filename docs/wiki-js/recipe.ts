import { defineRecipe, expectLoginPage, type ApplicationSide } from '../../recipes';
import { questions } from './questions';
import { checkAccount, comeBack, configure, launch, logOut, start } from './driver-steps';

const CLIENTS: Readonly<Record<string, string>> = {
  generic: 'passport-openidconnect',
  keycloak: '@exlinc/keycloak-passport',
};

const describeApplication = (variant: string): ApplicationSide => {
  const client = CLIENTS[variant] ?? '';
  return {
    name: 'Wiki.js',
    side: 'client code',
    version: '2.5.314',
    description: `The client code of Wiki.js, ${client} with passport and Express at the versions that Wiki.js pins; its rules for accounts, groups and log-out around them are ours, restated from its source and compared with what a real one answered.`,
    packages: [client, 'passport', 'express-4.18', 'express-session'],
  };
};

const TRAILING_SLASH = 'Wiki.js redirects to the address without the slash at its end';

export default defineRecipe({
  application: describeApplication,
  // The strategies. With authentik there is the generic one only.
  variants: ['keycloak', 'generic'],
  runs: ({ provider, variant }) => provider === 'keycloak' || variant === 'generic',
  chromium: ['generic', 'keycloak'],
  outcomes: {
    'callback-url': 'the browser comes back to the address that the guide has copied',
    'first-page': 'the person sees the first page, not the page "Unauthorized"',
    name: 'the menu shows the full name',
    account:
      'there is one account of this strategy, with name and address from the provider, in the group of the guide',
    unlinked: 'a local account with the same address stays as it was',
    'site-url': 'the Site URL begins as the guide says',
    'without-group': 'a person in no group sees the page "Unauthorized"',
    'log-out': 'the log-out leads where the guide says',
    'log-out-wiki': 'the session of the wiki has ended',
    'log-out-provider': 'the session at the provider has ended or goes on, as the guide says',
    'launch-url': 'the launch URL leads to the login, without a page of Wiki.js before it',
    diagnosis: 'the command for containers prints 200',
    authority: 'the file of a further authority is mounted where Node.js looks for it, in the service of the command',
  },
  run: async (run) => {
    const provider = await run.register();
    const { wiki, key } = await run.step('configure', () => configure(run));
    await run.step('start', () => start(run));
    await run.step('authorize', () => {
      expectLoginPage(run, 'authorize');
    });
    const page = await run.step('callback', () => comeBack(run, wiki));
    await run.step('account', () => checkAccount(run, wiki, key, page));
    await run.step('logout', () => logOut(run, wiki, provider));
    await run.step('launch', () => launch(run, wiki, provider));
  },
  questions,
  accepts: [
    {
      value: 'Prepare Wiki.js | Site URL',
      operators: ['slash'],
      because: 'Wiki.js stores the address without the slash at its end',
    },
    { value: 'New Application > Application | Launch URL', operators: ['slash'], because: TRAILING_SLASH },
    { value: 'Create client > Login settings | Home URL', operators: ['slash'], because: TRAILING_SLASH },
    { value: 'Check the login | https://wiki.company/login', operators: ['slash'], because: TRAILING_SLASH },
    {
      value: 'Administration > Authentication > Keycloak | Host',
      because: 'Wiki.js insists on the field and makes no address from it',
    },
    {
      value: 'Administration > Authentication > Keycloak | Realm',
      because: 'Wiki.js insists on the field and makes no address from it',
    },
    {
      value: 'Create client > Login settings | Valid post logout redirect URIs',
      variants: ['generic'],
      because: 'the generic strategy sends no address to return to after the log-out',
    },
  ],
});
