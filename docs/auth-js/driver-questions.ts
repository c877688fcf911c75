import { type Case, codeSpan, type RegisteredProvider, type RegisterOptions, type Run } from '../../recipes/index';
import type { Changes } from './driver';
import { driverAdapter } from './driver-adapter';
import { driverApplication } from './driver-application';
import { checked, HOST, loaded, selectButton, sessionOf, visit } from './driver-login';
import { driverVariants } from './driver-variants';

type User = Run['users']['intended'];

/** A case, and what is different in it. */
export interface Asked extends Omit<Case, 'settle'> {
  readonly variant: string;
  readonly changes?: Changes;
  /** A fault in the ID token. */
  readonly fault?: 'issuer' | 'audience' | 'signature' | 'nonce' | 'expired';
  /** What is different about the person who signs in. */
  readonly user?: { readonly [Key in keyof User]?: User[Key] | undefined };
  /** Whether a database has a user with the same e-mail address. */
  readonly database?: boolean;
  /** What happens and is looked at. Default: a login, and the name in the session. */
  readonly ask?: 'callback' | 'cancel' | 'replay' | 'email';
  /** Where the application says its callback, when it is not where the guide has it. */
  readonly at?: string;
}

/** A case that answers `signed in as NAME`, an address, or what the application or the provider said. */
export function answered(asked: Asked): Case {
  const { tried, variant, providers, values } = asked;
  return {
    tried,
    variant,
    ...(providers ? { providers } : {}),
    ...(values ? { values } : {}),
    settle: (run) => outcomeOf(run, asked),
  };
}

async function outcomeOf(run: Run, asked: Asked): Promise<string> {
  const { changes = {}, fault, user, database = false } = asked;
  const person = definedOnly({ ...run.users.intended, username: 'dee-login', ...user });
  const provider = await run.register(registrationOf(person));
  const adapter = database ? { config: { adapter: driverAdapter(person).adapter } } : {};
  const log: string[] = [];
  const application = driverApplication(run, log, { ...changes, ...adapter });
  const project = driverVariants[run.variant];
  if (project === undefined) throw new Error(`Unexpected variant ${run.variant}.`);
  provider.spoil(fault);
  const outcome = await (async () => {
    await application.change(project);
    await run.serve(HOST, application.listener);
    return attempt(run, asked, { provider, person, log });
  })().catch((error: unknown) => said(log) ?? codeSpan(error instanceof Error ? error.message : String(error)));
  for (const line of log) run.says(line);
  return outcome;
}

interface Attempt {
  readonly provider: RegisteredProvider;
  readonly person: User;
  readonly log: readonly string[];
}

/** As far as a person comes. */
async function attempt(run: Run, { ask, at }: Asked, { provider, person, log }: Attempt): Promise<string> {
  if (ask === 'callback') {
    const page = checked(run, 'https://app.company/<base_path>/providers', 'start');
    const { text } = await visit(run, at === undefined ? page : new URL(at, page).href);
    return said(log) ?? codeSpan(/"callbackUrl":\s*"([^"]+)"/.exec(text)?.[1] ?? text);
  }
  await visit(run, checked(run, 'https://app.company/<base_path>/signin', 'start'));
  const refusal = said(log);
  if (refusal !== undefined) return refusal;
  await selectButton(run);
  if (ask === 'cancel') return cancel(run, provider, log);
  await run.signIn(person);
  if (ask === 'replay') {
    const used = loaded(run.browser.page).hops.find(({ url }) => url.includes('/callback/'))?.url ?? '';
    await run.browser.close();
    await visit(run, used);
    return said(log) ?? codeSpan(loaded(run.browser.page).text);
  }
  const failure = said(log);
  if (failure !== undefined) return failure;
  const { url, text } = loaded(run.browser.page);
  if (url.startsWith(`${provider.url}/`)) return text.split('\n').slice(0, 2).map(codeSpan).join(': ');
  const session = (await sessionOf(run, 'account'))?.user as Readonly<Record<string, unknown>> | undefined;
  if (session === undefined) return codeSpan(text);
  return ask === 'email' ? withEmail(session.email) : withName(session.name);
}

/** Back from the provider as Keycloak sends people who select "Cancel"; authentik's question has no such button. */
async function cancel(run: Run, provider: RegisteredProvider, log: readonly string[]): Promise<string> {
  const back = new URL(checked(run, '<redirect_uri>', 'start'));
  back.searchParams.set('error', 'access_denied');
  const state = new URL(loaded(run.browser.page).url).searchParams.get('state') ?? stateIn(run);
  if (state !== undefined) back.searchParams.set('state', state);
  if (run.provider === 'keycloak') back.searchParams.set('iss', `${provider.url}/realms/${realmOf(run)}`);
  const { text } = await visit(run, back.href);
  const page = `the page shows ${codeSpan(text.split('\n')[0] ?? '')}`;
  return [said(log) ?? [], page].flat().join('; ');
}

function withEmail(email: unknown): string {
  if (typeof email !== 'string') return 'signed in without an e-mail address';
  return email === '' ? 'signed in with an empty e-mail address' : `signed in with the e-mail address ${email}`;
}

function withName(name: unknown): string {
  return typeof name !== 'string' || name.trim() === '' ? 'signed in with an empty name' : `signed in as ${name}`;
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
  if (version4) return codeSpan(`${version4[1] ?? ''}: ${(version4[2] ?? '').trim().replace(/\d{10}/g, '…')}`);
  const error = short(line.replace('[auth][error] ', ''));
  return codeSpan(
    cause === undefined ? error : `${error.replace(/:$/, '')}: ${short(cause.replace('[auth][cause]: ', ''))}`,
  );
}

function definedOnly(user: { readonly [Key in keyof User]?: User[Key] | undefined }): User {
  return Object.fromEntries(Object.entries(user).filter(([, value]) => value !== undefined)) as unknown as User;
}
