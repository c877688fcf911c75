import {
  expectLoginPage,
  expectPageOf,
  fullNameOf,
  hostOf,
  oneLine,
  RecipeFailure,
  redirectOf,
  shownPage,
  type LoadedPage,
  type RegisteredProvider,
  type RegisterOptions,
  type Run,
} from '../../recipes';
import { Affine } from './driver';
import { readConfigFile, readEnvironment, savePanel, DEFAULTS, type AffineConfig } from './driver-config';
import { readExpression } from './driver-expression';
import { OIDC_BUTTON } from './driver-pages';

/** The steps of the guide, each with what must come out of it. */

/** Of those for documentation. [RFC 5737] */
const PUBLIC = '203.0.113.10';
/** Where the installation is stays, whatever stands in a step about it. */
export const HOME = 'https://affine.company';
/** The claims that AFFiNE reads of the scope, by their default names. */
const VERIFIED = ['email', 'email_verified'];
const MAPPING = 'Send verified e-mail addresses';

/** What the page tells an administrator of the provider besides the forms. */
export function registration(run: Run): RegisterOptions {
  const { page, provider } = run;
  if (provider !== 'authentik') return {};
  run.substitutes('the expression in Python -> read here, without authentik');
  const claims = readExpression(page.snippet({ title: 'Expression', needs: 'callback', keys: VERIFIED }).text);
  return { mappings: [{ scopeName: page.step('Scope name', ['authorize', 'callback'], MAPPING), claims }] };
}

/** "There must be one mapping for `email`, not two." The model puts a mapping in the place of the one with the same scope name. */
export function checkMappings(run: Run, { record }: RegisteredProvider): void {
  const moved = run.page.step('Selected Scopes', 'authorize', MAPPING);
  // The second value of that step.
  const [, scope] = run.page.page.values.filter(
    ({ source, heading, label }) => source === 'step' && heading === MAPPING && label === 'Selected Scopes',
  );
  if (!scope)
    throw new RecipeFailure('configure', `${run.page.page.file}: Expected the name of the scope in *${MAPPING}*.`);
  const wanted = run.page.use(scope, 'authorize');
  run.expect(
    'one-mapping',
    [record.scopes.filter((name) => name === wanted), moved],
    [[wanted], `authentik default OAuth Mapping: OpenID '${wanted}'`],
  );
}

export interface Installation {
  readonly affine: Affine;
  /** What the server's log and its pages said. */
  readonly said: string[];
  /** Settings made of the page's text, changed as the page says in another place. */
  readonly settings: (change?: (text: string) => string) => AffineConfig;
  /** The address to which all names lead; `undefined` for a public one. */
  readonly network: { address: string | undefined };
}

export async function configure(run: Run): Promise<Installation> {
  const said: string[] = [];
  const says = (text: string): void => {
    said.push(text);
    run.says(text);
  };
  const network: Installation['network'] = { address: undefined };
  const affine = new Affine({ says, resolve: () => network.address ?? PUBLIC });
  affine.users.push({ email: 'keeper@example.org', name: 'Keeper', isAdministrator: true });
  run.substitutes(`${run.providerHost}, where AFFiNE looks whether its address is private -> ${PUBLIC}, a public one`);
  await run.serve(hostOf(run, HOME), affine.listener);
  const settings = run.variant === 'file' ? fromFile(run, says) : fromPanel(run);
  await affine.configure(settings());
  return { affine, said, settings, network };
}

const LOGIN = ['start', 'authorize', 'callback'] as const;
const same = (text: string): string => text;

