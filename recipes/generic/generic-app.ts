import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Configuration } from 'openid-client';
import { errorPage, homePage, signInPage } from './generic-pages';
import {
  beginLogin,
  connect,
  describeError,
  endSessionUrl,
  finishLogin,
  type Identity,
  type LoginChecks,
} from './oidc-client';
import { accountOf, type GenericAccount, type OidcSettings } from './oidc-settings';

/** A way to sign in, as the application's login page offers it. */
export interface GenericLogin {
  /** What stands on its link. */
  readonly title: string;
  readonly settings: OidcSettings;
  /** Where it starts. Default: `/login/` and its number, from 0. */
  readonly path?: string;
  /** Default true; one that is off is not offered. */
  readonly isEnabled?: boolean;
}

export interface GenericAppOptions {
  readonly logins: readonly GenericLogin[];
  /** What it writes into its log and shows. */
  readonly says: (text: string) => void;
}

interface Session {
  /** Logins that were begun, by their state. */
  readonly begun: Map<string, Begun>;
  signedIn?: SignedIn;
}

interface Begun {
  readonly login: GenericLogin;
  readonly config: Configuration;
  readonly checks: LoginChecks;
}

interface SignedIn {
  readonly login: GenericLogin;
  readonly config: Configuration;
  readonly identity: Identity;
  readonly account: GenericAccount;
}

const COOKIE = '__Host-session';

/**
 * A small application whose login is openid-client's: `/` says who is signed in or offers the logins, the path of each starts it, the path of the
 * redirect URI ends it, `/logout` goes to the end-session endpoint. Accounts are made at the first login and found by their id after that.
 */
export class GenericApp {
  /** By id, in the order of the first logins. */
  readonly accounts = new Map<string, GenericAccount>();
  /** What the last login brought. */
  lastIdentity: Identity | undefined;
  readonly listener: RequestListener;
  readonly #logins: readonly (GenericLogin & { readonly path: string })[];
  readonly #says: (text: string) => void;
  readonly #sessions = new Map<string, Session>();

  constructor({ logins, says }: GenericAppOptions) {
    this.#logins = logins
      .filter(({ isEnabled = true }) => isEnabled)
      .map((login, index) => ({ path: `/login/${index}`, ...login }));
    this.#says = says;
    this.listener = (request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        const text = describeError(error);
        this.#says(text);
        send(response, 500, errorPage(text));
      });
    };
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search, searchParams } = new URL(request.url ?? '/', 'https://localhost');
    const session = this.#sessionOf(request, response);
    const login = this.#logins.find(({ path }) => path === pathname);
    // A code or an error of the provider; without either the address is one like others.
    if ((searchParams.has('code') || searchParams.has('error')) && this.#isCallback(pathname))
      await this.#finish(search, session, response);
    else if (login) await begin(login, session, response);
    else if (pathname === '/logout') logOut(session, response);
    else if (pathname !== '/') send(response, 404, errorPage('Not found'));
    else if (session.signedIn) send(response, 200, homePage(session.signedIn.account));
    else send(response, 200, signInPage(this.#logins));
  }

  #isCallback(path: string): boolean {
    return this.#logins.some(({ settings: { redirectUri } }) => {
      return URL.canParse(redirectUri) && new URL(redirectUri).pathname === path;
    });
  }

  async #finish(search: string, session: Session, response: ServerResponse): Promise<void> {
    const state = new URLSearchParams(search).get('state') ?? '';
    const begun = session.begun.get(state);
    if (!begun) throw new Error('The login was not begun here, or has ended already.');
    session.begun.delete(state);
    const { login, config, checks } = begun;
    const identity = await finishLogin(config, login.settings, { search, checks });
    const account = accountOf({ ...identity.idTokenClaims, ...identity.userinfo }, login.settings.claims);
    this.accounts.set(account.id, account);
    this.lastIdentity = identity;
    session.signedIn = { login, config, identity, account };
    redirect(response, '/');
  }

  #sessionOf({ headers }: IncomingMessage, response: ServerResponse): Session {
    const [, known = ''] = new RegExp(`(?:^|; )${COOKIE}=([^;]*)`).exec(headers.cookie ?? '') ?? [];
    const found = this.#sessions.get(known);
    if (found) return found;
    const id = randomUUID();
    const session: Session = { begun: new Map() };
    this.#sessions.set(id, session);
    response.setHeader('Set-Cookie', `${COOKIE}=${id}; Path=/; Secure; HttpOnly; SameSite=Lax`);
    return session;
  }
}

async function begin(login: GenericLogin, session: Session, response: ServerResponse): Promise<void> {
  const config = await connect(login.settings);
  const { url, checks } = await beginLogin(config, login.settings);
  session.begun.set(checks.state, { login, config, checks });
  redirect(response, url.href);
}

function logOut(session: Session, response: ServerResponse): void {
  const { signedIn } = session;
  delete session.signedIn;
  const target = signedIn && endSessionUrl(signedIn.config, signedIn.login.settings, signedIn.identity.idToken);
  redirect(response, target ?? '/');
}

function redirect(response: ServerResponse, target: string): void {
  response.writeHead(302, { Location: target, 'Cache-Control': 'no-store' }).end();
}

function send(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(html);
}
