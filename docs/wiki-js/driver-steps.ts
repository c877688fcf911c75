import {
  expectLoginPage,
  expectPageOf,
  expectProvidersLogOut,
  extraAuthorities,
  fullNameOf,
  hostOf,
  oneLine,
  redirectOf,
  runNodeInContainer,
  shownPage,
  type LoadedPage,
  type RegisteredProvider,
  type Run,
} from '../../recipes';
import { Wiki } from './driver';
import { GENERIC, genericConfig, KEYCLOAK, keycloakConfig, REGISTRATION } from './driver-forms';

/** The steps of the guide, each with what must come out of it. */

/** Where the installation is stays, whatever a form says about it. */
export const HOME = 'https://wiki.company';
const AUTHENTICATION = 'Administration > Authentication';

/** Which of the two strategies the guide gives the values of. */
const isGeneric = ({ variant }: Run): boolean => variant === 'generic';
export const titleOf = (run: Run): string => (isGeneric(run) ? GENERIC.title : KEYCLOAK.title);

interface Configured {
  readonly wiki: Wiki;
  /** Of the strategy. */
  readonly key: string;
}

export async function configure(run: Run): Promise<Configured> {
  const { page, users } = run;
  const wiki = new Wiki({ administrator: users.intended.email ?? '', says: run.says });
  await run.serve(hostOf(run, HOME), wiki.listener);
  wiki.siteUrl = page.step('Site URL', ['authorize', 'callback']);
  wiki.accounts.addGroup(page.step('New Group', ['configure', 'account']));
  // Wiki.js makes the key up; here it makes up the one that the page's example has.
  const key = page.page.samples.strategy_key ?? '';
  const form = isGeneric(run)
    ? page.form(`${AUTHENTICATION} > ${GENERIC.title}`, GENERIC.fields)
    : page.form(`${AUTHENTICATION} > ${KEYCLOAK.title}`, KEYCLOAK.fields);
  const registration = page.form(`${AUTHENTICATION} > ${REGISTRATION.title}`, REGISTRATION.fields);
  wiki.applyStrategies([
    {
      key,
      displayName: form['Display Name'] || titleOf(run),
      isEnabled: form.Active === 'On',
      config: 'Issuer' in form ? genericConfig(form) : keycloakConfig(form),
      selfRegistration: registration['Allow self-registration'] === 'On',
      domains: registration['Limit to specific email domains'].split(/[\s,]+/).filter(Boolean),
      groups: groupsNamed(wiki, registration['Assign to group']),
    },
  ]);
  return { wiki, key };
}

/** The field is a list of the groups that there are: what is not in it cannot be chosen, and the field stays empty. */
const groupsNamed = ({ accounts }: Wiki, name: string): number[] =>
  accounts.groups.filter((group) => group.name === name).map(({ id }) => id);

/** @throws RecipeFailure for a page of the provider, with its words; Error for an error page of Wiki.js */
function expectWiki(run: Run, { siteUrl, droppedCause }: Wiki, step: 'callback' | 'launch'): LoadedPage {
  const page = expectPageOf(run, new URL(siteUrl).host, step);
  if (page.status < 500) return page;
  const cause =
    droppedCause === undefined ? '' : ` (cause, which Wiki.js drops: ${oneLine(droppedCause).slice(0, 200)})`;
  throw new Error(`Unexpected page of Wiki.js: ${oneLine(page.text)}${cause}`);
}

export async function start(run: Run): Promise<void> {
  const { page, browser } = run;
  await browser.visit(page.step(`${HOME}/login`, 'start', 'Check the login'));
  shownPage(run);
  await browser.click(titleOf(run));
  redirectOf(run);
}

export async function comeBack(run: Run, wiki: Wiki): Promise<LoadedPage> {
  await run.signIn();
  const page = expectWiki(run, wiki, 'callback');
  const callback = page.hops
    .map(({ url }) => url.replace(/\?.*/s, ''))
    .find((url) => url.startsWith(`${wiki.siteUrl}/login/`));
  run.expect('callback-url', callback, run.page.step('Callback URL / Redirect URI', 'callback'));
  return page;
}

export async function checkAccount(run: Run, wiki: Wiki, key: string, page: LoadedPage): Promise<void> {
  const { users, browser } = run;
  const { intended } = users;
  const unauthorized = run.page.step('Unauthorized', 'account');
  run.expect('first-page', [page.url, page.status, page.text.includes(unauthorized)], [`${wiki.siteUrl}/`, 200, false]);
  const name = fullNameOf(intended);
  run.expect('name', nameIn(page), name);
  const [local, ...others] = wiki.accounts.all;
  const rows = others.map((account) => [
    account.strategy,
    account.name,
    account.email,
    ...wiki.accounts.namesOf(account),
  ]);
  run.expect('account', rows, [[key, name, intended.email, run.page.step('Users', 'account')]]);
  run.expect('unlinked', [local?.strategy, local?.email, local?.name], ['local', intended.email, 'Administrator']);
  run.expect('site-url', wiki.siteUrl.startsWith(run.page.step('https://', 'account')), true);

  const [account] = others;
  const groups = account?.groups ?? [];
  if (account) account.groups = [];
  await browser.visit(wiki.siteUrl);
  const refused = shownPage(run);
  run.expect('without-group', [refused.status, refused.text.split('\n')[0]], [403, unauthorized]);
  if (account) account.groups = groups;
  await browser.visit(wiki.siteUrl);
}

/** What the menu at the top right calls the person; `undefined` for a guest. */
export const nameIn = ({ links }: LoadedPage): string | undefined =>
  links.find(({ url }) => new URL(url).pathname === '/p/profile')?.text;

export async function logOut(run: Run, wiki: Wiki, provider: RegisteredProvider): Promise<void> {
  const { browser } = run;
  await browser.click('Logout');
  const { url, status, hops } = shownPage(run);
  if (isGeneric(run)) {
    await expectProvidersLogOut(run, 'log-out', provider);
  } else {
    const isByProvider = hops.some((hop) => hop.url.startsWith(`${provider.url}/`));
    run.expect('log-out', [isByProvider, url, status], [true, `${wiki.siteUrl}/`, 200]);
  }
  await browser.visit(wiki.siteUrl);
  run.expect('log-out-wiki', nameIn(shownPage(run)), undefined);
}

export async function launch(run: Run, wiki: Wiki, { record }: RegisteredProvider): Promise<void> {
  const { browser, page } = run;
  await browser.visit(record.launchUrl ?? '');
  const { status, text } = shownPage(run);
  if (status >= 400) throw new Error(`Unexpected page: ${oneLine(text)}`);
  // authentik's own session goes on by default, Keycloak's has ended.
  const isSignedIn = nameIn(shownPage(run)) !== undefined;
  run.expect('log-out-provider', isSignedIn, run.provider === 'authentik');
  if (!isSignedIn) {
    expectLoginPage(run, 'launch');
    await run.signIn();
  }
  run.expect('launch-url', nameIn(expectWiki(run, wiki, 'launch')) !== undefined, true);

  const command = page.snippet({
    title: 'In the folder of compose.yaml',
    needs: 'launch',
    keys: ['docker compose'],
  });
  const { service, output } = await runNodeInContainer(run, command.text);
  run.expect('diagnosis', output, '200');
  const authorities = extraAuthorities(page.snippet({ title: 'compose.yaml', needs: 'launch' }).text);
  run.expect('authority', authorities, { [service]: './ca.pem' });
}
