import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { answerPage, answerRedirect, answerWith, cookieIn, writeAnswer, type Answer } from '../../recipes';
import { DEFAULTS, type AffineConfig, type OidcConfig } from './driver-config';
import { invalidAuthState, OidcClient, UserError, type AuthorizationState, type OidcAccount } from './driver-oidc';
import { adminPage, localPage, notFoundPage, signInPage, workspacePage } from './driver-pages';

export interface AffineOptions {
  /** What AFFiNE shows to the person or writes into its log, word for word. */
  readonly says: (text: string) => void;
  /** The address to which a name leads, as the server resolves it. Default: a public one, whatever the name. */
  readonly resolve?: (host: string) => string;
  /** For the three hours of a state. Default: the clock. */
  readonly now?: () => number;
}

export interface User {
  readonly email: string;
  readonly name: string;
  readonly isAdministrator: boolean;
}

/** What the server's cache keeps of a login that has begun. */
interface StoredState extends AuthorizationState {
  readonly clientNonce: string;
  readonly expires: number;
}

const SESSION = 'affine_session';
const NONCE = 'affine_client_nonce';
const HOURS = 3600 * 1000;
/** Of those for documentation. [RFC 5737] */
const PUBLIC = '203.0.113.10';
/** The setting's key in the table app_configs. */
export const OIDC_KEY = 'oauth.providers.oidc';

/**
 * A protocol model of AFFiNE's login: no package holds its server, so the steps are restated from its source (controller.ts, service.ts and
 * the provider in plugins/oauth) and from reports about 0.27.
 *
 * Modelled otherwise: what the program in the browser does is done by the server here, because a recipe's browser runs no scripts. A
 * redirect stands for `window.location`, a cookie for the nonce that it keeps, a call of a function for the requests to
 * `/api/oauth/preflight` and `/api/oauth/callback`. Discovery is tried once after a change and not again later. Workspaces, the desktop app
 * and the Admin Panel itself are left out.
 */
export class Affine {
  readonly users: User[] = [];
  /** The table app_configs: what was saved in the Admin Panel goes before the file. */
  readonly saved = new Map<string, OidcConfig>();
  /** What serves `https://HOST`. */
  readonly listener: RequestListener;
  #config: AffineConfig = DEFAULTS;
  #client: OidcClient | undefined;
  readonly #options: Required<AffineOptions>;
  readonly #states = new Map<string, StoredState>();
  readonly #sessions = new Map<string, User>();
  /** Accounts at the provider, by the claim that `claim_id` names. */
  readonly #connected = new Map<string, User>();

