/** What an application that speaks OpenID Connect is told. Names follow OpenID Connect discovery and registration metadata. */

/** The claims that an account is made of; those without a name are not read. */
export interface ClaimNames {
  /** Must be there in every login. Default: `sub`. */
  readonly id?: string;
  readonly username?: string;
  readonly email?: string;
  readonly name?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly groups?: string;
}

export interface OidcSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Separated by blanks. */
  readonly scope: string;
  readonly redirectUri: string;
  /** Without `discoveryUrl` and `authorizationEndpoint` the discovery document is asked for at its well-known address. */
  readonly issuer?: string;
  /** Where the discovery document is; the addresses below go before those in it. */
  readonly discoveryUrl?: string;
  readonly authorizationEndpoint?: string;
  readonly tokenEndpoint?: string;
  readonly userinfoEndpoint?: string;
  readonly jwksUri?: string;
  readonly endSessionEndpoint?: string;
  /** Sent at the log-out, with the ID token as a hint. Default: neither is sent. */
  readonly postLogoutRedirectUri?: string;
  /** `client_secret_basic`, which is the default, or `client_secret_post`. */
  readonly tokenEndpointAuthMethod?: string;
  /** The method of the challenge. Default: none is sent. */
  readonly codeChallengeMethod?: string;
  /** Default: `code`. */
  readonly responseType?: string;
  /** Default: none is sent. */
  readonly responseMode?: string;
  /** Default: what the discovery document lists, RS256 without one. */
  readonly idTokenSignedResponseAlg?: string;
  /** Default: `sub`, `preferred_username`, `email`, `name` and `groups`. */
  readonly claims?: ClaimNames;
  /** Plain OAuth 2.0: an ID token is not looked at, and people are known by what the user info address says. Default false. */
  readonly isPlainOAuth?: boolean;
}

export const DEFAULT_CLAIMS: ClaimNames = {
  username: 'preferred_username',
  email: 'email',
  name: 'name',
  groups: 'groups',
};

/** What an application knows about a person. */
export interface GenericAccount {
  readonly id: string;
  readonly username?: string;
  readonly email?: string;
  readonly name?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly groups?: readonly string[];
}

/**
 * Makes an account of claims.
 *
 * @throws Error without the claim that identifies a person
 */
export function accountOf(
  claims: Readonly<Record<string, unknown>>,
  names: ClaimNames = DEFAULT_CLAIMS,
): GenericAccount {
  const text = (name: string | undefined): string | undefined => {
    const value = name === undefined ? undefined : claims[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const { id: idClaim = 'sub' } = names;
  const id = text(idClaim);
  if (id === undefined)
    throw new Error(`Expected the claim \`${idClaim}\`, found ${Object.keys(claims).sort().join(', ')}.`);
  const groups = names.groups === undefined ? undefined : claims[names.groups];
  return Object.fromEntries(
    Object.entries({
      id,
      username: text(names.username),
      email: text(names.email),
      name: text(names.name),
      firstName: text(names.firstName),
      lastName: text(names.lastName),
      groups: Array.isArray(groups) ? groups.map(String) : undefined,
    }).filter(([, value]) => value !== undefined),
  ) as unknown as GenericAccount;
}
