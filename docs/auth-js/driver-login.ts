import {
  expectLoginPage,
  expectPageOf,
  fullNameOf,
  isOfProvider,
  oneLine,
  RecipeFailure,
  shownPage,
  type LoadedPage,
  type RegisteredProvider,
  type Run,
  type StepName,
} from '../../recipes/index';
import type { Changes } from './driver';
import type { Project } from './driver-projects';

/** The page's name for the application. */
export const HOST = 'app.company';

/** A run, with an application that can be changed in it. */
export interface Login {
  readonly run: Run;
  readonly provider: RegisteredProvider;
  /** What the application wrote into its log so far. */
  readonly log: readonly string[];
  /** Known to the provider, in no group, with an address that is not verified. */
  readonly outsider: Run['users']['other'];
  /** Runs another project in the place of the one that runs. */
  readonly change: (project: Project, changes?: Changes) => Promise<void>;
  /** Of the example that is run, for messages. */
  readonly heading?: string;
  /** How many lines the provider's log had when the example began. Default 0. */
  readonly since?: number;
}

/** Does a step; a failure has the application's log and page, or the provider's page. */
export function driverLogin<T>(login: Login, name: StepName, act: () => T | Promise<T>): Promise<T> {
  const { run, log, heading } = login;
  return run.step(name, async () => {
    try {
      return await act();
    } catch (error) {
      if (error instanceof RecipeFailure && error.about.length > 0) throw error;
      const { page } = run.browser;
      const shown = page === undefined ? undefined : (page.error ?? page.text);
      const isProvider = page !== undefined && isOfProvider(run, page);
      const said = [...log, ...(isProvider || shown === undefined ? [] : [shown])].join('\n');
      const message = error instanceof Error ? error.message : String(error);
      throw new RecipeFailure(name, heading === undefined ? message : `${heading}: ${message}`, {
        cause: error,
        ...(said === '' ? {} : { application: said }),
        ...(isProvider && shown !== undefined ? { provider: shown } : {}),
      });
    }
  });
}

/** @throws Error when no server answers, or with an error */
export async function visit(run: Run, url: string): Promise<LoadedPage> {
  await run.browser.visit(url);
  return shownPage(run);
}

/** A value in the steps under "Check the login", by its author's words. */
export const checked = ({ page }: Run, words: string, needs: StepName): string =>
  page.step(words, needs, 'Check the login');

type Session = Readonly<Record<string, unknown>>;

/** What `/<base_path>/session` answers; `undefined` for what the page says that it answers without a session. */
export async function sessionOf(run: Run, needs: StepName): Promise<Session | undefined> {
  const { text } = await visit(run, checked(run, 'https://app.company/<base_path>/session', needs));
  const nobody = checked(run, run.variant === 'next-4' ? '{}' : 'null', needs);
  return text === nobody ? undefined : (parsed(text) as Session);
}

/** JSON as an application answers it. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`Unexpected answer ${JSON.stringify(text.slice(0, 200))}, expected JSON.`);
  }
}

/** From Auth.js's page with the buttons to the provider's, or to where the application sends people instead. */
export async function selectButton(run: Run): Promise<LoadedPage> {
  const shown = shownPage(run);
  const [form] = shown.forms;
  if (form === undefined)
    throw new Error(`Expected a button on ${shown.url}, which shows ${JSON.stringify(shown.text)}.`);
  await run.browser.submit(form);
  return shownPage(run);
}

/** Signs the intended user in, as the steps under "Check the login" say. */
export async function logIn(login: Login, name = fullNameOf(login.run.users.intended)): Promise<void> {
  const { run, provider } = login;
  await driverLogin(login, 'start', async () => {
    const { text } = await visit(run, checked(run, 'https://app.company/<base_path>/providers', 'start'));
    const [entry = {}] = Object.values(parsed(text) as Record<string, Record<string, unknown>>);
    const callbackUrl = String(entry[checked(run, 'callbackUrl', 'start')]);
    run.expect('redirect-uri', callbackUrl, checked(run, '<redirect_uri>', 'start'));
    run.expect('https', new URL(callbackUrl).protocol, `${checked(run, 'https', 'start')}:`);
    run.expect('nobody', await sessionOf(run, 'start'), undefined);
    await visit(run, checked(run, 'https://app.company/<base_path>/signin', 'start'));
    const { url, text: shown } = await selectButton(run);
    if (url.startsWith(`https://${HOST}/`))
      throw new Error(`Unexpected ${url}, expected the identity provider: ${oneLine(shown)}`);
  });
  await driverLogin(login, 'authorize', async () => {
    run.expect('provider', new URL(expectLoginPage(run, 'authorize').url).origin, provider.url);
    await run.signIn();
    expectPageOf(run, HOST, 'authorize');
  });
  await driverLogin(login, 'callback', () => {
    const { url, text } = shownPage(run);
    const { origin, pathname, search } = new URL(url);
    // Auth.js goes back to the page that the login began with, which here is the application itself.
    if (pathname !== '/' || search !== '')
      throw new Error(`Unexpected way back to ${pathname}${search}, expected the application: ${oneLine(text)}`);
    run.expect('back', origin, `https://${HOST}`);
  });
  await driverLogin(login, 'account', async () => {
    const session = await sessionOf(run, 'account');
    const user = (session?.[checked(run, 'user', 'account')] ?? {}) as Session;
    run.expect('name', user[checked(run, 'name', 'account')], name);
    run.expect('email', user[checked(run, 'email', 'account')], run.users.intended.email);
  });
}
