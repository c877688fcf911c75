import type { RegisterOptions, Run } from '../../recipes/index';
import type { Changes } from './driver';
import { driverAdapter } from './driver-adapter';
import { driverApplication } from './driver-application';
import { checked, HOST, loaded, selectButton, sessionOf, visit } from './driver-login';
import { driverVariants } from './driver-variants';

type User = Run['users']['intended'];

/** A case of a question, and what makes it one. */
export interface ClaimCase {
  readonly variant: string;
  readonly provider: string;
  /** What is set, in words. */
  readonly value: string;
  /** Values of the page that are replaced, by the end of their ids. */
  readonly values?: Readonly<Record<string, string>>;
  readonly changes?: Changes;
  /** A fault in the ID token. */
  readonly fault?: 'issuer' | 'audience' | 'signature' | 'nonce' | 'expired';
  /** What is different about the person who signs in. */
  readonly user?: { readonly [Key in keyof User]?: User[Key] | undefined };
  /** Whether a database has a user with the same e-mail address. */
  readonly database?: boolean;
  /** What happens and is looked at. Default: a login, and the name in the session. */
  readonly ask?: 'callback' | 'cancel' | 'replay' | 'email';
}

/** A question that published pages answer in several ways. */
export interface Claim {
  readonly question: string;
  readonly cases: readonly ClaimCase[];
}

export type SettledCase = Pick<ClaimCase, 'variant' | 'provider' | 'value'> & {
  /** `signed in as NAME`, or what the application or the provider said. */
  readonly outcome: string;
};

export interface SettledClaim {
  readonly question: string;
  readonly cases: readonly SettledCase[];
}

/** Gives a case a run on the page of its provider and variant, with its values in the place of the page's. */
export type Execute = (of: ClaimCase, act: (run: Run) => Promise<void>) => Promise<void>;

/** Settles questions by running each of their cases. */
export async function driverClaims(claims: readonly Claim[], execute: Execute): Promise<readonly SettledClaim[]> {
  const settled: SettledClaim[] = [];
  for (const { question, cases } of claims) {
    const outcomes: SettledCase[] = [];
    for (const one of cases) {
      const { variant, provider, value } = one;
      let outcome = 'not run';
      await execute(one, async (run) => {
        outcome = await outcomeOf(run, one);
      });
      outcomes.push({ variant, provider, value, outcome });
    }
    settled.push({ question, cases: outcomes });
  }
  return settled;
}

async function outcomeOf(run: Run, { ask, changes = {}, fault, user, database = false }: ClaimCase): Promise<string> {
  const person = definedOnly({ ...run.users.intended, username: 'dee-login', ...user });
  const provider = await run.register(registrationOf(person));
  const adapter = database ? { config: { adapter: driverAdapter(person).adapter } } : {};
  const log: string[] = [];
  const application = driverApplication(run, log, { ...changes, ...adapter });
  const project = driverVariants[run.variant];
  if (project === undefined) throw new Error(`Unexpected variant ${run.variant}.`);
  provider.spoil(fault);
  try {
    await application.change(project);
    await run.serve(HOST, application.listener);
    if (ask === 'callback') {
      const { text } = await visit(run, checked(run, 'https://app.company/<base_path>/providers', 'start'));
      return said(log) ?? /"callbackUrl":\s*"([^"]+)"/.exec(text)?.[1] ?? text;
    }
    await visit(run, checked(run, 'https://app.company/<base_path>/signin', 'start'));
    if (log.length > 0) return said(log) ?? '';
    await selectButton(run);
    if (ask === 'cancel') {
      // As Keycloak sends people back who select "Cancel"; authentik's question has no such button.
      const back = new URL(checked(run, '<redirect_uri>', 'start'));
      back.searchParams.set('error', 'access_denied');
      const state = new URL(loaded(run.browser.page).url).searchParams.get('state') ?? stateIn(run);
      if (state !== undefined) back.searchParams.set('state', state);
      if (run.provider === 'keycloak') back.searchParams.set('iss', `${provider.url}/realms/${realmOf(run)}`);
      const { text } = await visit(run, back.href);
      return [said(log), text.split('\n')[0]].filter(Boolean).join(' | ');
    }
    await run.signIn(person);
    if (ask === 'replay') {
      const used = loaded(run.browser.page).hops.find(({ url }) => url.includes('/callback/'))?.url ?? '';
      await run.browser.close();
      await visit(run, used);
      return said(log) ?? loaded(run.browser.page).text;
    }
    const failure = said(log);
    if (failure !== undefined) return failure;
    const { url, text } = loaded(run.browser.page);
    if (url.startsWith(`${provider.url}/`)) return text.split('\n').slice(0, 2).join(' | ');
    const session = (await sessionOf(run, 'account'))?.user as Readonly<Record<string, unknown>> | undefined;
    if (ask === 'email')
      return `signed in with the e-mail address ${typeof session?.email === 'string' ? session.email : 'missing'}`;
    const name = String(session?.name);
    return session ? `signed in ${name.trim() === '' ? 'with an empty name' : `as ${name}`}` : text;
  } catch (error) {
    return said(log) ?? (error instanceof Error ? error.message : String(error));
  }
}

const registrationOf = (person: User): RegisterOptions => ({ users: [person] });

/** Auth.js 4 sends a state. */
function stateIn({ browser }: Run): string | undefined {
  const asked = loaded(browser.page).hops.find(({ url }) => url.includes('client_id='))?.url;
  return asked === undefined ? undefined : (new URL(asked).searchParams.get('state') ?? undefined);
}

const realmOf = ({ page }: Run): string => page.page.samples.realm ?? '';

/** The first error in the log, in one line and without the address of its documentation. */
function said(log: readonly string[]): string | undefined {
  const line = log.find((text) => text.includes('[error]'));
  if (line === undefined) return undefined;
  const cause = log.find((text) => text.startsWith('[auth][cause]'));
  const short = (text: string): string => text.split(/\n|\. Read more at|Read more at/)[0]?.trim() ?? '';
  const version4 = /^\[next-auth\]\[error\]\[(\w+)\]\s*\nhttps:\S+ ([^\n{]*)/.exec(line);
  // Points in time are not the same twice.
  if (version4) return `${version4[1] ?? ''}: ${(version4[2] ?? '').trim().replace(/\d{10}/g, '…')}`;
  const error = short(line.replace('[auth][error] ', ''));
  return cause === undefined ? error : `${error.replace(/:$/, '')}: ${short(cause.replace('[auth][cause]: ', ''))}`;
}

function definedOnly(user: { readonly [Key in keyof User]?: User[Key] | undefined }): User {
  return Object.fromEntries(Object.entries(user).filter(([, value]) => value !== undefined)) as unknown as User;
}
