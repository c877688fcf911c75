import type { EmbeddedUser, IdTokenFault } from '../../providers/embedded/embedded-provider';
import { codeSpan } from '../../src/core/text';
import { asksForPassword, isOfProvider, redirectOf, shownPage } from '../drive/pages';
import type { Case, RegisteredProvider, RegisterOptions, Run } from '../recipe';

/** Who is signed in, as the application shows it, or what it says about a failure, and where when that is not the page. */
export type Seen =
  { readonly name: string; readonly email?: string } | { readonly words: readonly string[]; readonly where?: string };

/** An application with its provider, before a login. Drivers add what their own cases change. */
export interface OpenedApplication {
  readonly provider: RegisteredProvider;
  /** From the application's first page to that of the provider, if it leads there. */
  readonly start: () => Promise<unknown>;
  /** The address that the provider calls back. */
  readonly callback: string;
  readonly look: () => Seen | Promise<Seen>;
  /** How many accounts there are. */
  readonly countAccounts: () => number;
}

/** How a driver opens its application. */
export type Open<Application extends OpenedApplication> = (run: Run, people: RegisterOptions) => Promise<Application>;

/** A case, and what is different in it. All else is as the guide says. */
export interface Asked<Application extends OpenedApplication> extends Omit<Case, 'settle'> {
  /** A fault in the ID token. */
  readonly fault?: IdTokenFault;
  /** What is different about the person who signs in; `undefined` leaves something out. */
  readonly person?: { readonly [Key in keyof EmbeddedUser]?: EmbeddedUser[Key] | undefined };
  /** What an administrator of the application does before the login. */
  readonly prepare?: (application: Application) => unknown;
  /** What the person does. Default: signs in. */
  readonly act?: (login: Login<Application>) => Promise<unknown>;
  /** What is told of a person who is signed in; `account` is the name, and whether an account was made. Default: the name. */
  readonly tells?: 'name' | 'email' | 'account';
}

export interface Login<Application extends OpenedApplication> {
  readonly run: Run;
  readonly application: Application;
  readonly person: EmbeddedUser;
}

/**
 * Makes cases whose outcome is `signed in as NAME`, or in code what the application says, or the page of the provider.
 *
 * @param hide what is not the same twice in the application's words
 */
export function casesOf<Application extends OpenedApplication>(
  open: Open<Application>,
  hide: (words: string) => string = (words) => words,
): (asked: Asked<Application>) => Case {
  return ({ fault, person, prepare, act = signIn, tells = 'name', ...asked }) => ({
    ...asked,
    settle: async (run) => {
      const own = person && definedOnly({ ...run.users.intended, username: 'dee-login', ...person });
      const application = await open(run, own ? { users: [own] } : {});
      application.provider.spoil(fault);
      await prepare?.(application);
      const before = application.countAccounts();
      await act({ run, application, person: own ?? run.users.intended });
      const { page } = run.browser;
      if (page?.error !== undefined) return `no page comes: ${codeSpan(page.reason)}`;
      if (isOfProvider(run, shownPage(run))) return inCode(shownPage(run).text.split('\n').slice(0, 2));
      const seen = await application.look();
      if ('words' in seen) return [seen.where ?? [], inCode(seen.words.map(hide))].flat().join(': ');
      if (tells === 'email') return withEmail(seen.email);
      if (tells === 'name') return withName(seen.name);
      const isNew = application.countAccounts() > before;
      return `${withName(seen.name)}, with ${isNew ? 'a new account' : 'the account that was there'}`;
    },
  });
}

/** From the application's first page to whatever it shows in the end. */
export async function signIn({ run, application, person }: Login<OpenedApplication>): Promise<void> {
  await application.start();
  await signInAtProvider(run, person);
}

async function signInAtProvider(run: Run, person: EmbeddedUser): Promise<void> {
  const { page } = run.browser;
  if (page?.error === undefined && page && isOfProvider(run, page) && asksForPassword(page)) await run.signIn(person);
}

/** Comes back as Keycloak sends people who select "Cancel"; authentik's question has no such button. */
export async function cancel({ run, application }: Login<OpenedApplication>): Promise<void> {
  await application.start();
  const issuer = run.page.page.values.find(({ raw }) => raw === '<issuer>')?.value;
  await run.browser.visit(
    withQuery(application.callback, {
      error: 'access_denied',
      state: stateIn(run),
      // Keycloak says who it is with every answer.
      iss: run.provider === 'keycloak' ? issuer : undefined,
    }),
  );
}

/** Opens the address once more with which the login came back. */
export async function replayCallback(
  login: Login<OpenedApplication>,
  leave: (login: Login<OpenedApplication>) => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  await signIn(login);
  const { href } = callbackIn(login);
  await leave(login);
  await login.run.browser.visit(href);
}

/** Takes the code of a login into another one, in a browser of its own. */
export async function replayCode(login: Login<OpenedApplication>): Promise<void> {
  const { run, application } = login;
  await signIn(login);
  const used = callbackIn(login);
  await run.browser.close();
  await application.start();
  const state = stateIn(run);
  if (state !== undefined) used.searchParams.set('state', state);
  await run.browser.visit(used.href);
}

function callbackIn({ run, application: { callback } }: Login<OpenedApplication>): URL {
  const hop = shownPage(run).hops.find(({ url }) => url.startsWith(`${callback}?`));
  if (!hop) throw new Error(`Expected a login that comes back to ${callback}.`);
  return new URL(hop.url);
}

/** Of the request that the application has sent the browser with. */
const stateIn = (run: Run): string | undefined => new URL(redirectOf(run)).searchParams.get('state') ?? undefined;

function withQuery(address: string, query: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}

function inCode(lines: readonly string[]): string {
  const words = lines.filter((line) => line !== '');
  return words.length === 0 ? 'an empty page' : words.map(codeSpan).join(': ');
}

const withName = (name: string): string =>
  name.trim() === '' ? 'signed in with an empty name' : `signed in as ${name}`;

function withEmail(email: string | undefined): string {
  if (email === undefined) return 'signed in without an e-mail address';
  return email === '' ? 'signed in with an empty e-mail address' : `signed in with the e-mail address ${email}`;
}

function definedOnly(user: NonNullable<Asked<OpenedApplication>['person']>): EmbeddedUser {
  return Object.fromEntries(Object.entries(user).filter(([, value]) => value !== undefined)) as unknown as EmbeddedUser;
}