  constructor({ says, resolve = () => PUBLIC, now = () => Date.now() }: AffineOptions) {
    this.#options = { says, resolve, now };
    this.listener = (request, response) => {
      writeAnswer(response, this.#answer(request));
    };
  }

  /** The start of the server, or Save in the Admin Panel: from then on the button is there, or the log says why not. */
  async configure(config: AffineConfig): Promise<void> {
    const oidc = this.saved.get(OIDC_KEY) ?? config.oidc;
    this.#config = { ...config, oidc };
    const { says: logs, resolve } = this.#options;
    const options = { redirectUri: this.redirectUri, resolve, logs };
    this.#client = oidc && (await OidcClient.connect(oidc, options));
  }

  get config(): AffineConfig {
    return this.#config;
  }

  /** A path in the address does not count, and without an address there is only what the server knows of itself. */
  get redirectUri(): string {
    const { externalUrl } = this.#config;
    return `${externalUrl === '' ? 'http://localhost:3010' : new URL(externalUrl).origin}/oauth/callback`;
  }

  /** The list of users in the Admin Panel > Delete account. */
  deleteUser(email: string): void {
    const kept = this.users.filter((user) => user.email !== email);
    this.users.splice(0, Infinity, ...kept);
    for (const accounts of [this.#connected, this.#sessions])
      for (const [key, user] of accounts) if (!kept.includes(user)) accounts.delete(key);
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? '/', `https://${request.headers.host ?? ''}`);
    const user = this.#sessions.get(cookieIn(request, SESSION) ?? '');
    // The router of the pages does not tell an address with a slash at its end from one without.
    switch (`${request.method ?? ''} ${url.pathname.replace(/(?<=.)\/+$/, '')}`) {
      case 'GET /':
        return answerPage(user ? workspacePage(user.name, user.email) : localPage());
      case 'GET /admin':
        return answerPage(adminPage());
      case 'GET /sign-in':
        if (user) return answerRedirect('/');
        return answerPage(signInPage(this.#client !== undefined, url.searchParams.get('error') ?? ''));
      case 'POST /sign-out':
        this.#sessions.delete(cookieIn(request, SESSION) ?? '');
        return answerRedirect('/', [`${SESSION}=; Path=/; Max-Age=0`]);
      case 'POST /oauth/login':
        return this.#catching(() => this.#preflight());
      case 'GET /oauth/callback':
        return this.#catching(async () => {
          const entered = await this.#callback(url.searchParams, cookieIn(request, NONCE));
          const session = randomUUID();
          this.#sessions.set(session, entered);
          return answerRedirect('/', [`${SESSION}=${session}; Path=/; Secure; HttpOnly; SameSite=Lax`]);
        });
      default:
        // Whatever has no extension is the program's.
        return /\.\w+$/.test(url.pathname) ? answerWith(404, 'text/plain', 'Not Found') : answerPage(notFoundPage());
    }
  }

  /** The browser shows what the server refuses on the sign-in page. */
  async #catching(act: () => Answer | Promise<Answer>): Promise<Answer> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof UserError)) this.#options.says(String(error));
      const message = error instanceof UserError ? error.message : 'An internal error occurred.';
      this.#options.says(message);
      return answerRedirect(`/sign-in?error=${encodeURIComponent(message)}`);
    }
  }

  #preflight(): Answer {
    if (!this.#client) throw new UserError('Unknown authentication provider OIDC.');
    const token = randomUUID();
    const codeVerifier = randomBytes(32).toString('base64url');
    const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
    const clientNonce = randomUUID();
    this.#states.set(token, { token, codeVerifier, clientNonce, expires: this.#options.now() + 3 * HOURS });
    const state = JSON.stringify({
      state: token,
      client: 'web',
      provider: 'OIDC',
      pkce: { codeChallenge, codeChallengeMethod: 'S256' },
    });
    return answerRedirect(this.#client.authorizationUrl(state, token, codeChallenge), [
      `${NONCE}=${clientNonce}; Path=/; Secure; HttpOnly; SameSite=Lax`,
    ]);
  }

  async #callback(params: URLSearchParams, clientNonce: string | undefined): Promise<User> {
    const code = params.get('code');
    const text = params.get('state');
    if (!code) throw new UserError('Missing query parameter `code`.');
    if (!text) throw new UserError('Missing query parameter `state`.');
    const token = stateIn(text);
    if (token?.length !== 36) throw new UserError('Invalid callback state parameter.');
    const stored = this.#states.get(token);
    // Read once: a callback that is opened again finds nothing.
    this.#states.delete(token);
    if (!stored || stored.expires < this.#options.now()) throw new UserError('OAuth state expired, please try again.');
    if (stored.clientNonce !== clientNonce) throw invalidAuthState();
    if (!this.#client) throw new UserError('Unknown authentication provider OIDC.');
    return this.#userOf(await this.#client.account(code, stored));
  }

  /** An account that has come before, else the user with that address, else a new one. Up to 0.27.4 the switch comes before both. */
  #userOf({ id, email, name }: OidcAccount): User {
    const connected = this.#connected.get(id);
    if (connected) return connected;
    if (!this.#config.allowSignupForOauth) throw new UserError('You are not allowed to sign up.');
    const same = this.users.find((user) => user.email.toLowerCase() === email.toLowerCase());
    const user = same ?? { email, name: name ?? email.split('@')[0] ?? '', isAdministrator: false };
    if (!same) this.users.push(user);
    this.#connected.set(id, user);
    return user;
  }
}

/** The state is a JSON text, of which the UUID counts. */
function stateIn(text: string): string | undefined {
  try {
    const { state } = JSON.parse(text) as { readonly state?: unknown };
    return typeof state === 'string' ? state : undefined;
  } catch {
    return text;
  }
}
