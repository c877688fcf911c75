import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { answerPage, answerRedirect, answerWith, cookieIn, writeAnswer, type Answer } from '../../recipes';
import { Accounts, StatusError, type Account } from './driver-accounts';
import { exchangeToken, fetchUserInfo, type CodeExchange, type UserInfo } from './driver-oauth2';
import { accountPage, callbackPage, explorePage, homePage, notFoundPage, signInPage } from './driver-pages';
import type { IdentityProvider } from './driver-provider';

export interface MemosOptions {
  /** What Memos shows to the person or writes into its log, word for word. */
  readonly says: (text: string) => void;
  /** For the ten minutes of a state. Default: the clock. */
  readonly now?: () => number;
}

/** What the browser keeps from the button to the way back. [web/src/utils/oauth.ts] */
interface OAuthState extends Pick<CodeExchange, 'codeVerifier'> {
  readonly state: string;
  /** `identityProviders/UID` there; the UID alone here. */
  readonly uid: string;
  readonly timestamp: number;
  /** Who links an account in the settings; absent for a login. */
  readonly linkingUser?: string;
}

interface Call {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly account: Account | undefined;
}

const SESSION = 'memos_refresh';
const STATE = 'oauth_state';
const STATE_EXPIRY = 10 * 60 * 1000;

/** In place of the picture: the file is there, its size does not matter. */
const LOGO = Buffer.from('RIFF\u0004\0\0\0WEBP', 'latin1');

/**
 * A protocol model of Memos 0.30.0: no package holds its code, which is Go, so the rules are restated from its source; each part names the
 * file. It has a browser part (state, PKCE, the button's redirect, the page /auth/callback) and a server part (code exchange, userinfo,
 * accounts).
 *
 * Modelled otherwise: what the program in the browser does is done by the server here, because a recipe's browser runs no scripts. A
 * redirect stands for `window.location`, a cookie of the session for `sessionStorage` (so a second tab has it too, which a real one has
 * not), and a call of a function for the request to `/memos.api.v1.AuthService/SignIn`. PKCE is always there, as over https. Notes, the
 * database and the settings that a login does not read are left out.
 */
export class Memos {
  readonly accounts = new Accounts();
  /** Settings > SSO, those of files included. */
  providers: readonly IdentityProvider[] = [];
  /** Settings > System > Disallow password auth. */
  disallowsPassword = false;
  /** What serves `https://HOST`. */
  readonly listener: RequestListener;
  readonly #says: (text: string) => void;
  readonly #now: () => number;
  readonly #sessions = new Map<string, Account>();
  readonly #passwords = new Map<Account, string>();

