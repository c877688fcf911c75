import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { default as Provider, KoaContextWithOIDC } from 'oidc-provider';
import { importLibrary } from './import-library';
import type { Claims } from './jwt';
import type { SigningAlgorithm, SigningKey } from './keys';
import type { Store } from './store';

/**
 * The certified package `oidc-provider`, as the models use it: it makes codes, tokens and ID tokens, and consumes and rotates them. What a
 * vendor checks, in which order, and how it words a refusal, stands in front of it and never reaches it. So a request that gets here is one
 * that the vendor grants, and a refusal by the library is a fault of the model.
 */
export interface LibrarySetup {
  readonly clients: readonly LibraryClient[];
  readonly keys: readonly SigningKey[];
  /** Names of all claims that an ID token may carry. */
  readonly claimNames: readonly string[];
  /** In seconds. */
  readonly lifetimes: { readonly code: number; readonly token: number; readonly refresh: number };
  /** The authentication context class that the vendor states. */
  readonly acr: string;
  readonly store: Store;
}

export interface LibraryClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly alg: SigningAlgorithm;
}

interface Login {
  readonly sub: string;
  readonly authTime: number;
  readonly amr?: readonly string[];
}

export interface Tokens {
  readonly idToken: string;
  readonly refreshToken: string | undefined;
}

interface Context {
  readonly login?: Login;
  /** What goes into the ID token besides what the library writes itself. */
  readonly claims?: Claims;
  readonly issueRefreshToken?: boolean;
  readonly rotateRefreshToken?: boolean;
}

interface Result {
  readonly status: number;
  readonly location: string;
  readonly body: unknown;
}

/** Stands for the client's own address: the library never sees that one, since the vendor's rules for it are not the library's. */
const CALLBACK = 'https://client.invalid/callback';

/** One issuer of a model. */
export class Library {
  readonly #handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly #clients: ReadonlyMap<string, LibraryClient>;
  readonly #contexts: WeakMap<IncomingMessage, Context>;
  readonly #results: WeakMap<IncomingMessage, Result>;

