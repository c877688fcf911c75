import { createHash, randomBytes } from 'node:crypto';
import type { EmbeddedUser, IdTokenFault } from '../../embedded/embedded-provider';
import type { Call } from '../../embedded/http';
import { processKey, sharedSecret, type Signer, type SigningKey } from '../../embedded/keys';
import { Libraries } from '../../embedded/libraries';
import { Sessions } from '../../embedded/sessions';
import { Store } from '../../embedded/store';
import { defaultMappings } from './mappings';
import {
  checkApplications,
  featuresOf,
  type AuthentikApplication,
  type AuthentikOptions,
  type Features,
  type RedirectUri,
  type ScopeMapping,
} from './options';

/** An application as the model keeps it. */
export interface Application extends AuthentikApplication {
  readonly name: string;
  readonly mappings: ReadonlyMap<string, ScopeMapping>;
  readonly signer: Signer;
  /** The public half, for the JWKS; absent with HS256. */
  readonly key: SigningKey | undefined;
  /** Grows when an empty list takes its first URI. */
  redirectUris: readonly RedirectUri[];
}

/** What a login granted to a client: what codes and tokens stand for. */
export interface Grant {
  readonly application: Application;
  readonly user: EmbeddedUser;
  readonly scope: readonly string[];
  readonly nonce: string | undefined;
  readonly sessionId: string;
  readonly authTime: number;
}

interface Issued extends Grant {
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

export interface IssuedCode extends Issued {
  readonly libraryCode: string;
  readonly codeChallenge: string | undefined;
  readonly codeChallengeMethod: string;
}

export interface IssuedRefreshToken extends Issued {
  /** A used one stays known, as in authentik, where it is a revoked row. */
  revoked: boolean;
}

export const LIFETIMES = { code: 60, token: 3600, refresh: 2_592_000 };
export const ACR = 'goauthentik.io/providers/oauth2/default';

/** What an authentik server keeps. */
export interface Model {
  readonly version: string;
  readonly features: Features;
  readonly users: readonly EmbeddedUser[];
  readonly applications: readonly Application[];
  readonly sessions: Sessions;
  readonly libraries: Libraries;
  readonly codes: Map<string, IssuedCode>;
  readonly accessTokens: Map<string, Issued>;
  readonly refreshTokens: Map<string, IssuedRefreshToken>;
  /** What a browser is about to do under /if/flow/, by session. */
  readonly plans: Map<string, Plan>;
  /** The authorize URL for which a session has logged in anew, so that prompt=login asks once. */
  readonly reauthenticated: Map<string, string>;
  fault: IdTokenFault | undefined;
}

export type Plan =
  | {
      readonly kind: 'consent';
      readonly application: Application;
      readonly scope: readonly string[];
      readonly finish: () => Promise<string>;
    }
  | { readonly kind: 'logout'; readonly application: Application; readonly target: string | undefined };

/** @throws RangeError when authentik would not store an application, or the version is too old */
export async function makeModel(options: AuthentikOptions): Promise<Model> {
  checkApplications(options);
  const features = featuresOf(options.version);
  const keys = await Promise.all([processKey('RSA'), processKey('EC')]);
  const [rsa, ec] = keys;
  const applications = options.applications.map((application): Application => {
    const key = application.signingKey === undefined ? undefined : application.signingKey === 'RSA' ? rsa : ec;
    return {
      ...application,
      name: application.name ?? application.slug,
      mappings: mappingsOf(application, features),
      signer: key ?? sharedSecret(application.clientSecret),
      key,
    };
  });
  const mapped = applications.flatMap(({ mappings }) =>
    [...mappings.values()].flatMap(({ claims }) => options.users.flatMap((user) => Object.keys(claims(user)))),
  );
  return {
    version: options.version,
    features,
    users: options.users,
    applications,
    sessions: new Sessions('authentik_session'),
    libraries: new Libraries({
      clients: applications.map(({ clientId, clientSecret, signer }) => ({ clientId, clientSecret, alg: signer.alg })),
      keys,
      claimNames: [...new Set(['sid', 'jti', ...mapped])],
      lifetimes: LIFETIMES,
      acr: ACR,
      store: new Store(),
    }),
    codes: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    plans: new Map(),
    reauthenticated: new Map(),
    fault: undefined,
  };
}

function mappingsOf(
  { scopes = ['openid', 'email', 'profile'], slug }: AuthentikApplication,
  features: Features,
): ReadonlyMap<string, ScopeMapping> {
  const defaults = defaultMappings(features);
  return new Map(
    scopes.map((scope) => {
      if (typeof scope !== 'string') return [scope.scopeName, scope];
      const mapping = defaults.get(scope);
      if (mapping === undefined)
        throw new RangeError(
          `Application ${slug}: unexpected scope ${scope}, expected ${[...defaults.keys()].join(', ')} or a mapping.`,
        );
      return [scope, mapping];
    }),
  );
}

/** The issuer, which follows the host of the request. [models.py get_issuer] */
export const issuerOf = ({ issuerMode, slug }: Application, { origin }: Pick<Call, 'origin'>): string =>
  issuerMode === 'global' ? `${origin}/` : `${origin}/application/o/${slug}/`;

/** The subject by the provider's subject mode. [id_token.py, core/models.py] */
export function subjectOf({ users }: Model, { subMode = 'hashed_user_id' }: Application, user: EmbeddedUser): string {
  const id = String(users.indexOf(user) + 1);
  const hash = createHash('sha256').update(`${id}-embedded`).digest('hex');
  switch (subMode) {
    case 'hashed_user_id':
      return hash;
    case 'user_id':
      return id;
    case 'user_uuid':
      return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
    case 'user_username':
      return user.username;
    case 'user_email':
      return user.email ?? '';
  }
}

/** 32 hexadecimal digits, as authentik's codes and request ids are. */
export const hexId = (): string => randomBytes(16).toString('hex');
