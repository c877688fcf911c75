import {
  casesOf,
  hostOf,
  isOfProvider,
  shownPage,
  type Login,
  type OpenedApplication,
  type RegisterOptions,
  type Run,
  type Seen,
} from '../../recipes';
import { Memos } from './driver';
import { buttonOf, configure, HOME } from './driver-steps';

export interface OpenedMemos extends OpenedApplication {
  readonly run: Run;
  readonly memos: Memos;
}

/** The guide's Memos, before anybody has come. */
export async function openMemos(run: Run, people: RegisterOptions = {}): Promise<OpenedMemos> {
  const provider = await run.register(people);
  const memos = await configure(run);
  const address = `https://${hostOf(run, HOME)}`;
  return {
    run,
    provider,
    memos,
    callback: Memos.redirectUrl(address),
    start: async () => {
      await run.browser.visit(`${address}/auth`);
      await run.browser.click(buttonOf(run, 'start'));
    },
    look: () => seenIn(run),
    countAccounts: () => memos.accounts.all.length,
  };
}

/** Name and address stand under Settings > My Account. */
async function seenIn(run: Run): Promise<Seen> {
  const page = shownPage(run);
  if (new URL(page.url).pathname !== '/') return { words: page.text.split('\n') };
  await run.browser.click('Settings');
  const account = shownPage(run).text.split('\n');
  const end = account.indexOf('SSO Accounts');
  const [, name = '', , email] = account.slice(0, end);
  return { name, ...(email === undefined ? {} : { email }) };
}

/** Signs in with the password `p`, where that is still offered when it is hidden elsewhere. */
export async function enterPassword(username: string, { run }: Login<OpenedMemos>): Promise<void> {
  await run.browser.visit(`${HOME}/auth/admin`);
  const [form] = shownPage(run).forms;
  if (!form) throw new Error('Expected the form for passwords.');
  await run.browser.submit(form, { username, password: 'p' });
}

/** Links an account under Settings > My Account with the person at the provider. */
export async function linkAs(username: string, login: Login<OpenedMemos>): Promise<void> {
  await enterPassword(username, login);
  const { run, person } = login;
  await run.browser.visit(`${HOME}/setting`);
  await run.browser.click('Link');
  if (isOfProvider(run, shownPage(run))) await run.signIn(person);
}

/** A case of Memos. */
export const answered = casesOf(openMemos);
