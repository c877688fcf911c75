import { defineRecipe, expectLoginPage } from '../../recipes';
import { checkAccount, comeBack, compareRedirectUrl, configure, launch, logOut, start } from './driver-steps';
import { questions } from './questions';

const ONE_ADDRESS = 'Memos takes both for the same address';
const CHOSEN = 'it is chosen freely, and no other value has to agree with it';
const UNASKED = 'Keycloak sends the claims of its default client scopes unasked';

export default defineRecipe({
  application: {
    name: 'Memos',
    side: 'protocol model',
    version: '0.30.0',
    description:
      'A protocol model of Memos, ours, restated from its source: no package holds the code of Memos, which is a Go program. What its scripts do in the browser is done by the model, with redirects and cookies.',
    packages: [],
  },
  // The two ways to make the provider known to Memos.
  variants: ['form', 'file'],
  outcomes: {
    'public-notes': 'who is not signed in sees the public notes at the address without /auth',
    'redirect-url': 'Memos sends the redirect URI that the guide says',
    callback: 'the browser comes back to the address that the guide says',
    notes: 'the person comes back to their notes',
    name: 'My Account shows the full name',
    linked: 'SSO Accounts shows the provider as linked, with the username as External ID',
    member: 'there is one new account: username, role, full name and e-mail address are those of the person',
    'signed-out': 'Sign out leads to the page with the button',
    'no-password': 'the next login needs no password',
    once: 'it makes no second account',
    'log-out-page': 'the log-out address of the provider leads where the guide says',
    'provider-session': 'the session at the provider has ended or goes on, as the guide says',
    launch: 'the launch URL leads to the page with the button',
    icon: 'the address of the logo leads to a picture',
    diagnosis: 'the command for containers gets an answer',
    authority: 'the file of a further authority is mounted where Go looks for it, in the service of the command',
    secret: 'with another secret nobody gets in, and Memos shows what the guide says',
  },
  only: { icon: { providers: ['authentik'] } },
  run: async (run) => {
    const provider = await run.register();
    const memos = await run.step('configure', () => configure(run));
    await run.step('start', () => start(run));
    await run.step('authorize', () => {
      expectLoginPage(run, 'authorize');
      compareRedirectUrl(run);
    });
    await run.step('callback', () => comeBack(run));
    await run.step('account', () => checkAccount(run, memos));
    await run.step('logout', () => logOut(run, memos, provider));
    await run.step('launch', () => launch(run, memos, provider));
  },
  questions,
  accepts: [
    { value: 'Prepare Memos | https://memos.company', operators: ['slash'], because: ONE_ADDRESS },
    { value: 'Check the login | https://memos.company/auth', operators: ['slash'], because: ONE_ADDRESS },
    { value: 'New Application > Application | Launch URL', operators: ['slash'], because: ONE_ADDRESS },
    { value: 'Create client > Login settings | Home URL', operators: ['slash'], because: ONE_ADDRESS },
    { value: 'Settings > SSO > Create > Basic settings | Provider ID', because: CHOSEN },
    { value: 'memos-idp-company.json | uid', because: CHOSEN },
    {
      value: 'Settings > SSO > Create > OAuth configuration | Scopes',
      operators: ['drop profile', 'drop email'],
      providers: ['keycloak'],
      because: UNASKED,
    },
  ],
});
