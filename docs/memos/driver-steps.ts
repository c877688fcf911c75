import { RecipeFailure, type RegisteredProvider, type Run } from '../../recipes';
import { Memos } from './driver';
import { download, mountsOf } from './driver-container';
import { BASIC, CLAIMS, createProvider, loadDeployment, OAUTH, type IdentityProvider } from './driver-provider';

/** The steps of the guide, each with what must come out of it. */

export type LoadedPage = Extract<NonNullable<Run['browser']['page']>, { readonly error?: undefined }>;

const BY_FILE = 'Configure Memos by a file';
const HOME = 'https://memos.company';
const SIGN_IN = `${HOME}/auth`;

/** Memos before anybody has signed in by the identity provider. */
export async function configure(run: Run): Promise<Memos> {
  const memos = new Memos({ says: run.says });
  memos.addMember({ username: 'keeper', role: 'ADMIN', password: 'a password of the tests' });
  await run.serve(authorsHost(run), memos.listener);
  memos.providers = run.variant === 'file' ? fromFile(run) : [fromForm(run)];
  return memos;
}

/** Where the installation is stays, whatever stands in a step about it. */
function authorsHost({ page: { page } }: Run): string {
  const value = page.values.find(({ source, raw }) => source === 'step' && raw === HOME);
  if (value) return new URL(value.value).host;
  throw new RecipeFailure('configure', `${page.file}: Expected a numbered step with \`${HOME}\`.`);
}

function fromForm({ page }: Run): IdentityProvider {
  return createProvider(
    page.form(BASIC.title, BASIC.fields),
    page.form(OAUTH.title, OAUTH.fields),
    page.form(CLAIMS.title, CLAIMS.fields),
  );
}

