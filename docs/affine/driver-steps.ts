import { RecipeFailure, type RegisteredProvider, type RegisterOptions, type Run } from '../../recipes';
import { Affine } from './driver';
import { readConfigFile, readEnvironment, savePanel, DEFAULTS, type AffineConfig } from './driver-config';
import { readExpression } from './driver-expression';
import { OIDC_BUTTON } from './driver-pages';

/** The steps of the guide, each with what must come out of it. */

export type LoadedPage = Extract<NonNullable<Run['browser']['page']>, { readonly error?: undefined }>;

/** Of those for documentation. [RFC 5737] */
const PUBLIC = '203.0.113.10';
const HOME = 'https://affine.company';
const MAPPING = 'Send verified e-mail addresses';

/** What the page tells an administrator of the provider besides the forms. */
export function registration({ page, provider }: Run): RegisterOptions {
  if (provider !== 'authentik') return {};
  const claims = readExpression(page.snippet({ title: 'Expression', needs: 'callback' }).text);
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
  await run.serve(authorsHost(run), affine.listener);
  const settings = run.variant === 'file' ? fromFile(run, says) : fromPanel(run);
  await affine.configure(settings());
  return { affine, said, settings, network };
}

/** Where the installation is stays, whatever stands in a step about it. */
function authorsHost({ page: { page } }: Run): string {
  const value = page.values.find(({ source, raw }) => source === 'step' && raw === HOME);
  if (value) return new URL(value.value).host;
  throw new RecipeFailure('configure', `${page.file}: Expected a numbered step with \`${HOME}\`.`);
}

const LOGIN = ['start', 'authorize', 'callback'] as const;
const same = (text: string): string => text;

function fromPanel({ page }: Run): Installation['settings'] {
  const title = page.step('.env', 'configure');
  const environment = readEnvironment(page.snippet({ title, needs: ['authorize', 'callback', 'account'] }).text);
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

const oneLine = (text: string): string => text.replaceAll('\n', ' / ');

/** The page that is shown. @throws Error when no server answered */
export function shown({ browser }: Pick<Run, 'browser'>): LoadedPage {
  const { page } = browser;
  if (page === undefined) throw new Error('Expected a page, nothing was visited yet.');
  if (page.error !== undefined) throw new Error(`${page.url}: ${page.error}`);
  return page;
}

/** @throws RecipeFailure for a page of the provider, with its words; Error for what AFFiNE says about a failure */
export function expectAffine(run: Run, step: 'callback' | 'logout' | 'launch'): LoadedPage {
  const page = shown(run);
  const { host, pathname } = new URL(page.url);
  if (host !== authorsHost(run))
    throw new RecipeFailure(step, `Unexpected page of the identity provider: ${oneLine(page.text)}`, {
      provider: page.text,
    });
  if (pathname === '/sign-in') throw new Error(`Unexpected page of AFFiNE: ${oneLine(page.text)}`);
  return page;
}

export const hasButton = ({ forms }: LoadedPage): boolean =>
  forms.some(({ buttons }) => buttons.some(({ text }) => text === OIDC_BUTTON));

export async function start(run: Run): Promise<void> {
  const { page, browser, provider } = run;
  await browser.visit(page.step('https://affine.company/admin', 'start'));
  run.expect('admin', shown(run).text.split('\n')[0], 'Admin Panel');
  await openSignIn(run);
  run.expect('button', hasButton(shown(run)), true);
  await browser.click(OIDC_BUTTON);
  const [first] = browser.page?.hops ?? [];
  if (first?.location === undefined) throw new Error(`Expected a redirect to ${provider}: ${oneLine(shown(run).text)}`);
  shown(run);
}

export async function openSignIn({ page, browser }: Run): Promise<void> {
  await browser.visit(page.step(HOME, 'start'));
  await browser.click('Sign in');
}

const isLoginPage = ({ forms }: LoadedPage): boolean =>
  forms.some(({ fields }) => fields.some(({ type }) => type === 'password'));

export function authorize(run: Run): void {
  const { page } = run;
  const login = shown(run);
  const { host } = new URL(login.url);
  if (host === authorsHost(run)) throw new Error(`Expected the login page of ${run.provider}: ${oneLine(login.text)}`);
  const [first] = login.hops;
  const sent = new URL(first?.location ?? '').searchParams.get(page.step('redirect_uri', 'authorize'));
  if (!isLoginPage(login))
    throw new RecipeFailure('authorize', `Expected the login page of ${run.provider}: ${oneLine(login.text)}`, {
      provider: login.text,
    });
  const uri = page.step('<redirect_uri>', 'authorize');
  run.expect('redirect-uri', sent, uri);
  run.expect('https', sent?.startsWith(`${page.step('https', 'authorize')}:`), true);
}

export async function comeBack(run: Run): Promise<void> {
  await run.signIn();
  run.expect('signed-in', new URL(expectAffine(run, 'callback').url).pathname, '/');
}

export function checkAccount(run: Run, { affine }: Installation): void {
  const { firstName, lastName, email } = run.users.intended;
  const name = `${firstName} ${lastName}`;
  const [, shownName, shownEmail] = shown(run).text.split('\n');
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
    shown(run).links.map(({ text }) => text),
    ['Sign in'],
  );
  await openSignIn(run);
  await browser.click(OIDC_BUTTON);
  run.expect('no-password', new URL(expectAffine(run, 'logout').url).pathname, '/');
  run.expect('once', newcomers(affine), before);
  await browser.click('Sign out');
}
