import type { EmbeddedUser } from '../../embedded/embedded-provider';
import type { Claims } from '../../embedded/jwt';
import type { ClientScope, Features, KeycloakClient } from './options';

export interface RealmScope extends ClientScope {
  /** Whether the token answer names it ("Include in token scope"). */
  readonly visible: boolean;
  /** How a client has it unless its own lists say otherwise. */
  readonly assigned: 'default' | 'optional' | 'none';
}

/** The client scopes of a realm. [OIDCLoginProtocolFactory.java; changes-18, changes-25] */
export function realmScopes(features: Features, own: readonly ClientScope[]): ReadonlyMap<string, RealmScope> {
  const nothing = (): Claims => ({});
  const scope = (
    name: string,
    assigned: RealmScope['assigned'],
    visible: boolean,
    claims: ClientScope['claims'] = nothing,
  ): RealmScope => ({ name, assigned, visible, claims });
  const scopes = [
    scope('profile', 'default', true, profile),
    scope('email', 'default', true, email),
    scope('roles', 'default', false),
    scope('web-origins', 'default', false),
    ...(features.acrScope ? [scope('acr', 'default', false)] : []),
    ...(features.basicScope ? [scope('basic', 'default', false)] : []),
    scope('address', 'optional', true),
    scope('phone', 'optional', true),
    scope('offline_access', 'optional', true),
    scope('microprofile-jwt', 'optional', true),
    ...own.map(({ name, claims }) => scope(name, 'none', true, claims)),
  ];
  return new Map(scopes.map((entry) => [entry.name, entry]));
}

const fullName = ({ firstName, lastName }: EmbeddedUser): string => [firstName, lastName].filter(Boolean).join(' ');

/** A user without a name has no such claims. */
const profile = (user: EmbeddedUser): Claims => ({
  ...(fullName(user) === '' ? {} : { name: fullName(user) }),
  ...(user.firstName === '' ? {} : { given_name: user.firstName }),
  ...(user.lastName === '' ? {} : { family_name: user.lastName }),
  preferred_username: user.username,
});

const email = ({ email: address, emailVerified = false }: EmbeddedUser): Claims => ({
  email_verified: emailVerified,
  ...(address === undefined ? {} : { email: address }),
});

/**
 * The scopes that a request gets, as the token answer names them: the default ones always, the optional ones when asked for.
 *
 * @returns `undefined` when one is asked for that the client does not have: the request is refused. [DefaultRequestedScopeValidationProvider]
 */
export function grantedScope(
  scopes: ReadonlyMap<string, RealmScope>,
  client: KeycloakClient,
  requested: string,
): readonly string[] | undefined {
  const assigned = (kind: RealmScope['assigned'], own: readonly string[] | undefined): readonly string[] =>
    own ?? [...scopes.values()].filter((scope) => scope.assigned === kind).map(({ name }) => name);
  const defaults = assigned('default', client.defaultClientScopes).filter((name) => scopes.has(name));
  const optional = assigned('optional', client.optionalClientScopes).filter((name) => scopes.has(name));
  const asked = requested.split(' ').filter((name) => name !== '');
  if (asked.some((name) => name !== 'openid' && !defaults.includes(name) && !optional.includes(name))) return undefined;
  const visible = defaults.filter((name) => scopes.get(name)?.visible === true);
  return [...new Set([...(asked.includes('openid') ? ['openid'] : []), ...visible, ...asked])].filter(
    (name) => name === 'openid' || scopes.get(name)?.visible === true,
  );
}

/** Where claims go, by the names of a mapper's switches. */
export type ClaimTarget = 'idToken' | 'accessToken' | 'userinfo';

/** What the granted scopes and the client's own mappers say about the user. */
export function scopeClaims(
  scopes: ReadonlyMap<string, RealmScope>,
  client: KeycloakClient,
  user: EmbeddedUser,
  granted: readonly string[],
  target: ClaimTarget,
): Claims {
  const claims = granted.map((name) => scopes.get(name)?.claims(user) ?? {});
  return { ...(Object.assign({}, ...claims) as Claims), ...groups(client, user, target) };
}

/** Without a mapper there is no claim. Plain names are the last piece of the path. */
function groups({ groupMembership }: KeycloakClient, user: EmbeddedUser, target: ClaimTarget): Claims {
  if (groupMembership === undefined || groupMembership[target] === false) return {};
  const paths = (user.groups ?? []).map((group) => (group.startsWith('/') ? group : `/${group}`));
  const names = paths.map((path) => path.slice(path.lastIndexOf('/') + 1));
  return { [groupMembership.claimName]: groupMembership.fullGroupPath === false ? names : paths };
}
