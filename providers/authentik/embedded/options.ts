import type { EmbeddedOptions, EmbeddedUser } from '../../embedded/embedded-provider';
import { atLeast } from '../../embedded/version';

/** An entry of "Redirect URIs/Origins". */
export interface RedirectUri {
  readonly url: string;
  /** `strict`: equal, byte for byte. `regex`: the whole URI matches. */
  readonly mode: 'strict' | 'regex';
  /** Default `authorization`. `logout` exists from 2026.5 ("Post Logout"). */
  readonly type?: 'authorization' | 'logout';
}

/** A scope mapping of our own, in the place of the default one of that name. */
export interface ScopeMapping {
  readonly scopeName: string;
  readonly claims: (user: EmbeddedUser) => Readonly<Record<string, unknown>>;
}

/** An application and its OAuth2/OpenID provider. */
export interface AuthentikApplication {
  readonly slug: string;
  /** Default: the slug. */
  readonly name?: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Default `confidential`. */
  readonly clientType?: 'confidential' | 'public';
  /** An empty list takes the first URI that is used. */
  readonly redirectUris: readonly RedirectUri[];
  /**
   * The selected scope mappings: names of default ones, or mappings of our own. Default: openid, email and profile, which the admin form
   * selects; a provider made through blueprint, API or Terraform has none unless they are given.
   */
  readonly scopes?: readonly (string | ScopeMapping)[];
  /** Default: none, so ID tokens are signed with HS256 and the client secret. */
  readonly signingKey?: 'RSA' | 'EC';
  /** From 2026.5. Default: none, as for a provider made through blueprint or API, and so every request is refused. */
  readonly grantTypes?: readonly string[];
  /** Default `per_provider`. */
  readonly issuerMode?: 'per_provider' | 'global';
  /** Default `hashed_user_id`. */
  readonly subMode?: 'hashed_user_id' | 'user_id' | 'user_uuid' | 'user_username' | 'user_email';
  /** Default true. */
  readonly includeClaimsInIdToken?: boolean;
  /** The last word of `default-provider-authorization-…-consent`. Default `implicit`. */
  readonly consent?: 'implicit' | 'explicit';
  /** `default-provider-invalidation-flow`, the default, leaves the user logged in to authentik. */
  readonly invalidationFlow?: 'default-provider-invalidation-flow' | 'default-invalidation-flow';
  /** Names of users that policies let in. Default: everybody. */
  readonly access?: readonly string[];
}

export interface AuthentikOptions extends EmbeddedOptions {
  readonly applications: readonly AuthentikApplication[];
}

/** What differs between versions. Each line is a row of the facts. */
export interface Features {
  readonly scopeInTokenResponse: boolean;
  readonly offlineAccessAsksConsent: boolean;
  readonly authorizationServerMetadata: boolean;
  readonly emailVerified: boolean;
  readonly scopeInAccessToken: boolean;
  readonly jti: boolean;
  readonly loginHint: boolean;
  readonly decodesBasic: boolean;
  readonly grantTypes: boolean;
  readonly postLogout: boolean;
  readonly postLogoutNeedsRow: boolean;
}

/**
 * What a version does.
 *
 * @throws RangeError for versions before 2024.12, whose redirect URIs were one text of regular expressions
 */
export function featuresOf(version: string): Features {
  const since = (minimum: string): boolean => atLeast(version, minimum);
  if (!since('2024.12')) throw new RangeError(`Unexpected version ${version}, expected 2024.12 or newer.`);
  return {
    scopeInTokenResponse: since('2025.2'),
    offlineAccessAsksConsent: !since('2025.4'),
    authorizationServerMetadata: since('2025.8'),
    emailVerified: !since('2025.10'),
    scopeInAccessToken: since('2025.10'),
    jti: since('2026.2'),
    loginHint: since('2026.2'),
    // Some 2026.2.x has it too; which, the facts do not say.
    decodesBasic: since('2026.5'),
    grantTypes: since('2026.5'),
    postLogout: since('2026.5'),
    // Newer than 2026.5; from which release on was not found, so the next one is taken.
    postLogoutNeedsRow: !since('2026.8'),
  };
}

const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  'authorize',
  'token',
  'device',
  'userinfo',
  'introspect',
  'revoke',
]);

/** What Django calls a slug. [core/models.py] */
export const isSlug = (text: string): boolean => /^[A-Za-z0-9_-]+$/.test(text);

/** A slug that would hide an endpoint, refused since 2025.8. [core/models.py] */
export const isReservedSlug = (slug: string): boolean => RESERVED_SLUGS.has(slug);

/**
 * Refuses what authentik itself refuses to store.
 *
 * @throws RangeError naming the application
 */
export function checkApplications({ version, applications }: AuthentikOptions): void {
  const refuse = (slug: string, problem: string): never => {
    throw new RangeError(`Application ${slug}: ${problem}`);
  };
  for (const { slug, redirectUris } of applications) {
    if (!isSlug(slug)) refuse(slug, 'unexpected slug, expected letters, digits, _ and -.');
    if (atLeast(version, '2025.8') && isReservedSlug(slug)) refuse(slug, 'unexpected slug, it is reserved.');
    if (!featuresOf(version).postLogout && redirectUris.some(({ type }) => type === 'logout'))
      refuse(slug, `unexpected type logout in version ${version}, expected 2026.5 or newer.`);
  }
  for (const of of ['slug', 'clientId'] as const) {
    const values = applications.map((application) => application[of]);
    const twice = values.find((value, index) => values.indexOf(value) !== index);
    if (twice !== undefined) refuse(twice, `unexpected second application with this ${of}.`);
  }
}
