import { createRequire } from 'node:module';
import { defineRecipe } from '../../recipes';
import { checkCommands, checkSecondPerson, configure, launch, logInAndOut } from './driver-steps';
import { questions } from './questions';

const installed = createRequire(import.meta.url)('openid-client/package.json') as { readonly version: string };
const CALLBACK = { callback_url: 'https://app.company/callback' };
const SLASH = 'a host without a path is the same address with a slash';
const OAUTH2 = ['oauth2'];
const NO_RETURN = 'an application with plain OAuth 2.0 sends no address to return to after the log-out';

export default defineRecipe({
  application: {
    name: 'openid-client',
    side: 'client code',
    version: installed.version,
    description:
      'A small application of ours on openid-client, which is certified. It stands for any: how a certain one behaves is not shown by it.',
    packages: ['openid-client'],
  },
  // The forms of the guide; `variables` are the file of variables and the one in YAML.
  variants: ['discovery', 'endpoints', 'oauth2', 'variables'],
  samples: { discovery: CALLBACK, endpoints: CALLBACK, oauth2: CALLBACK, variables: CALLBACK },
  outcomes: {
    'callback-url': 'the browser comes back to the address of step 1',
    account: 'the application shows name, address and groups of the person, as far as it was told their claims',
    userinfo: 'e-mail address, user name and groups stand in the user info',
    'id-token': 'they stand in the ID token too',
    'log-out': 'the log-out leads back to the application, or to the page of the provider that the guide describes',
    'log-out-application': 'the session of the application has ended',
    'second-person': 'a second person gets another account',
    'launch-url': 'the launch URL leads to the application',
    'check-address':
      'the address for the browser leads to the login page, and the application refuses what comes of it',
    'check-secret': 'the command for the secret says that it is right',
    'discovery-document': 'the discovery document has the issuer',
  },
  only: {
    'second-person': { providers: ['keycloak'] },
    'id-token': { variants: ['discovery', 'endpoints', 'variables'] },
  },
  run: async (run) => {
    const provider = await run.register();
    const configured = await run.step('configure', () => configure(run, provider));
    for (const login of configured.logins) await logInAndOut(run, configured, login);
    await checkSecondPerson(run, configured);
    await run.step('launch', async () => {
      await launch(run, configured);
      await checkCommands(run, configured.logins);
    });
  },
  questions,
  accepts: [
    { value: 'New Application > Application | Launch URL', operators: ['slash'], because: SLASH },
    { value: 'Create client > Login settings | Home URL', operators: ['slash'], because: SLASH },
    { value: '4. Check the login | https://app.company', operators: ['slash'], variants: OAUTH2, because: SLASH },
    {
      value: 'New Application > Configure Provider | Redirect URIs/Origins (RegEx) #2',
      variants: OAUTH2,
      because: NO_RETURN,
    },
    { value: 'Create client > Login settings | Valid post logout redirect URIs', variants: OAUTH2, because: NO_RETURN },
    {
      value: 'Add mapper > Group Membership | Name',
      because: 'the name of the mapper is for administrators, the claim has its own',
    },
    {
      value: 'Add mapper > Group Membership | Add to access token',
      because: 'this application hands the access token on and does not read it',
    },
    {
      value: 'Add mapper > Group Membership | Add to ID token',
      variants: OAUTH2,
      because: 'plain OAuth 2.0 does not look at the ID token',
    },
    {
      value: 'Application > options of the login | Response mode',
      providers: ['authentik'],
      because: 'authentik answers a mode that it does not know as if none was asked for',
    },
    {
      value: 'Application > attributes or claims | Last name claim',
      providers: ['authentik'],
      because: 'authentik sends no last name, as the guide says',
    },
    ...['Scopes', 'OIDC_SCOPES', 'oidc.scopes'].map((value) => ({
      value,
      operators: ['drop profile', 'drop email'],
      providers: ['keycloak'],
      because: 'they are default scopes of a client of Keycloak, and default scopes need not be asked for',
    })),
  ],
});
