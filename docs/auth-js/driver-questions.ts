import {
  casesOf,
  codeSpan,
  shownPage,
  type Asked,
  type Case,
  type OpenedApplication,
  type RegisterOptions,
  type Run,
  type Seen,
} from '../../recipes/index';
import type { Changes } from './driver';
import { driverAdapter } from './driver-adapter';
import { driverApplication } from './driver-application';
import { checked, HOST, selectButton, sessionOf, visit } from './driver-login';
import { driverVariants } from './driver-variants';

export interface OpenedAuth extends OpenedApplication {
  /** Runs the application with what is not as the guide says. @throws what it throws when it starts */
  readonly change: (changes: Changes) => Promise<void>;
  /** An option for Auth.js: a database with a user who has the person's e-mail address. */
  readonly database: Readonly<Record<string, unknown>>;
  /** The first error in the log. */
  readonly said: () => string | undefined;
}

/** The guide's application, before anybody has come. */
export async function openAuth(run: Run, people: RegisterOptions = {}): Promise<OpenedAuth> {
  const provider = await run.register(people);
  const project = driverVariants[run.variant];
  if (project === undefined) throw new Error(`Unexpected variant ${run.variant}.`);
  const log: string[] = [];
  const { change, listener } = driverApplication(run, log, {});
  const { adapter, countUsers } = driverAdapter(run.users.intended);
  const callback = checked(run, '<redirect_uri>', 'start');
  const said = (): string | undefined => errorIn(log);
  await change(project);
  await run.serve(HOST, listener);
  return {
    provider,
    callback,
    change: (changes) => change(project, changes),
    database: { adapter },
    said,
    start: async () => {
      await run.browser.visit(checked(run, 'https://app.company/<base_path>/signin', 'start'));
      if (said() === undefined) await selectButton(run);
    },
    look: () => seenIn(run, callback, said()),
    countAccounts: countUsers,
  };
}

/** What the log says goes first: the page has little on purpose. What came from the provider, people are told. */
async function seenIn(run: Run, callback: string, error: string | undefined): Promise<Seen> {
  const { text, hops } = shownPage(run);
  if (error !== undefined) {
    const isRefused = hops.some(({ url }) => url.startsWith(`${callback}?error=`));
    const [first = ''] = text.split('\n');
    return isRefused ? { where: `${codeSpan(error)}; the page shows`, words: [first] } : { words: [error] };
  }
  const user = (await sessionOf(run, 'account'))?.user as Readonly<Record<string, unknown>> | undefined;
  if (user === undefined) return { words: [text] };
  const { name, email } = user;
  return { name: typeof name === 'string' ? name : '', ...(typeof email === 'string' ? { email } : {}) };
}

/** The first error in a log, in one line and without the address of its documentation. */
function errorIn(log: readonly string[]): string | undefined {
  const line = log.find((text) => text.includes('[error]'));
  if (line === undefined) return undefined;
  const cause = log.find((text) => text.startsWith('[auth][cause]'));
  const short = (text: string): string => text.split(/\n|\. Read more at|Read more at/)[0]?.trim() ?? '';
  const version4 = /^\[next-auth\]\[error\]\[(\w+)\]\s*\nhttps:\S+ ([^\n{]*)/.exec(line);
  if (version4) return `${version4[1] ?? ''}: ${(version4[2] ?? '').trim()}`;
  const error = short(line.replace('[auth][error] ', ''));
  return cause === undefined ? error : `${error.replace(/:$/, '')}: ${short(cause.replace('[auth][cause]: ', ''))}`;
}

/** Points in time are not the same twice. */
const withoutTimes = (words: string): string => words.replace(/\d{10}/g, '…');

/** A case of a login. */
export const answered: (asked: Asked<OpenedAuth>) => Case = casesOf(openAuth, withoutTimes);

interface CallbackAsked extends Pick<Case, 'tried' | 'variant'> {
  readonly changes?: Changes;
  /** Where the application says its callback, when it is not where the guide has it. */
  readonly at?: string;
}

/** A case of the address that the provider is to call back, or of why there is none. */
export const answeredCallback = ({ changes = {}, at, ...asked }: CallbackAsked): Case => ({
  ...asked,
  settle: async (run) => {
    const { change, said } = await openAuth(run);
    try {
      await change(changes);
    } catch (error) {
      return codeSpan(error instanceof Error ? error.message : String(error));
    }
    const page = checked(run, 'https://app.company/<base_path>/providers', 'start');
    const { text } = await visit(run, at === undefined ? page : new URL(at, page).href);
    return codeSpan(said() ?? /"callbackUrl":\s*"([^"]+)"/.exec(text)?.[1] ?? text);
  },
});
