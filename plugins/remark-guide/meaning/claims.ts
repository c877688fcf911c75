/** The claims of each scope: OpenID Connect Core 1.0, section 5.4. */
const byScope: Readonly<Record<string, readonly string[]>> = {
  profile: [
    'name',
    'family_name',
    'given_name',
    'middle_name',
    'nickname',
    'preferred_username',
    'profile',
    'picture',
    'website',
    'gender',
    'birthdate',
    'zoneinfo',
    'locale',
    'updated_at',
  ],
  email: ['email', 'email_verified'],
  address: ['address'],
  phone: ['phone_number', 'phone_number_verified'],
};

/** Scopes that need no explanation: those of OpenID Connect, and the ones that providers commonly add. */
export const standardScopes: readonly string[] = [
  'openid',
  ...Object.keys(byScope),
  'offline_access',
  'groups',
  'roles',
  'entitlements',
];

export const standardClaims: readonly string[] = Object.values(byScope).flat();

/**
 * The scopes that give a claim.
 *
 * @returns `undefined` for claims that are in every token, and for those that are not standard
 */
export function claimScopes(claim: string): readonly string[] | undefined {
  const scope = Object.entries(byScope).find(([, claims]) => claims.includes(claim))?.[0];
  return scope === undefined ? undefined : [scope];
}
