import { defineRecipe, type RegisterOptions, type Run } from '../../recipes/index';
import type { Changes } from './driver';
import { driverAccepts } from './driver-accepts';
import { driverApplication } from './driver-application';
import { missingPackages } from './driver-commands';
import { driverExamples } from './driver-examples';
import { driverExtras } from './driver-extras';
import { driverLogin, HOST, logIn, parsed, visit, type Login } from './driver-login';
import { applicationSide, driverVariants } from './driver-variants';
import { questions } from './questions';

const EXAMPLES = 'next-5-examples';
const NEXT = Object.keys(driverVariants).filter((variant) => variant.startsWith('next-'));
const HELD = Object.keys(driverExtras);

export default defineRecipe({
  application: applicationSide,
  variants: Object.keys(driverVariants),
  // "`api/auth` with Next.js, `auth` with Express, SvelteKit, Qwik and @auth/core", says the page where it is entered.
  samples: Object.fromEntries(NEXT.map((variant) => [variant, { base_path: 'api/auth' }])),
  // Around the others stands a server that is a model of ours.
  chromium: ['express', 'next-5'],
  outcomes: {
    packages: 'the packages that the page has installed are the ones that run',
    'redirect-uri': 'Auth.js shows the redirect URI that is registered',
    https: 'it has the protocol that the page says',
    nobody: 'without a login there is no session',
    provider: 'the address bar shows the identity provider',
    back: 'the browser comes back to the application',
    name: 'the session has the name from the provider',
    email: 'the session has the e-mail address from the provider',
    secret: 'the provider refuses another secret',
    'signed-out': 'the log-out ends the session of the application',
    'no-password': 'the next login needs no password',
    'made-secret': 'with a secret that the page’s command makes, everybody signs in once more',
    greeting: 'the example page names the person',
    closed: 'who is not signed in is sent from a closed page to the login',
    member: 'who is signed in sees it',
    development: 'in development the callback goes where `next dev` listens',
    'log-out': 'the log-out goes by way of the provider and back to the application',
    'provider-session': 'the session at the provider ends or goes on, as the page says',
    options: 'state, nonce and refresh token are asked for, and the secret is sent in the form',
    refresh: 'the refresh token brings an access token that the userinfo endpoint takes',
    userinfo: 'the userinfo endpoint is asked where the page says so',
    'no-discovery': 'no discovery document is read',
    groups: 'the session has the groups',
    linked: 'the login goes to the user with the same e-mail address',
    refused: 'a person whom the callback does not let in sees Access Denied',
    button: 'a provider with a name of its own has it on its button, and its id at the end of the redirect URI',
    launch: 'the launch URL leads to the application',
  },
  only: {
    'no-password': { variants: HELD },
    'made-secret': { variants: ['core'] },
    greeting: { variants: ['express', 'sveltekit', 'qwik', 'next-5'] },
    closed: { variants: ['qwik', 'next-5'] },
    member: { variants: ['next-5'] },
    development: { variants: ['next-5'] },
    'no-discovery': { variants: [EXAMPLES], providers: ['keycloak'] },
    ...Object.fromEntries(
      ['log-out', 'provider-session', 'options', 'refresh', 'userinfo', 'groups', 'linked', 'refused', 'button'].map(
        (outcome) => [outcome, { variants: [EXAMPLES] }],
      ),
    ),
  },
  accepts: driverAccepts,
  questions,
  run: (run) => runVariant(run),
});

/**
 * Logs a user in to the application of a variant.
 *
 * @param changes what is not as the guide says
 */
export async function runVariant(run: Run, changes: Changes = {}): Promise<void> {
  const { [run.variant]: project } = driverVariants;
  if (project === undefined) throw new Error(`Unexpected variant ${run.variant}.`);
  const outsider = { ...run.users.other, username: 'cyd-login', email: 'cyd.mail@example.org', emailVerified: false };
  const provider = await run.register(registrationOf(run, outsider));
  const log: string[] = [];
  const application = driverApplication(run, log, changes);
  const login: Login = { run, provider, log, outsider, change: application.change };
  await driverLogin(login, 'configure', async () => {
    run.expect('packages', missingPackages(run, project.framework), []);
    await application.change(project);
    await run.serve(HOST, application.listener);
  });
  if (run.variant === EXAMPLES) await driverExamples(login);
  else await logIn(login);
  await driverLogin(login, 'callback', () => wrongSecretIsRefused(login));
  await driverExtras[run.variant]?.(login);
  await driverLogin(login, 'launch', async () => {
    const { url, status } = await visit(run, provider.record.launchUrl ?? '');
    run.expect('launch', { at: new URL(url).origin, fault: status >= 500 }, { at: `https://${HOST}`, fault: false });
  });
}

/** "Client type: confidential": nobody else can redeem a code. */
async function wrongSecretIsRefused({ run, provider }: Login): Promise<void> {
  const [, path = ''] = provider.log.map(({ text }) => /^POST (\S+\/token\/?) /.exec(text)).find(Boolean) ?? [];
  const answer = await fetch(`${provider.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: 'none',
      redirect_uri: provider.record.redirectUris[0] ?? '',
      client_id: provider.record.clientId,
      client_secret: 'wrong',
    }),
  });
  const { error } = parsed(await answer.text()) as { readonly error?: unknown };
  run.expect('secret', error, run.provider === 'keycloak' ? 'unauthorized_client' : 'invalid_client');
}

function registrationOf({ provider, variant }: Run, outsider: Run['users']['other']): RegisterOptions {
  // "`offline_access` has to be among Selected Scopes", which the page's form for all applications does not say.
  const needsScope = provider === 'authentik' && variant === EXAMPLES;
  return {
    users: [outsider],
    ...(needsScope ? { mappings: [{ scopeName: 'offline_access', claims: () => ({}) }] } : {}),
  };
}
