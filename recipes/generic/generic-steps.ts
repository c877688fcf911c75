import type { EmbeddedUser } from '../../providers/embedded/embedded-provider';
import type { Run } from '../recipe';
import { RecipeFailure, type StepName } from '../run/failure';
import type { LoadedPage } from '../world/browser';
import { linesOf, LOG_OUT } from './generic-pages';
import type { GenericAccount } from './oidc-settings';

/** What a person does at the generic application, and what they see. */

const oneLine = (text: string): string => text.replaceAll('\n', ' / ');

/** The page that is shown. @throws Error when no server answered */
export function shownPage({ browser: { page } }: Pick<Run, 'browser'>): LoadedPage {
  if (page === undefined) throw new Error('Expected a page, nothing was visited yet.');
  if (page.error !== undefined) throw new Error(`${page.url}: ${page.error}`);
  return page;
}

/** Whether the provider asks for a password. */
export const asksForPassword = (page: LoadedPage): boolean =>
  page.forms.some(({ fields }) => fields.some(({ type }) => type === 'password'));

/** @throws RecipeFailure with the provider's words */
export function expectLoginPage(run: Run, step: StepName): void {
  const page = shownPage(run);
  if (asksForPassword(page)) return;
  const speaker = new URL(page.url).host.startsWith(`${run.provider}.`) ? 'provider' : 'application';
  throw new RecipeFailure(step, `Expected the login page of ${run.provider}: ${oneLine(page.text)}`, {
    [speaker]: oneLine(page.text),
  });
}

/**
 * Where an application stands, as the page's author wrote it: a mistake in the value does not move the application.
 *
 * @param raw the value as its author wrote it
 * @throws RecipeFailure when the page does not have it
 */
export function hostOf({ page: { page } }: Run, raw: string): string {
  const value = page.values.find((one) => one.raw === raw && URL.canParse(one.value));
  if (value) return new URL(value.value).host;
  throw new RecipeFailure('configure', `${page.file}: Expected a value \`${raw}\` that is an address.`);
}

export interface LogInOptions {
  /** The application's address, as people open it. */
  readonly address: string;
  /** What stands on the link of the login. */
  readonly title: string;
  /** Default: the intended user. */
  readonly user?: EmbeddedUser;
  /** Whether the provider may know the person from an earlier login, and not ask again. Default false. */
  readonly mayKnow?: boolean;
}

/** The steps `start`, `authorize` and `callback`; ends at the page that the application shows then. */
export async function logIn(run: Run, { address, title, user, mayKnow = false }: LogInOptions): Promise<LoadedPage> {
  const { browser } = run;
  await run.step('start', async () => {
    await browser.visit(address);
    shownPage(run);
    await browser.click(title);
    // What comes after the redirect is the provider's; the application has done its part with it.
    const { page } = browser;
    if (page?.hops[0]?.location === undefined) throw new Error(`Expected a redirect: ${oneLine(shownPage(run).text)}`);
  });
  const isKnown = mayKnow && shownPage(run).url.startsWith(`${new URL(address).origin}/`);
  await run.step('authorize', () => {
    if (!isKnown) expectLoginPage(run, 'authorize');
  });
  return run.step('callback', async () => {
    if (!isKnown) await run.signIn(user);
    return expectApplication(run, address, 'callback');
  });
}

/** @throws RecipeFailure for a page of the provider; Error for an error page of the application */
export function expectApplication(run: Run, address: string, step: StepName): LoadedPage {
  const page = shownPage(run);
  if (new URL(page.url).host !== new URL(address).host)
    throw new RecipeFailure(step, `Unexpected page of the identity provider: ${oneLine(page.text)}`, {
      provider: oneLine(page.text),
    });
  if (page.status >= 400) throw new Error(`Unexpected page of the application: ${oneLine(page.text)}`);
  return page;
}

/** Asserts what the application shows about the person who is signed in, all but the ID. */
export function expectAccount(
  run: Run,
  outcome: string,
  page: LoadedPage,
  expected: Partial<Omit<GenericAccount, 'id'>>,
): void {
  const [title, ...lines] = page.text.split('\n');
  const shown = lines.filter((line) => line !== LOG_OUT && !line.startsWith('ID: '));
  run.expect(outcome, [title, ...shown], ['Signed in', ...linesOf(expected)]);
}

/** Follows the link for the log-out; ends at the page that is shown then. */
export async function logOut(run: Run): Promise<LoadedPage> {
  await run.browser.click(LOG_OUT);
  return shownPage(run);
}