  private constructor(provider: Provider, setup: LibrarySetup, contexts: WeakMap<IncomingMessage, Context>) {
    this.#clients = new Map(setup.clients.map((client) => [client.clientId, client]));
    this.#contexts = contexts;
    this.#results = new WeakMap();
    // Before the library's own routes, so what follows `next` sees the finished answer.
    provider.use(async (context, next) => {
      await next();
      this.#results.set(context.req, {
        status: context.status,
        location: context.response.get('Location'),
        body: context.body,
      });
      context.respond = false;
    });
    this.#handle = provider.callback();
  }

  /** @throws when the library does not accept a client, or the issuer */
  static async create(issuer: string, setup: LibrarySetup): Promise<Library> {
    const { default: OidcProvider, interactionPolicy } = await importLibrary();
    const contexts = new WeakMap<IncomingMessage, Context>();
    const of = ({ req }: KoaContextWithOIDC): Context => contexts.get(req) ?? {};
    const policy = interactionPolicy.base();
    policy.get('consent')?.checks.clear();

    const provider: Provider = new OidcProvider(issuer, {
      adapter: setup.store.adapter,
      clients: setup.clients.map(({ clientId, clientSecret, alg }) => ({
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [CALLBACK],
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: alg,
      })),
      jwks: { keys: setup.keys.map(({ privateJwk }) => privateJwk) },
      cookies: { keys: ['model'] },
      features: {
        devInteractions: { enabled: false },
        dPoP: { enabled: false },
        pushedAuthorizationRequests: { enabled: false },
        rpInitiatedLogout: { enabled: false },
      },
      enabledJWA: { idTokenSigningAlgValues: ['RS256', 'ES256', 'HS256'] },
      responseTypes: ['code'],
      scopes: ['openid'],
      claims: { openid: ['sub', 'auth_time', 'acr', 'amr', ...setup.claimNames] },
      acrValues: [setup.acr],
      conformIdTokenClaims: false,
      pkce: { required: () => false },
      interactions: { policy, url: () => '/' },
      // A validator runs before the session is read: the place to say who is logged in.
      extraParams: {
        model_login: (context) => {
          const { login } = of(context);
          if (login === undefined) return;
          context.oidc.session?.loginAccount({
            accountId: login.sub,
            loginTs: login.authTime,
            acr: setup.acr,
            ...(login.amr === undefined ? {} : { amr: [...login.amr] }),
          });
        },
      },
      findAccount: (context, sub) => ({ accountId: sub, claims: () => ({ ...of(context).claims, sub }) }),
      // Consent is the vendor's business and has been given.
      loadExistingGrant: async ({ oidc }) => {
        const grant = new provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
        grant.addOIDCScope('openid');
        await grant.save();
        return grant;
      },
      issueRefreshToken: (context) => of(context).issueRefreshToken === true,
      rotateRefreshToken: (context) => of(context).rotateRefreshToken === true,
      ttl: {
        AuthorizationCode: setup.lifetimes.code,
        AccessToken: setup.lifetimes.token,
        IdToken: setup.lifetimes.token,
        RefreshToken: setup.lifetimes.refresh,
        Grant: setup.lifetimes.refresh,
        Session: setup.lifetimes.refresh,
        Interaction: 60,
      },
    });
    // The library looks at a client when it is first used.
    await Promise.all(setup.clients.map(({ clientId }) => provider.Client.find(clientId)));
    return new Library(provider, setup, contexts);
  }

  /** A code for a user who is logged in. */
  async authorize(clientId: string, login: Login, nonce: string | undefined): Promise<string> {
    const params = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      scope: 'openid',
      redirect_uri: CALLBACK,
      ...(nonce === undefined ? {} : { nonce }),
    });
    const { location, body } = await this.#run('GET', `/auth?${params.toString()}`, '', { login });
    const code = URL.canParse(location) ? new URL(location).searchParams.get('code') : null;
    if (code === null) throw new Error(`Expected a code, got ${location} ${JSON.stringify(body)}.`);
    return code;
  }

  /** Tokens for a code. */
  exchange(
    clientId: string,
    code: string,
    options: { readonly claims: Claims; readonly issueRefreshToken: boolean },
  ): Promise<Tokens> {
    return this.#tokens(clientId, { grant_type: 'authorization_code', code, redirect_uri: CALLBACK }, options);
  }

  /** Tokens for a refresh token. */
  refresh(
    clientId: string,
    refreshToken: string,
    options: { readonly claims: Claims; readonly rotateRefreshToken: boolean },
  ): Promise<Tokens> {
    return this.#tokens(clientId, { grant_type: 'refresh_token', refresh_token: refreshToken }, options);
  }

  async #tokens(clientId: string, params: Readonly<Record<string, string>>, context: Context): Promise<Tokens> {
    const client = this.#clients.get(clientId);
    if (client === undefined) throw new Error(`Expected a client that is set up, got ${clientId}.`);
    const form = new URLSearchParams({ ...params, client_id: clientId, client_secret: client.clientSecret });
    const { status, body } = await this.#run('POST', '/token', form.toString(), context);
    if (status !== 200 || typeof body !== 'object' || body === null || !('id_token' in body))
      throw new Error(`Expected tokens, got ${String(status)} ${JSON.stringify(body)}.`);
    const refreshToken = 'refresh_token' in body ? body.refresh_token : undefined;
    return {
      idToken: String(body.id_token),
      refreshToken: typeof refreshToken === 'string' ? refreshToken : undefined,
    };
  }

  /** Asks the library without a connection: its answer is read before it would be sent. */
  async #run(method: string, url: string, form: string, context: Context): Promise<Result> {
    const request = new IncomingMessage(new Socket());
    Object.assign(request, { method, url });
    request.headers = {
      host: 'model.invalid',
      ...(method === 'POST'
        ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(Buffer.byteLength(form)) }
        : {}),
    };
    if (form !== '') request.push(form);
    request.push(null);
    this.#contexts.set(request, context);
    await this.#handle(request, new ServerResponse(request));
    const result = this.#results.get(request);
    if (result === undefined) throw new Error('Expected an answer of the library.');
    return result;
  }
}
