import { defineRecipe } from '../../recipes';
import {
  authorize,
  checkAccount,
  checkMappings,
  comeBack,
  configure,
  logOut,
  registration,
  start,
} from './driver-steps';
import { launch } from './driver-promises';
import { questions } from './questions';

const ONE_ADDRESS = 'AFFiNE takes both for the same address';

const SLASH =
  'authentik redirects the address with two slashes to the right one, and AFFiNE compares issuers without slashes at their ends';

export default defineRecipe({
  application: {
    name: 'AFFiNE',
    side: 'protocol model',
    version: '0.27.4',
    description:
      'A protocol model of AFFiNE, ours, restated from its source and, for what is new in 0.27, from reports: no package holds its server. It verifies ID tokens with jose, as AFFiNE does. What its scripts do in the browser is done by the model, with redirects and cookies.',
    packages: ['jose'],
  },
  // The two ways to make the provider known to AFFiNE.
  variants: ['panel', 'file'],
  outcomes: {
    'one-mapping': 'the provider has one mapping for the scope, in the place of its own',
    admin: 'the address of the Admin Panel leads there',
    button: 'there is a button Continue with OIDC',
    'redirect-uri': 'the address bar shows the redirect URI that the guide says',
    https: 'it begins as the guide says',
    'signed-in': 'the person comes back to AFFiNE, signed in',
    name: 'AFFiNE shows the name and the address from the provider',
    user: 'there is one new user, with address and name from the provider, who is no administrator',
    address: 'the address of the installation begins as the guide says',
    'signed-out': 'Sign out ends the session of AFFiNE',
    'no-password': 'the next login needs no password',
    once: 'it makes no second user',
    launch: 'the launch URL leads to AFFiNE',
    diagnosis: 'the first command for containers prints 200 and the issuer',
    lookup: 'the second one prints the addresses behind its name',
    authority: 'the file of a further authority is mounted where Node.js looks for it, in the service of the commands',
    log: 'the command for the log finds why the button is missing',
    'private-address':
      'with the provider at a private address there is no button without the line of the guide, and one with it',
    secret: 'with another secret nobody gets in, and AFFiNE shows what the guide says',
    args: 'the Admin Panel refuses the text without `args`, as the guide says',
    'panel-wins': 'what was saved in the panel goes before the file until the command of the guide has removed it',
    closed: 'with the line of the guide nobody new gets in, and who has been there does',
  },
  only: {
    'one-mapping': { providers: ['authentik'] },
    args: { variants: ['panel'] },
    'panel-wins': { variants: ['file'] },
    closed: { variants: ['file'] },
  },
  run: async (run) => {
    const provider = await run.register(registration(run));
    const affine = await run.step('configure', () => configure(run));
    await run.step('start', () => start(run));
    await run.step('authorize', () => {
      authorize(run);
      if (run.provider === 'authentik') checkMappings(run, provider);
    });
    await run.step('callback', () => comeBack(run));
    await run.step('account', () => {
      checkAccount(run, affine);
    });
    await run.step('logout', () => logOut(run, affine));
    await run.step('launch', () => launch(run, affine, provider));
  },
  questions,
  accepts: [
    { value: 'Prepare AFFiNE | https://affine.company/admin', operators: ['slash'], because: ONE_ADDRESS },
    { value: 'Check the login | https://affine.company', operators: ['slash'], because: ONE_ADDRESS },
    { value: 'New Application > Application | Launch URL', operators: ['slash'], because: ONE_ADDRESS },
    { value: 'Create client > Login settings | Home URL', operators: ['slash'], because: ONE_ADDRESS },
    {
      value: '.env | AFFINE_SERVER_EXTERNAL_URL',
      operators: ['slash'],
      because: 'AFFiNE takes scheme and host of it and drops the rest',
    },
    {
      value: 'config.json | server.externalUrl',
      operators: ['slash'],
      because: 'AFFiNE takes scheme and host of it and drops the rest',
    },
    {
      value: 'Admin Panel > Settings > OAuth > OIDC OAuth provider config | issuer',
      operators: ['slash'],
      providers: ['authentik'],
      because: SLASH,
    },
    {
      value: 'config.json | oauth.providers.oidc.issuer',
      operators: ['slash'],
      providers: ['authentik'],
      because: SLASH,
    },
    {
      value: 'New Application > Configure Provider | Scopes',
      operators: ['drop email'],
      because: 'the mapping that the guide has made for `email` is selected in its place',
    },
    {
      value: 'config.json | $schema',
      because: 'AFFiNE does not read it; it is for editors',
    },
  ],
});
