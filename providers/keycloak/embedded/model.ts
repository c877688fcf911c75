import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { EmbeddedUser, IdTokenFault } from '../../embedded/embedded-provider';
import type { Call } from '../../embedded/http';
import { processKey, type SigningKey } from '../../embedded/keys';
import { Libraries } from '../../embedded/libraries';
import { Sessions } from '../../embedded/sessions';
import { Store } from '../../embedded/store';
import { featuresOf, type Features, type KeycloakClient, type KeycloakOptions } from './options';
import { realmScopes, type RealmScope } from './scopes';

/** What a login granted to a client: what codes and tokens stand for. */
export interface Grant {
  readonly client: KeycloakClient;
  readonly user: EmbeddedUser;
  /** Names as the token answer has them. */
  readonly scope: readonly string[];
  readonly nonce: string | undefined;
  readonly sessionId: string;
  readonly authTime: number;
}

interface Issued extends Grant {
  /** Seconds since 1970. */
  readonly expiresAt: number;
  /** All that came from one code has one family; using the code again ends it. */
  readonly family: string;
}

export interface IssuedCode extends Issued {
  readonly libraryCode: string;
  readonly redirectUri: string;
  readonly codeChallenge: string | undefined;
  readonly codeChallengeMethod: string;
  used: boolean;
}

export interface IssuedRefreshToken extends Issued {
  readonly libraryToken: string;
}

/** A login page that waits for its form. */
export interface Pending {
  readonly session: string | undefined;
  /** Where the browser goes after it, for the session that it then has. */
  readonly finish: (sessionId: string) => Promise<string>;
  /** Where it goes when the user says no. */
  readonly deny: string;
  readonly client: KeycloakClient;
  readonly scope: readonly string[];
  readonly asksConsent: boolean;
}

export const LIFETIMES = { code: 60, token: 300, refresh: 1800 };

/** What a realm of a Keycloak server keeps. */
export interface Model {
  readonly version: string;
  readonly features: Features;
  readonly realm: string;
  /** The realm's path with the prefix, without a slash at the end. */
  readonly base: string;
  readonly hostname: string | undefined;
  readonly users: readonly EmbeddedUser[];
  readonly clients: readonly KeycloakClient[];
  readonly scopes: ReadonlyMap<string, RealmScope>;
  readonly key: SigningKey;
  readonly sessions: Sessions;
  readonly libraries: Libraries;
  readonly codes: Map<string, IssuedCode>;
  readonly accessTokens: Map<string, Issued>;
  readonly refreshTokens: Map<string, IssuedRefreshToken>;
  readonly pending: Map<string, Pending>;
  /** `user client` pairs that have consented. */
  readonly consents: Set<string>;
  fault: IdTokenFault | undefined;
}

/** @throws RangeError when the version is too old or two clients have one id */
export async function makeModel(options: KeycloakOptions): Promise<Model> {
  const features = featuresOf(options.version);
  const ids = options.clients.map(({ clientId }) => clientId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new RangeError(`Unexpected second client ${twice}.`);
  const key = await processKey('RSA');
  const prefix = (options.httpRelativePath ?? (features.authPrefix ? '/auth' : '')).replace(/\/+$/, '');
  const scopes = realmScopes(features, options.clientScopes ?? []);
  const mapped = [...scopes.values()].flatMap(({ claims }) =>
    options.users.flatMap((user) => Object.keys(claims(user))),
  );
  const groups = options.clients.flatMap(({ groupMembership }) => groupMembership?.claimName ?? []);
  return {
    version: options.version,
    features,
    realm: options.realm,
    base: `${prefix}/realms/${encodeURIComponent(options.realm)}`,
    hostname: options.hostname?.replace(/\/+$/, ''),
    users: options.users,
    clients: options.clients,
    scopes,
    key,
    sessions: new Sessions('KEYCLOAK_SESSION', randomUUID),
    libraries: new Libraries({
      clients: options.clients.map(({ clientId, clientSecret }) => ({
        clientId,
        clientSecret: clientSecret ?? randomBytes(16).toString('hex'),
        alg: key.alg,
      })),
      keys: [key],
      claimNames: [...new Set(['azp', 'sid', 'jti', 'typ', 'at_hash', 'session_state', ...mapped, ...groups])],
      lifetimes: LIFETIMES,
      acr: '1',
      store: new Store(),
    }),
    codes: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    pending: new Map(),
    consents: new Set(),
    fault: undefined,
  };
}

/** Scheme and host for issuer and endpoints: those of the request, unless `--hostname` names others. */
export const originOf = ({ hostname }: Pick<Model, 'hostname'>, { origin }: Pick<Call, 'origin'>): string =>
  hostname ?? origin;

/** Without a slash at the end. [OIDCWellKnownProvider.java] */
export const issuerOf = (model: Model, call: Pick<Call, 'origin'>): string => `${originOf(model, call)}${model.base}`;

/** A UUID, as users have them. */
export const subjectOf = ({ username }: EmbeddedUser): string =>
  createHash('sha256')
    .update(username)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5');

/** Forgets all that came from one code. */
export function endFamily({ accessTokens, refreshTokens }: Model, family: string): void {
  for (const tokens of [accessTokens, refreshTokens])
    for (const [token, issued] of tokens) if (issued.family === family) tokens.delete(token);
}

/** Ends a browser's session, and with it what it was used for. */
export function endSession(model: Model, sessionId: string): void {
  model.sessions.end(sessionId);
  for (const [token, { sessionId: of }] of model.accessTokens) if (of === sessionId) model.accessTokens.delete(token);
}
