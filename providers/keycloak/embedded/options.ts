import type { EmbeddedOptions, EmbeddedUser } from '../../embedded/embedded-provider';
import { atLeast } from '../../embedded/version';

/** A client of the realm. Names follow the realm file, where OpenID Connect has no name of its own. */
export interface KeycloakClient {
  readonly clientId: string;
  /** "Client authentication" is on when there is one; without it the client is public. */
  readonly clientSecret?: string;
  /** "Valid redirect URIs": exact, with `*` at the end, or relative to `rootUrl`. */
  readonly redirectUris: readonly string[];
  readonly rootUrl?: string;
  /** "Valid post logout redirect URIs", from 19. `+` or none: as the redirect URIs; `-`: none at all. */
  readonly postLogoutRedirectUris?: readonly string[];
  /** `+`: the origins of the redirect URIs; `*`: all. Default: none. */
  readonly webOrigins?: readonly string[];
  /** Default: those of the realm. */
  readonly defaultClientScopes?: readonly string[];
  readonly optionalClientScopes?: readonly string[];
  /** Default true. */
  readonly enabled?: boolean;
  /** Default true. */
  readonly standardFlowEnabled?: boolean;
  /** Default false. */
  readonly consentRequired?: boolean;
  /** "PKCE Method"; when set, a challenge of this method is required. */
  readonly pkceMethod?: 'S256' | 'plain';
  /** A mapper of the type "Group Membership". */
  readonly groupMembership?: {
    readonly claimName: string;
    /** Default true, which gives `/staff`. */
    readonly fullGroupPath?: boolean;
    /** "Add to ID token", "Add to access token", "Add to userinfo". Default true. */
    readonly idToken?: boolean;
    readonly accessToken?: boolean;
    readonly userinfo?: boolean;
  };
  readonly excludeSessionStateFromAuthResponse?: boolean;
  readonly excludeIssuerFromAuthResponse?: boolean;
}

/** A client scope that the realm has besides those that every realm has. */
export interface ClientScope {
  readonly name: string;
  readonly claims: (user: EmbeddedUser) => Readonly<Record<string, unknown>>;
}

export interface KeycloakOptions extends EmbeddedOptions {
  /** Upper and lower case differ. */
  readonly realm: string;
  readonly clients: readonly KeycloakClient[];
  /** The realm's own client scopes; a client has them only when one of its two lists names them. */
  readonly clientScopes?: readonly ClientScope[];
  /** `--hostname` with a full URL: then issuer and endpoints do not follow the request. */
  readonly hostname?: string;
  /** `--http-relative-path`. Default: `/auth` before 17, nothing since. */
  readonly httpRelativePath?: string;
  /** `--proxy-headers xforwarded`. Default false. */
  readonly proxyHeaders?: boolean;
}

/** What differs between versions. Each line is a row of the facts. */
export interface Features {
  readonly authPrefix: boolean;
  readonly acrScope: boolean;
  readonly postLogout: boolean;
  readonly postLogoutList: boolean;
  readonly userinfoNeedsOpenid: boolean;
  readonly oneClientError: boolean;
  readonly issuerInCallback: boolean;
  readonly sessionStateClaim: boolean;
  readonly nonceInAccessToken: boolean;
  readonly basicScope: boolean;
}

/**
 * What a version does.
 *
 * @throws RangeError for versions before 16
 */
export function featuresOf(version: string): Features {
  const since = (minimum: string): boolean => atLeast(version, minimum);
  if (!since('16')) throw new RangeError(`Unexpected version ${version}, expected 16 or newer.`);
  return {
    authPrefix: !since('17'),
    acrScope: since('18'),
    postLogout: since('18'),
    postLogoutList: since('19'),
    userinfoNeedsOpenid: since('19.0.2'),
    oneClientError: since('20'),
    // "Around 22 to 23" in the facts.
    issuerInCallback: since('23'),
    sessionStateClaim: !since('25'),
    nonceInAccessToken: !since('25'),
    basicScope: since('25'),
  };
}
