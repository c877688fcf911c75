import { RecipeFailure, type RegisteredProvider, type Run } from '../../recipes';
import { Wiki } from './driver';
import { diagnose, extraAuthority } from './driver-container';
import { GENERIC, genericConfig, KEYCLOAK, keycloakConfig, REGISTRATION } from './driver-forms';

/** The steps of the guide, each with what must come out of it. */

export type LoadedPage = Extract<NonNullable<Run['browser']['page']>, { readonly error?: undefined }>;

const AUTHENTICATION = 'Administration > Authentication';

/** Which of the two strategies the guide gives the values of. */
const isGeneric = ({ variant }: Run): boolean => variant === 'generic';
const titleOf = (run: Run): string => (isGeneric(run) ? GENERIC.title : KEYCLOAK.title);

interface Configured {
  readonly wiki: Wiki;
  /** Of the strategy. */
  readonly key: string;
}

export async function configure(run: Run): Promise<Configured> {
  const { page, users } = run;
  const wiki = new Wiki({ administrator: users.intended.email ?? '', says: run.says });
  // Where the installation is stays, whatever a form says about it.
  const { host } = new URL(authorsValue(run, 'Site URL'));
  await run.serve(host, wiki.listener);
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

/** As its author wrote it, without a mutant in its place. */
function authorsValue({ page }: Run, label: string): string {
  const value = page.page.values.find((candidate) => candidate.source === 'step' && candidate.label === label);
  if (value) return value.value;
  throw new RecipeFailure('configure', `${page.page.file}: Expected a numbered step with a value for \`${label}\`.`);
}

const oneLine = (text: string): string => text.replaceAll('\n', ' / ');

/** The page that is shown. @throws Error when no server answered */
function shown({ browser }: Run): LoadedPage {
  const { page } = browser;
  if (page === undefined) throw new Error('Expected a page, nothing was visited yet.');
  if (page.error !== undefined) throw new Error(`${page.url}: ${page.error}`);
  return page;
}

/** @throws RecipeFailure for a page of the provider, with its words; Error for an error page of Wiki.js */
function expectPageOf(
  run: Run,
  { siteUrl, droppedCause }: Wiki,
  step: 'callback' | 'account' | 'logout' | 'launch',
): LoadedPage {
  const page = shown(run);
  if (new URL(page.url).host !== new URL(siteUrl).host)
    throw new RecipeFailure(step, `Unexpected page of the identity provider: ${oneLine(page.text)}`, {
      provider: page.text,
    });
  if (page.status < 500) return page;
  const cause =
    droppedCause === undefined ? '' : ` (cause, which Wiki.js drops: ${oneLine(droppedCause).slice(0, 200)})`;
  throw new Error(`Unexpected page of Wiki.js: ${oneLine(page.text)}${cause}`);
}

export async function start(run: Run): Promise<void> {
  const { page, browser, provider } = run;
  const address = page.page.values.find(
    ({ source, heading, raw }) => source === 'step' && heading === 'Check the login' && URL.canParse(raw),
  );
  if (!address)
    throw new RecipeFailure('configure', `${page.page.file}: Expected the login page's address in *Check the login*.`);
  await browser.visit(page.use(address, 'start'));
  shown(run);
  await browser.click(titleOf(run));
  const { page: next } = browser;
  const [first] = next?.hops ?? [];
  // What comes after the redirect is the provider's; Wiki.js has done its part with it.
  if (first?.location === undefined) throw new Error(`Expected a redirect to ${provider}: ${oneLine(shown(run).text)}`);
}

/** @throws RecipeFailure with the provider's words */
export function expectLoginPage(run: Run, step: 'authorize' | 'launch'): void {
  const { text, forms } = shown(run);
  if (forms.some(({ fields }) => fields.some(({ type }) => type === 'password'))) return;
  throw new RecipeFailure(step, `Expected the login page of ${run.provider}: ${oneLine(text)}`, { provider: text });
}

export async function comeBack(run: Run, wiki: Wiki): Promise<LoadedPage> {
  await run.signIn();
  const page = expectPageOf(run, wiki, 'callback');
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
  const name = `${intended.firstName} ${intended.lastName}`;
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
  const refused = shown(run);
  run.expect('without-group', [refused.status, refused.text.split('\n')[0]], [403, unauthorized]);
  if (account) account.groups = groups;
  await browser.visit(wiki.siteUrl);
}

/** What the menu at the top right calls the person; `undefined` for a guest. */
const nameIn = ({ links }: LoadedPage): string | undefined =>
  links.find(({ url }) => new URL(url).pathname === '/p/profile')?.text;

export async function logOut(run: Run, wiki: Wiki, { url: providerUrl, record }: RegisteredProvider): Promise<void> {
  const { browser, provider } = run;
  const words = (): string[] => shown(run).text.split('\n');
  await browser.click('Logout');
  const { url, status, hops } = shown(run);
  if (!isGeneric(run)) {
    const isByProvider = hops.some((hop) => hop.url.startsWith(`${providerUrl}/`));
    run.expect('log-out', [isByProvider, url, status], [true, `${wiki.siteUrl}/`, 200]);
  } else if (provider === 'authentik') {
    run.expect('log-out', [status, words()[0]], [200, `You've logged out of ${record.name ?? ''}.`]);
  } else {
    const question = words();
    if (status === 200) await browser.click('Logout');
    run.expect('log-out', [status, question[1], words()[0]], [200, 'Do you want to log out?', 'You are logged out']);
  }
  await browser.visit(wiki.siteUrl);
  run.expect('log-out-wiki', nameIn(shown(run)), undefined);
}

export async function launch(run: Run, wiki: Wiki, { record }: RegisteredProvider): Promise<void> {
  const { browser, page } = run;
  await browser.visit(record.launchUrl ?? '');
  const { status, text } = shown(run);
  if (status >= 400) throw new Error(`Unexpected page: ${oneLine(text)}`);
  // authentik's own session goes on by default, Keycloak's has ended.
  const isSignedIn = nameIn(shown(run)) !== undefined;
  run.expect('log-out-provider', isSignedIn, run.provider === 'authentik');
  if (!isSignedIn) {
    expectLoginPage(run, 'launch');
    await run.signIn();
  }
  run.expect('launch-url', nameIn(expectPageOf(run, wiki, 'launch')) !== undefined, true);

  const diagnosis = await diagnose(page.snippet({ title: 'In the folder of compose.yaml', needs: 'launch' }).text);
  run.expect('diagnosis', diagnosis.output, '200');
  const authority = extraAuthority(page.snippet({ title: 'compose.yaml', needs: 'launch' }).text);
  run.expect('authority', [authority.services, authority.file], [[diagnosis.service], './ca.pem']);
}
