import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import type { OidcConfig } from './driver-config';
import { guardedFetch, type Guard } from './driver-guard';

/**
 * AFFiNE's client of OpenID Connect: plugins/oauth/providers/oidc.ts and def.ts as they are since the releases after 0.25.7, on `jose` and
 * `zod` as there, behind the guard of 0.27.
 */

/** What AFFiNE says to the person. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

export const invalidAuthState = (): UserError =>
  new UserError('Invalid auth state. You might start the auth progress from another device.');
const invalidResponse = (reason: string): UserError => new UserError(`Invalid OAuth response: ${reason}.`);

export interface OidcAccount {
  readonly id: string;
  readonly email: string;
  readonly name?: string;
}

export interface AuthorizationState {
  /** A UUID, which is the nonce too. */
  readonly token: string;
  readonly codeVerifier: string;
}

export interface OidcClientOptions extends Guard {
  /** `server.externalUrl` with `/oauth/callback`. */
  readonly redirectUri: string;
  /** The server's log. */
  readonly logs: (text: string) => void;
}

const discoveryDocument = z.object({
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  userinfo_endpoint: z.url(),
  issuer: z.url(),
  jwks_uri: z.url(),
});

const tokenAnswer = z.object({
  access_token: z.string(),
  expires_in: z.number().positive().optional(),
  refresh_token: z.string().optional(),
  scope: z.string().optional(),
  token_type: z.string(),
  id_token: z.string(),
});

const userInfo = z.looseObject({
  sub: z.string(),
  preferred_username: z.string().optional(),
  email: z.string().optional(),
  name: z.string().optional(),
  email_verified: z.union([z.boolean(), z.enum(['true', 'false', '1', '0', 'yes', 'no'])]).optional(),
  groups: z.array(z.string()).optional(),
});

type Claims = Readonly<Record<string, unknown>>;

/** The first of the waits between tries, which double up to a minute. */
const RETRY = 'OIDC discovery validation failed, retrying in 1000ms';

export class OidcClient {
  readonly #config: OidcConfig;
  readonly #options: OidcClientOptions;
  readonly #endpoints: z.infer<typeof discoveryDocument>;
  readonly #jwks: ReturnType<typeof createRemoteJWKSet>;

  private constructor(config: OidcConfig, options: OidcClientOptions, endpoints: z.infer<typeof discoveryDocument>) {
    this.#config = config;
    this.#options = options;
    this.#endpoints = endpoints;
    this.#jwks = createRemoteJWKSet(new URL(endpoints.jwks_uri));
  }

  /**
   * Reads and checks the discovery document. The model tries once; the real one tries again later.
   *
   * @returns `undefined` when there is no login, for the reason in the log
   */
  static async connect(config: OidcConfig, options: OidcClientOptions): Promise<OidcClient | undefined> {
    const { issuer, clientId, clientSecret } = config;
    if (!clientId || !clientSecret) return undefined;
    const fail = (text: string): undefined => {
      options.logs(`${text}\n${RETRY}`);
      return undefined;
    };
    if (!issuer) {
      options.logs('Missing OIDC issuer configuration');
      return undefined;
    }
    try {
      const response = await guardedFetch(config, options, `${issuer}/.well-known/openid-configuration`, {
        headers: { Accept: 'application/json' },
      });
      if (!response.ok) {
        fail(`Invalid OIDC issuer ${issuer}`);
        return;
      }
      const endpoints = discoveryDocument.parse(await response.json());
      if (normalize(issuer) !== normalize(endpoints.issuer)) {
        fail(`OIDC issuer mismatch, expected ${issuer}, got ${endpoints.issuer}`);
        return;
      }
      return new OidcClient(config, options, endpoints);
    } catch (error) {
      fail(`Failed to validate OIDC configuration\n${causeOf(error)}`);
      return;
    }
  }

  /** Of the discovery document. */
  get issuer(): string {
    return this.#endpoints.issuer;
  }

  authorizationUrl(state: string, nonce: string, codeChallenge: string): string {
    const { clientId, args = {} } = this.#config;
    const query = new URLSearchParams({
      client_id: clientId,
      redirect_uri: this.#options.redirectUri,
      scope: resolveScope(args.scope),
      response_type: 'code',
      // A `scope` among them takes the place of the one above, so that `openid` is not added to it after all.
      ...Object.fromEntries(Object.entries(args).filter(([name]) => !OURS.has(name))),
      state,
      nonce,
      code_challenge: codeChallenge,
      code_challenge_method: 'S256',
    });
    return `${this.#endpoints.authorization_endpoint}?${query.toString()}`;
  }

