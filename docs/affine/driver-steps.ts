import { RecipeFailure, type RegisteredProvider, type RegisterOptions, type Run } from '../../recipes';
import { Affine, OIDC_KEY } from './driver';
import { readConfigFile, readEnvironment, savePanel, DEFAULTS, type AffineConfig } from './driver-config';
import { deletedRow, extraAuthorities, filterLog, restarted, runCommand } from './driver-container';
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

/** What stands over the commands: they are given beside the Compose file. */
const folderTitle = ({ page }: Run): string =>
  `In the folder of ${page.step('compose.yaml', 'configure', 'Prepare AFFiNE')}`;

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
function expectAffine(run: Run, step: 'callback' | 'logout' | 'launch'): LoadedPage {
  const page = shown(run);
  const { host, pathname } = new URL(page.url);
  if (host !== authorsHost(run))
    throw new RecipeFailure(step, `Unexpected page of the identity provider: ${oneLine(page.text)}`, {
      provider: page.text,
    });
  if (pathname === '/sign-in') throw new Error(`Unexpected page of AFFiNE: ${oneLine(page.text)}`);
  return page;
}

const hasButton = ({ forms }: LoadedPage): boolean =>
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

async function openSignIn({ page, browser }: Run): Promise<void> {
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

export async function launch(run: Run, installation: Installation, { record }: RegisteredProvider): Promise<void> {
  const { browser } = run;
  await browser.visit(record.launchUrl ?? '');
  const { links } = expectAffine(run, 'launch');
  run.expect(
    'launch',
    links.map(({ text }) => text),
    ['Sign in'],
  );
  await checkCommands(run, installation);
  await checkPrivateAddress(run, installation);
  if (run.variant === 'file') {
    await checkPanelWins(run, installation);
    await checkClosed(run, installation);
  } else {
    checkArgs(run, installation);
  }
  await wrongSecretIsRefused(run, installation);
}

async function checkCommands(run: Run, { affine }: Installation): Promise<void> {
  const { page } = run;
  const heading = 'Who opens which address';
  const { text } = page.snippet({ title: folderTitle(run), heading, needs: 'launch' });
  const [first, second] = await Promise.all(text.trim().split('\n').map(runCommand));
  run.expect('diagnosis', first?.output, `200 ${await issuerOf(affine)}`);
  run.expect('lookup', /^\[\{"address":"[^"]+","family":[46]\}/.test(second?.output ?? ''), true);
  const authority = page.snippet({ title: 'compose.yaml, up to AFFiNE 0.26', needs: 'launch' });
  run.expect('authority', extraAuthorities(authority.text), { [first?.service ?? '']: './ca.pem' });
}

/** As the provider says it, which the command must print too. */
async function issuerOf({ config }: Affine): Promise<string> {
  const response = await fetch(`${config.oidc?.issuer ?? ''}/.well-known/openid-configuration`);
  return String(((await response.json()) as { readonly issuer?: unknown }).issuer);
}

/** "Since 0.27 there is no login button without it": a private address, without the line and with it. */
async function checkPrivateAddress(run: Run, { affine, said, settings, network }: Installation): Promise<void> {
  const { page } = run;
  const line = page.snippet({ title: 'OIDC OAuth provider config', needs: 'launch' }).text.trim();
  network.address = page.step('192.168.1.10', 'launch');
  await affine.configure(settings());
  await openSignIn(run);
  const without = hasButton(shown(run));
  const heading = 'When it does not work';
  const command = page.snippet({ title: folderTitle(run), heading, needs: 'launch' });
  const found = filterLog(
    command.text,
    said.flatMap((text) => text.split('\n')),
  );
  run.expect('log', found.includes('ssrf_blocked_error: Invalid URL'), true);
  // "A line beside `issuer`, not inside `args`."
  await affine.configure(settings((text) => text.replace('"issuer":', () => `${line}\n"issuer":`)));
  await openSignIn(run);
  run.expect('private-address', [without, hasButton(shown(run))], [false, true]);
  network.address = undefined;
}

const REFUSED: Readonly<Record<string, RegExp>> = {
  authentik: /status: 400 and body: .*"invalid_client"/,
  keycloak: /status: 401 and body: .*"unauthorized_client"/,
};

/** "Client type: confidential": nobody else can redeem a code. */
async function wrongSecretIsRefused(run: Run, { affine, settings }: Installation): Promise<void> {
  const config = settings();
  await affine.configure({ ...config, oidc: config.oidc && { ...config.oidc, clientSecret: 'another-secret' } });
  await openSignIn(run);
  await run.browser.click(OIDC_BUTTON);
  const { text } = shown(run);
  const expected = REFUSED[run.provider]?.source ?? '';
  run.expect('secret', REFUSED[run.provider]?.test(text) === true ? expected : text, expected);
}

/** "Keep `args` even when it is empty; releases that check the value refuse it otherwise." */
function checkArgs(run: Run, { settings }: Installation): void {
  const name = run.page.step('Save', 'launch');
  let refusal = '';
  try {
    settings((text) =>
      JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).filter(([key]) => key !== name))),
    );
  } catch (error) {
    refusal = error instanceof Error ? error.message : String(error);
  }
  run.expect(
    'args',
    refusal.replace(/: .*/s, ''),
    `Invalid app config for module \`oauth\` with key \`providers.oidc\`. args`,
  );
}

/** What was once saved in the panel wins over the file, until it is taken out of the database and the server is started anew. */
async function checkPanelWins(run: Run, { affine, settings }: Installation): Promise<void> {
  const { page } = run;
  const heading = 'In the configuration file';
  const [restart, remove] = page.page.snippets.filter(
    (snippet) => snippet.heading === heading && snippet.language === 'shell',
  );
  const commands = page.page.values.filter(
    ({ snippet }) => snippet !== undefined && [restart, remove].includes(page.page.snippets[snippet]),
  );
  const [first = '', second = ''] = commands.map((command) => page.use(command, 'launch'));
  affine.saved.set(OIDC_KEY, { clientId: '', clientSecret: '', issuer: '', args: {} });
  await affine.configure(settings());
  await openSignIn(run);
  const before = hasButton(shown(run));
  affine.saved.delete(deletedRow(second));
  const service = restarted(first);
  await affine.configure(settings());
  await openSignIn(run);
  run.expect('panel-wins', [service, before, hasButton(shown(run))], ['affine', false, true]);
}

/** "To let in nobody new": who has been there gets in, others see what the guide says. */
async function checkClosed(run: Run, { affine, settings }: Installation): Promise<void> {
  const { page, browser, users } = run;
  const heading = 'Decide who gets an account';
  const line = page.snippet({ title: 'config.json', heading, needs: 'launch' }).text.trim();
  await affine.configure(settings((text) => text.replace('"oauth":', () => `${line}\n"oauth":`)));
  await openSignIn(run);
  await browser.click(OIDC_BUTTON);
  const known = new URL(expectAffine(run, 'launch').url).pathname;
  // A browser of their own.
  await browser.close();
  await openSignIn(run);
  await browser.click(OIDC_BUTTON);
  await run.signIn(users.other);
  const refused = shown(run).text.includes('You are not allowed to sign up.');
  run.expect('closed', [known, refused, affine.users.length], ['/', true, 2]);
}
