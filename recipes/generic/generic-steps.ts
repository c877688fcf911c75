import type { EmbeddedUser } from '../../providers/embedded/embedded-provider';
import type { Run } from '../recipe';
import { expectLoginPage, expectPageOf, oneLine, redirectOf, shownPage } from '../drive/pages';
import type { StepName } from '../run/failure';
import type { LoadedPage } from '../world/browser';
import { linesOf, LOG_OUT } from './generic-pages';
import type { GenericAccount } from './oidc-settings';

/** What a person does at the generic application, and what they see. */

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
    redirectOf(run);
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
  const page = expectPageOf(run, new URL(address).host, step);
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