  /** @throws UserError with what the person sees; any other error is `An internal error occurred.` to them */
  async account(code: string, { token: nonce, codeVerifier }: AuthorizationState): Promise<OidcAccount> {
    const tokens = tokenAnswer.parse(
      await this.#json(this.#endpoints.token_endpoint, {
        method: 'POST',
        headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          code,
          client_id: this.#config.clientId,
          client_secret: this.#config.clientSecret,
          redirect_uri: this.#options.redirectUri,
          grant_type: 'authorization_code',
          code_verifier: codeVerifier,
        }).toString(),
      }),
    );
    const idToken = await this.#verify(tokens.id_token, nonce);
    const user: Claims & z.infer<typeof userInfo> = userInfo.parse(
      await this.#json(this.#endpoints.userinfo_endpoint, {
        headers: { Authorization: `Bearer ${tokens.access_token}` },
      }),
    );
    if (!user.sub || !idToken.sub) throw invalidResponse('Missing subject claim in OIDC response');
    if (user.sub !== idToken.sub) throw invalidResponse('Subject mismatch between ID token and userinfo response');
    return accountOf(this.#config.args ?? {}, [user, idToken]);
  }

  async #verify(idToken: string, nonce: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(idToken, this.#jwks, {
        issuer: this.#endpoints.issuer,
        audience: this.#config.clientId,
      });
      if (!payload.nonce || payload.nonce !== nonce) throw invalidAuthState();
      return payload;
    } catch (error) {
      this.#options.logs(`Failed to verify OIDC id token\n${causeOf(error)}`);
      throw invalidAuthState();
    }
  }

  async #json(url: string, init: RequestInit): Promise<unknown> {
    const response = await guardedFetch(this.#config, this.#options, url, init);
    const body = await response.text();
    if (!response.ok)
      throw new UserError(
        `Invalid callback code parameter, provider response status: ${response.status} and body: ${body}.`,
      );
    if (body === '') return {};
    try {
      return JSON.parse(body);
    } catch {
      throw invalidResponse(`Unable to parse JSON response from ${url}`);
    }
  }
}

/** Keys of `args` that are not sent. */
const OURS: ReadonlySet<string> = new Set(['claim_id', 'claim_email', 'claim_name', 'claim_email_verified']);

const normalize = (issuer: string): string => issuer.replace(/\/+$/, '');

function resolveScope(scope: string | undefined): string {
  if (!scope) return 'openid profile email';
  const scopes = scope.split(/\s+/).filter(Boolean);
  return (scopes.includes('openid') ? scopes : ['openid', ...scopes]).join(' ');
}

/** By the claims that `args` names: of userinfo first, then of the ID token. */
function accountOf(args: Readonly<Record<string, string | undefined>>, sources: readonly Claims[]): OidcAccount {
  const claim = (name: string, standard: string): string => {
    const configured = args[name];
    return configured === undefined || configured === '' ? standard : configured;
  };
  const first = <T>(name: string, read: (value: unknown) => T | undefined): T | undefined =>
    sources.map((source) => read(source[name])).find((value) => value !== undefined);
  const emailClaim = claim('claim_email', 'email');
  const id = first(claim('claim_id', 'sub'), asText);
  const email = first(emailClaim, (value) => z.email().safeParse(asText(value)).data);
  const name = first(claim('claim_name', 'name'), asText);
  if (id === undefined) throw invalidResponse('Missing required claim for user identifier');
  if (email === undefined)
    throw invalidResponse(
      `Missing valid email claim in OIDC response. Tried userinfo and ID token claims: "${emailClaim}"`,
    );
  if (first(claim('claim_email_verified', 'email_verified'), asBoolean) === false)
    throw invalidResponse('Email for this account is not verified');
  return { id, email, ...(name === undefined ? {} : { name }) };
}

const asText = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

function asBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value.toLowerCase() : '';
  if (['true', '1', 'yes'].includes(text)) return true;
  return ['false', '0', 'no'].includes(text) ? false : undefined;
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `\n[cause]: ${error.cause.message}` : '';
  return `${error.name === 'Error' ? '' : `${error.name}: `}${error.message}${cause}`;
}
