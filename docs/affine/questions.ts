import { emailCases, idTokenFaults, nameCases, refusals, type Question } from '../../recipes';
import { answered } from './driver-questions';

/** The two ways differ in where the settings stand, and in nothing that is asked here. */
const PANEL = { variant: 'panel' };
const FIELD = 'Admin Panel > Settings > OAuth > OIDC OAuth provider config';
const ISSUER = `${FIELD} | issuer`;
const MAIL = 'ada.mail@example.org';

/** What published pages contradict each other about, and what AFFiNE accepts or refuses. */
export const questions: readonly Question[] = [
  {
    id: 'issuer-slash',
    cases: [
      answered({
        ...PANEL,
        providers: ['authentik'],
        tried: 'with the slash',
        values: { [ISSUER]: 'https://authentik.company/application/o/example-app/' },
      }),
      answered({
        ...PANEL,
        providers: ['authentik'],
        tried: 'without the slash',
        values: { [ISSUER]: 'https://authentik.company/application/o/example-app' },
      }),
      answered({
        ...PANEL,
        providers: ['keycloak'],
        tried: 'with a slash',
        values: { [ISSUER]: 'https://keycloak.company/realms/example-realm/' },
      }),
      answered({
        ...PANEL,
        providers: ['keycloak'],
        tried: 'without a slash',
        values: { [ISSUER]: 'https://keycloak.company/realms/example-realm' },
      }),
    ],
  },
  { id: 'display-name', cases: nameCases(answered, [PANEL]) },
  {
    id: 'unlinked-account',
    cases: [
      answered({
        ...PANEL,
        tried: 'a user who is an administrator has the address',
        tells: 'account',
        prepare: ({ installation: { affine } }) =>
          affine.users.push({ email: MAIL.toUpperCase(), name: 'Keeper', isAdministrator: true }),
      }),
      answered({
        ...PANEL,
        tried: 'a user has the address, and `allowSignupForOauth` is off',
        tells: 'account',
        prepare: async ({ installation: { affine }, change }) => {
          affine.users.push({ email: MAIL, name: 'Keeper', isAdministrator: false });
          await change({ allowSignupForOauth: false });
        },
      }),
    ],
  },
  {
    id: 'email',
    cases: [
      ...emailCases(answered, [{ ...PANEL, providers: ['keycloak'] }]),
      answered({
        ...PANEL,
        providers: ['authentik'],
        tried: 'not verified',
        values: { 'Expression | email_verified': 'False' },
        tells: 'email',
      }),
      answered({
        ...PANEL,
        providers: ['authentik'],
        tried: 'not verified, and `claim_email_verified` names a claim that is not there',
        values: { 'Expression | email_verified': 'False' },
        prepare: ({ change }) => change({ oidc: { args: { claim_email_verified: 'nothing' } } }),
        tells: 'email',
      }),
      answered({ ...PANEL, providers: ['authentik'], tried: 'none', person: { email: undefined }, tells: 'email' }),
      answered({
        ...PANEL,
        providers: ['authentik'],
        tried: 'the scope `email` is not asked for',
        prepare: ({ change }) => change({ oidc: { args: { scope: 'openid profile' } } }),
        tells: 'email',
      }),
    ],
  },
  { id: 'id-token-faults', cases: idTokenFaults(answered, [PANEL]) },
  {
    id: 'refusals',
    cases: [
      ...refusals(answered, [PANEL], {
        secret: () => `${FIELD} | clientSecret`,
        callback: 'https://affine.company/oauth/callback',
        leave: ({ run }) => run.browser.click('Sign out'),
      }),
      answered({
        ...PANEL,
        tried: 'the scope `openid` is not asked for',
        prepare: ({ change }) => change({ oidc: { args: { scope: 'profile email' } } }),
      }),
      answered({
        ...PANEL,
        providers: ['authentik'],
        tried: 'no `Signing Key`, so that ID tokens are signed with the secret',
        values: { 'Configure Provider | Signing Key': '' },
      }),
      answered({
        ...PANEL,
        tried: 'the callback is opened in another browser',
        act: async ({ run, application }) => {
          await application.start();
          const state = new URL(run.browser.page?.hops[0]?.location ?? '').searchParams.get('state') ?? '';
          await run.browser.close();
          await run.browser.visit(`${application.callback}?code=x&state=${encodeURIComponent(state)}`);
        },
      }),
      answered({
        ...PANEL,
        tried: 'a person who is new, and `allowSignupForOauth` is off',
        prepare: ({ change }) => change({ allowSignupForOauth: false }),
      }),
      answered({
        ...PANEL,
        tried: 'the discovery document of another issuer',
        prepare: async ({ run, installation: { affine }, change }) => {
          const issuer = affine.config.oidc?.issuer ?? '';
          const document = await (await fetch(`${issuer}/.well-known/openid-configuration`)).text();
          await run.serve('mirror.company', (_, response) => response.end(document));
          await change({ oidc: { issuer: 'https://mirror.company' } });
        },
      }),
      answered({
        ...PANEL,
        tried: 'the provider at a private address, without `allowPrivateNetwork`',
        prepare: async ({ installation, change }) => {
          installation.network.address = '192.168.1.10';
          await change({});
        },
      }),
    ],
  },
];