  constructor({ says, now = () => Date.now() }: MemosOptions) {
    this.#says = says;
    this.#now = now;
    this.listener = (request, response) => {
      writeAnswer(response, this.#answer(request));
    };
  }

  /** Settings > Member > Create, or the first administrator. */
  addMember({ password, ...account }: Parameters<Accounts['add']>[0] & { readonly password: string }): Account {
    const made = this.accounts.add(account);
    this.#passwords.set(made, password);
    return made;
  }

  /** What the dialog shows as Redirect URL. [absolutifyLink of web/src/lib/browser.ts] */
  static redirectUrl(origin: string): string {
    return `${origin}/auth/callback`;
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? '/', `https://${request.headers.host ?? ''}`);
    const account = this.#sessions.get(cookieIn(request, SESSION) ?? '');
    const call: Call = { request, url, account };
    // The router of the pages does not tell an address with a slash at its end from one without.
    const [, area = '', action = '', uid = ''] = url.pathname.replace(/\/+$/, '').split('/');
    if (url.pathname === '/logo.webp') return answerWith(200, 'image/webp', LOGO);
    switch (area === 'auth' || area === 'setting' ? `${request.method ?? ''} /${area}/${action}` : `/${area}`) {
      case '/':
        return account ? answerPage(homePage(account)) : answerRedirect(`/explore${url.search}`);
      case '/home':
        return answerRedirect('/');
      case '/explore':
        return answerPage(explorePage());
      case 'GET /auth/':
      case 'GET /auth/admin':
        if (account) return answerRedirect('/');
        return answerPage(
          action === 'admin' ? signInPage([], true) : signInPage(this.providers, !this.disallowsPassword),
        );
      case 'POST /auth/continue':
        return this.#startOAuth(call, decodeURIComponent(uid));
      case 'POST /auth/password':
        return this.#signInWithPassword(call);
      case 'GET /auth/callback':
        return this.#callback(call);
      case 'POST /auth/sign-out':
        this.#sessions.delete(cookieIn(request, SESSION) ?? '');
        return answerRedirect('/auth', [`${SESSION}=; Path=/; Max-Age=0`]);
      case 'GET /setting/':
        if (!account) return answerRedirect(`/auth?redirect=${encodeURIComponent(url.pathname + url.search)}`);
        return answerPage(accountPage(account, this.providers, this.#linksOf(account)));
      case 'POST /setting/link':
        return account ? this.#startOAuth(call, decodeURIComponent(uid), account) : answerRedirect('/auth');
      case 'POST /setting/unlink':
        this.accounts.links.splice(
          0,
          Infinity,
          ...this.accounts.links.filter(
            (link) => link.account !== account || link.provider !== decodeURIComponent(uid),
          ),
        );
        return answerRedirect('/setting');
      default:
        // Whatever has no extension is the program's; files that there are not are not.
        return /\.\w+$/.test(url.pathname)
          ? answerWith(404, 'application/json', '{"message":"Not Found"}')
          : answerPage(notFoundPage());
    }
  }

  readonly #linksOf = (account: Account) => this.accounts.links.filter((link) => link.account === account);

  /** The button Continue with …, or Link. [web/src/components/IdentityProviderButtons.tsx] */
  #startOAuth({ url }: Call, uid: string, linkingUser?: Account): Answer {
    const provider = this.providers.find((one) => one.uid === uid);
    if (!provider) return answerPage(notFoundPage());
    const { authUrl, clientId, scopes } = provider.config;
    const state = randomBytes(32).toString('hex');
    const codeVerifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(codeVerifier).digest('base64url');
    const stored: OAuthState = {
      state,
      uid,
      timestamp: this.#now(),
      codeVerifier,
      ...(linkingUser ? { linkingUser: linkingUser.username } : {}),
    };
    // Client ID and state are not encoded there either.
    const location = `${authUrl}?client_id=${clientId}&redirect_uri=${encodeURIComponent(
      Memos.redirectUrl(url.origin),
    )}&state=${state}&response_type=code&scope=${encodeURIComponent(
      scopes.join(' '),
    )}&code_challenge=${challenge}&code_challenge_method=S256`;
    const value = Buffer.from(JSON.stringify(stored)).toString('base64url');
    return answerRedirect(location, [`${STATE}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax`]);
  }

  /** The page /auth/callback. [web/src/pages/AuthCallback.tsx] */
  async #callback({ request, url, account }: Call): Promise<Answer> {
    const { searchParams: params } = url;
    const fail = (message: string): Answer => {
      this.#says(message);
      return answerPage(callbackPage(message), [`${STATE}=; Path=/; Max-Age=0`]);
    };
    const error = params.get('error');
    if (error) {
      const [description, uri] = [params.get('error_description'), params.get('error_uri')];
      const more = description ? `\n${decodeURIComponent(description)}` : '';
      return fail(`OAuth error: ${error}${more}${uri ? `\nMore info: ${uri}` : ''}`);
    }
    const [code, state] = [params.get('code'), params.get('state')];
    if (!code || !state) return fail('Failed to authorize. Missing authorization code or state parameter.');
    const stored = this.#stateOf(request);
    if (stored?.state !== state || this.#now() - stored.timestamp > STATE_EXPIRY)
      return fail('Failed to authorize. Invalid or expired state parameter. This may indicate a CSRF attack attempt.');
    const { uid, codeVerifier, linkingUser } = stored;
    const exchange = { redirectUri: Memos.redirectUrl(url.origin), code, codeVerifier };
    try {
      if (linkingUser !== undefined) {
        if (!account) throw new Error('Failed to link account. Please sign in to Memos again and retry.');
        if (account.username !== linkingUser)
          throw new Error(
            'The signed-in user changed before the OAuth callback completed. Please retry linking from account settings.',
          );
        this.accounts.ofLogin(uid, await this.#identify(uid, exchange), account);
        return answerRedirect('/setting', [`${STATE}=; Path=/; Max-Age=0`]);
      }
      return this.#enter(this.accounts.ofLogin(uid, await this.#identify(uid, exchange)));
    } catch (problem) {
      return fail(problem instanceof Error ? problem.message : String(problem));
    }
  }

  /** Who the identity provider says it is. [resolveSSOIdentity of server/router/api/v1/auth_service_sso.go] */
  async #identify(uid: string, exchange: CodeExchange): Promise<UserInfo> {
    const provider = this.providers.find((one) => one.uid === uid);
    if (!provider) throw new StatusError('invalid_argument', 'identity provider not found');
    const internal = (what: string) => (error: unknown) => {
      throw new StatusError('internal', `${what}, error: ${error instanceof Error ? error.message : String(error)}`);
    };
    const token = await exchangeToken(provider.config, exchange).catch(internal('failed to exchange token'));
    const info = await fetchUserInfo(provider.config, token).catch(internal('failed to get user info'));
    if (provider.identifierFilter !== '') {
      let filter: RegExp;
      try {
        filter = new RegExp(provider.identifierFilter, 'u');
      } catch (error) {
        return internal('failed to compile identifier filter regex')(error);
      }
      if (!filter.test(info.identifier))
        throw new StatusError('permission_denied', `identifier ${info.identifier} is not allowed`);
    }
    return info;
  }

  /** [SignIn of server/router/api/v1/auth_service.go] */
  async #signInWithPassword({ request }: Call): Promise<Answer> {
    const form = new URLSearchParams(await text(request));
    const account = this.accounts.all.find(({ username }) => username === form.get('username'));
    const problem =
      !account || this.#passwords.get(account) !== form.get('password')
        ? new StatusError('invalid_argument', 'unmatched username and password')
        : this.disallowsPassword && account.role === 'USER'
          ? new StatusError('permission_denied', 'password signin is not allowed')
          : undefined;
    if (account && !problem) return this.#enter(account);
    this.#says(problem?.message ?? '');
    return answerPage(callbackPage(problem?.message ?? ''));
  }

  #enter(account: Account): Answer {
    const session = randomUUID();
    this.#sessions.set(session, account);
    return answerRedirect('/', [
      `${SESSION}=${session}; Path=/; Secure; HttpOnly; SameSite=Lax`,
      `${STATE}=; Path=/; Max-Age=0`,
    ]);
  }

  readonly #stateOf = (request: IncomingMessage): OAuthState | undefined => {
    const value = cookieIn(request, STATE);
    return value ? (JSON.parse(Buffer.from(value, 'base64url').toString()) as OAuthState) : undefined;
  };
}