function fromPanel(run: Run): Installation['settings'] {
  const { page } = run;
  const title = page.step('.env', 'configure');
  const env = page.snippet({
    title,
    needs: ['authorize', 'callback', 'account'],
    keys: ['AFFINE_SERVER_EXTERNAL_URL'],
  });
  run.substitutes('docker compose up -d -> the model of AFFiNE, given the variables of .env');
  const environment = readEnvironment(env.text);
  // Without it the container keeps the environment that it was made with.
  if (!page.step('docker compose up -d', 'configure').startsWith('docker compose up')) return () => DEFAULTS;
  const field = 'Admin Panel > Settings > OAuth > OIDC OAuth provider config';
  const { text } = page.snippet({ title: field, needs: LOGIN });
  return (change = same) => ({ ...DEFAULTS, ...environment, oidc: savePanel(change(text)) });
}

/** The file has the address too, so that `.env` does not count. */
function fromFile({ page }: Run, says: (text: string) => void): Installation['settings'] {
  const { text } = page.snippet({ title: 'config.json', heading: 'In the configuration file', needs: LOGIN });
  return (change = same) => readConfigFile(change(text), says);
}

/** @throws RecipeFailure for a page of the provider, with its words; Error for what AFFiNE says about a failure */
export function expectAffine(run: Run, step: 'callback' | 'logout' | 'launch'): LoadedPage {
  const page = expectPageOf(run, hostOf(run, HOME), step);
  if (new URL(page.url).pathname === '/sign-in') throw new Error(`Unexpected page of AFFiNE: ${oneLine(page.text)}`);
  return page;
}

export const hasButton = ({ forms }: LoadedPage): boolean =>
  forms.some(({ buttons }) => buttons.some(({ text }) => text === OIDC_BUTTON));

export async function start(run: Run): Promise<void> {
  const { page, browser } = run;
  await browser.visit(page.step('https://affine.company/admin', 'start'));
  run.expect('admin', shownPage(run).text.split('\n')[0], 'Admin Panel');
  await openSignIn(run);
  run.expect('button', hasButton(shownPage(run)), true);
  await browser.click(OIDC_BUTTON);
  redirectOf(run);
  shownPage(run);
}

export async function openSignIn({ page, browser }: Run): Promise<void> {
  await browser.visit(page.step(HOME, 'start'));
  await browser.click('Sign in');
}

export function authorize(run: Run): void {
  const { page } = run;
  const sent = new URL(redirectOf(run)).searchParams.get(page.step('redirect_uri', 'authorize'));
  const uri = page.step('<redirect_uri>', 'authorize');
  expectLoginPage(run, 'authorize');
  run.expect('redirect-uri', sent, uri);
  run.expect('https', sent?.startsWith(`${page.step('https', 'authorize')}:`), true);
}

export async function comeBack(run: Run): Promise<void> {
  await run.signIn();
  run.expect('signed-in', new URL(expectAffine(run, 'callback').url).pathname, '/');
}

export function checkAccount(run: Run, { affine }: Installation): void {
  const { email } = run.users.intended;
  const name = fullNameOf(run.users.intended);
  const [, shownName, shownEmail] = shownPage(run).text.split('\n');
  run.expect('name', [shownName, shownEmail], [name, email]);
  run.expect('user', newcomers(affine), [[email, name, false]]);
  const { protocol } = new URL(affine.redirectUri);
  run.expect('address', `${protocol}//`, run.page.step('https://', 'account'));
}

/** The list of users in the Admin Panel, without the administrator who was there before. */
const newcomers = ({ users }: Affine): unknown[][] =>
  users.slice(1).map((user) => [user.email, user.name, user.isAdministrator]);

export async function logOut(run: Run, { affine }: Installation): Promise<void> {
  const { browser } = run;
  const before = newcomers(affine);
  await browser.click('Sign out');
  run.expect(
    'signed-out',
    shownPage(run).links.map(({ text }) => text),
    ['Sign in'],
  );
  await openSignIn(run);
  await browser.click(OIDC_BUTTON);
  run.expect('no-password', new URL(expectAffine(run, 'logout').url).pathname, '/');
  run.expect('once', newcomers(affine), before);
  await browser.click('Sign out');
}
