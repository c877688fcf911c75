import {
  asksForPassword,
  expectPageOf,
  expectProvidersLogOut,
  fullNameOf,
  hostOf,
  isOfProvider,
  oneLine,
  redirectOf,
  shownPage,
  type LoadedPage,
  type RegisteredProvider,
  type Run,
} from '../../recipes';
import { Memos } from './driver';
import { download, mountsOf } from './driver-container';
import { BASIC, CLAIMS, createProvider, loadDeployment, OAUTH, type IdentityProvider } from './driver-provider';

/** The steps of the guide, each with what must come out of it. */

const BY_FILE = 'Configure Memos by a file';
/** Where the installation is stays, whatever stands in a step about it. */
export const HOME = 'https://memos.company';
const SIGN_IN = `${HOME}/auth`;

/** Memos before anybody has signed in by the identity provider. */
export async function configure(run: Run): Promise<Memos> {
  const memos = new Memos({ says: run.says });
  memos.addMember({ username: 'keeper', role: 'ADMIN', password: 'a password of the tests' });
  await run.serve(hostOf(run, HOME), memos.listener);
  memos.providers = run.variant === 'file' ? fromFile(run) : [fromForm(run)];
  return memos;
}

function fromForm({ page }: Run): IdentityProvider {
  return createProvider(
    page.form(BASIC.title, BASIC.fields),
    page.form(OAUTH.title, OAUTH.fields),
    page.form(CLAIMS.title, CLAIMS.fields),
  );
}

/** The file lies where the page's Compose file puts it. */
function fromFile(run: Run): readonly IdentityProvider[] {
  const { page, says } = run;
  run.substitutes('the container that the Compose file describes -> the model of Memos, given the files of its mounts');
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
/** @throws RecipeFailure for a page of the provider, with its words; Error for what Memos says about a failure */
function expectMemos(run: Run, step: 'callback' | 'logout' | 'launch'): LoadedPage {
  const page = expectPageOf(run, hostOf(run, HOME), step);
  if (new URL(page.url).pathname.startsWith('/auth/callback'))
    throw new Error(`Unexpected page of Memos: ${oneLine(page.text)}`);
  return page;
}

export const buttonOf = ({ page }: Run, step: 'start' | 'launch'): string =>
  `Continue with ${page.step('<button_name>', step, 'Check the login')}`;

const buttonsIn = ({ forms }: LoadedPage): string[] => forms.flatMap(({ buttons }) => buttons.map(({ text }) => text));

export async function start(run: Run): Promise<void> {
  const { page, browser } = run;
  await browser.visit(page.step(HOME, 'start'));
  const { url } = shownPage(run);
  run.expect('public-notes', [new URL(url).pathname, buttonsIn(shownPage(run))], ['/explore', []]);
  await browser.visit(page.step(SIGN_IN, 'start'));
  shownPage(run);
  await browser.click(buttonOf(run, 'start'));
  redirectOf(run);
  shownPage(run);
}

export function compareRedirectUrl(run: Run): void {
  const sent = new URL(redirectOf(run)).searchParams.get('redirect_uri');
  run.expect('redirect-url', sent, run.page.step('OAuth configuration', 'authorize'));
}

export async function comeBack(run: Run): Promise<void> {
  await run.signIn();
  const { url, hops } = expectMemos(run, 'callback');
  const origin = `https://${hostOf(run, HOME)}`;
  const way = hops.map((hop) => hop.url.replace(/\?.*/s, ''));
  run.expect('notes', url, `${origin}/`);
  run.expect('callback', way.includes(`${origin}${run.page.step('/auth/callback', 'callback')}`), true);
}

export async function checkAccount(run: Run, memos: Memos): Promise<void> {
  const { username, email } = run.users.intended;
  const name = fullNameOf(run.users.intended);
  await run.browser.click('Settings');
  const lines = shownPage(run).text.split('\n');
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

/** The sign-in page of Memos has a field for passwords too. */
const asksAtProvider = (run: Run): boolean => isOfProvider(run, shownPage(run)) && asksForPassword(shownPage(run));

export async function logOut(run: Run, memos: Memos, provider: RegisteredProvider): Promise<void> {
  const { browser, page } = run;
  const button = buttonOf(run, 'start');
  await browser.visit(page.step(HOME, 'start'));
  await browser.click('Sign out');
  run.expect(
    'signed-out',
    [new URL(shownPage(run).url).pathname, buttonsIn(shownPage(run)).includes(button)],
    ['/auth', true],
  );
  const before = members(memos);
  await browser.click(button);
  run.expect('no-password', new URL(expectMemos(run, 'logout').url).pathname, '/');
  run.expect('once', members(memos), before);
  await browser.click('Sign out');

  await browser.visit(page.step('<end_session_endpoint>', 'logout'));
  await expectProvidersLogOut(run, 'log-out-page', provider);
  await browser.visit(page.step(SIGN_IN, 'start'));
  await browser.click(button);
  const goesOn = !asksAtProvider(run);
  run.expect('provider-session', goesOn, run.provider === 'authentik');
  if (goesOn) await browser.click('Sign out');
}

export async function launch(run: Run, memos: Memos, { record }: RegisteredProvider): Promise<void> {
  const { browser, page } = run;
  await browser.visit(record.launchUrl ?? '');
  run.expect('launch', buttonsIn(expectMemos(run, 'launch')).includes(buttonOf(run, 'launch')), true);
  if (run.provider === 'authentik') {
    run.substitutes('the picture at the address of the logo -> twelve bytes that begin like one');
    await browser.visit(record.icon ?? '');
    const { status, title } = shownPage(run);
    // Memos answers any other address with a page, which has a title.
    run.expect('icon', [status, title], [200, '']);
  }

  const command = page.snippet({ title: 'In the folder of compose.yaml', needs: 'launch', keys: ['docker compose'] });
  const { service, status } = await download(run, command.text);
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
  if (asksAtProvider(run)) await run.signIn();
  const { text } = shownPage(run);
  const expected = `[internal] failed to exchange token, error: failed to exchange access token: ${REFUSED[run.provider] ?? ''}`;
  run.expect('secret', text.startsWith(expected) ? expected : text, expected);
}
