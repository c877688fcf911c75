import type { EmbeddedUser } from '../../embedded/embedded-provider';
import type { Features, ScopeMapping } from './options';

/** The default scope mappings. [blueprints/system/providers-oauth2.yaml] */
export function defaultMappings(features: Features): ReadonlyMap<string, ScopeMapping> {
  const mappings: Readonly<Record<string, ScopeMapping['claims']>> = {
    openid: () => ({}),
    email: ({ email = '' }) => ({ email, email_verified: features.emailVerified }),
    profile: (user) => ({
      name: fullName(user),
      given_name: fullName(user),
      preferred_username: user.username,
      nickname: user.username,
      groups: user.groups ?? [],
    }),
    entitlements: () => ({ entitlements: [], roles: [] }),
    offline_access: () => ({}),
    'goauthentik.io/api': () => ({}),
  };
  return new Map(Object.entries(mappings).map(([scopeName, claims]) => [scopeName, { scopeName, claims }]));
}

/** authentik has one name, which may be empty; it is also the given name, and there is no family name. */
const fullName = ({ firstName, lastName }: EmbeddedUser): string => `${firstName} ${lastName}`.trim();