/** The file lies where the page's Compose file puts it. */
function fromFile({ page, says }: Run): readonly IdentityProvider[] {
  const title = page.page.snippets.find((snippet) => snippet.title.startsWith('memos-idp-'))?.title;
  const file = page.snippet({
    title: title ?? 'memos-idp-….json',
    needs: ['start', 'authorize', 'callback', 'account'],
  });
  const compose = page.snippet({ title: 'compose.yaml', heading: BY_FILE, needs: ['configure', 'start'] });
  try {
    return loadDeployment(
      mountsOf(compose.text).map(({ source, target }) => ({
        path: target,
        text: source === file.title ? file.text : undefined,
      })),
      says,
    );
  } catch (error) {
    says(messageOf(error));
    throw error;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const oneLine = (text: string): string => text.replaceAll('\n', ' / ');

/** The page that is shown. @throws Error when no server answered */
export function shown({ browser }: Pick<Run, 'browser'>): LoadedPage {
  const { page } = browser;
  if (page === undefined) throw new Error('Expected a page, nothing was visited yet.');
  if (page.error !== undefined) throw new Error(`${page.url}: ${page.error}`);
  return page;
}

/** @throws RecipeFailure for a page of the provider, with its words; Error for what Memos says about a failure */
function expectMemos(run: Run, step: 'callback' | 'logout' | 'launch'): LoadedPage {
  const page = shown(run);
  const { host, pathname } = new URL(page.url);
  if (host !== authorsHost(run))
    throw new RecipeFailure(step, `Unexpected page of the identity provider: ${oneLine(page.text)}`, {
      provider: page.text,
    });
  if (pathname.startsWith('/auth/callback')) throw new Error(`Unexpected page of Memos: ${oneLine(page.text)}`);
  return page;
}

const buttonOf = ({ page }: Run, step: 'start' | 'launch'): string =>
  `Continue with ${page.step('<button_name>', step, 'Check the login')}`;

const buttonsIn = ({ forms }: LoadedPage): string[] => forms.flatMap(({ buttons }) => buttons.map(({ text }) => text));

export async function start(run: Run): Promise<void> {
  const { page, browser, provider } = run;
  await browser.visit(page.step(HOME, 'start'));
  const { url } = shown(run);
  run.expect('public-notes', [new URL(url).pathname, buttonsIn(shown(run))], ['/explore', []]);
  await browser.visit(page.step(SIGN_IN, 'start'));
  shown(run);
  await browser.click(buttonOf(run, 'start'));
  const [first] = browser.page?.hops ?? [];
  // What comes after the redirect is the provider's; Memos has done its part with it.
  if (first?.location === undefined) throw new Error(`Expected a redirect to ${provider}: ${oneLine(shown(run).text)}`);
  shown(run);
}

const isLoginPage = ({ forms }: LoadedPage): boolean =>
  forms.some(({ fields }) => fields.some(({ type }) => type === 'password'));

/** @throws RecipeFailure with the provider's words, or Error with those of Memos when the provider has sent the person back */
export function expectLoginPage(run: Run): void {
  const page = shown(run);
  const { host } = new URL(page.url);
  if (host !== authorsHost(run) && isLoginPage(page)) return;
  const message = `Expected the login page of ${run.provider}: ${oneLine(page.text)}`;
  if (host === authorsHost(run)) throw new Error(message);
  throw new RecipeFailure('authorize', message, { provider: page.text });
}

export function compareRedirectUrl(run: Run): void {
  const [first] = shown(run).hops;
  const sent = new URL(first?.location ?? '').searchParams.get('redirect_uri');
  run.expect('redirect-url', sent, run.page.step('OAuth configuration', 'authorize'));
}

export async function comeBack(run: Run): Promise<void> {
  await run.signIn();
  const { url, hops } = expectMemos(run, 'callback');
  const origin = `https://${authorsHost(run)}`;
  const way = hops.map((hop) => hop.url.replace(/\?.*/s, ''));
  run.expect('notes', url, `${origin}/`);
  run.expect('callback', way.includes(`${origin}${run.page.step('/auth/callback', 'callback')}`), true);
}

export async function checkAccount(run: Run, memos: Memos): Promise<void> {
  const { firstName, lastName, username, email } = run.users.intended;
  const name = `${firstName} ${lastName}`;
  await run.browser.click('Settings');
  const lines = shown(run).text.split('\n');
  run.expect('name', lines[1], name);
  run.expect(
    'linked',
    lines.filter((line) => /linked|External ID/i.test(line)),
    ['Linked', `External ID: ${username}`],
  );
  run.expect('member', members(memos), [[username, 'USER', name, email]]);
}

/** Settings > Member, without the administrator who was there before. */
const members = ({ accounts }: Memos): unknown[][] =>
  accounts.all
    .filter(({ role }) => role === 'USER')
    .map(({ username, role, nickname, email }) => [username, role, nickname, email]);

export async function logOut(run: Run, memos: Memos, { record }: RegisteredProvider): Promise<void> {
  const { browser, page, provider } = run;
  const button = buttonOf(run, 'start');
  await browser.visit(page.step(HOME, 'start'));
  await browser.click('Sign out');
  run.expect('signed-out', [new URL(shown(run).url).pathname, buttonsIn(shown(run)).includes(button)], ['/auth', true]);
  const before = members(memos);
  await browser.click(button);
  run.expect('no-password', new URL(expectMemos(run, 'logout').url).pathname, '/');
  run.expect('once', members(memos), before);
  await browser.click('Sign out');

  await browser.visit(page.step('<end_session_endpoint>', 'logout'));
  const words = (): string[] => shown(run).text.split('\n');
  if (provider === 'authentik') {
    run.expect('log-out-page', words()[0], `You've logged out of ${record.name ?? ''}.`);
  } else {
    const question = words()[1];
    if (shown(run).status === 200) await browser.click('Logout');
    run.expect('log-out-page', [question, words()[0]], ['Do you want to log out?', 'You are logged out']);
  }
  await browser.visit(page.step(SIGN_IN, 'start'));
  await browser.click(button);
  const goesOn = !isLoginPage(shown(run));
  run.expect('provider-session', goesOn, provider === 'authentik');
  if (goesOn) await browser.click('Sign out');
}

export async function launch(run: Run, memos: Memos, { record }: RegisteredProvider): Promise<void> {
  const { browser, page } = run;
  await browser.visit(record.launchUrl ?? '');
  run.expect('launch', buttonsIn(expectMemos(run, 'launch')).includes(buttonOf(run, 'launch')), true);
  if (run.provider === 'authentik') {
    await browser.visit(record.icon ?? '');
    const { status, title } = shown(run);
    // Memos answers any other address with a page, which has a title.
    run.expect('icon', [status, title], [200, '']);
  }

  const { service, status } = await download(
    page.snippet({ title: 'In the folder of compose.yaml', needs: 'launch' }).text,
  );
  run.expect('diagnosis', status, 200);
  const heading = 'Containers and a private certificate authority';
  const mounts = mountsOf(page.snippet({ title: 'compose.yaml', heading, needs: 'launch' }).text);
  run.expect('authority', mounts, [{ service, source: 'ca.pem', target: '/etc/ssl/certs/private-ca.pem' }]);
  await wrongSecretIsRefused(run, memos);
}

const REFUSED: Readonly<Record<string, string>> = {
  authentik: 'oauth2: "invalid_client"',
  keycloak: 'oauth2: "unauthorized_client" "Invalid client or Invalid client credentials"',
};

/** "Client type: confidential": nobody else can redeem a code. The last thing of a run, because Memos says something about it. */
async function wrongSecretIsRefused(run: Run, memos: Memos): Promise<void> {
  const { browser, page } = run;
  const [provider] = memos.providers;
  if (!provider) return;
  memos.providers = [{ ...provider, config: { ...provider.config, clientSecret: 'another-secret' } }];
  await browser.visit(page.step(SIGN_IN, 'start'));
  await browser.click(buttonOf(run, 'launch'));
  if (isLoginPage(shown(run))) await run.signIn();
  const { text } = shown(run);
  const expected = `[internal] failed to exchange token, error: failed to exchange access token: ${REFUSED[run.provider] ?? ''}`;
  run.expect('secret', text.startsWith(expected) ? expected : text, expected);
}
