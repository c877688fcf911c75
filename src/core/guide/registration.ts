/** The lines of a `register-client` block, by the label that a guide writes, with the derived placeholder that each gives. */
export const registrationFields = {
  'Redirect URI': { placeholder: 'redirect_uri', repeatable: true },
  'Post-logout URI': { placeholder: 'post_logout_redirect_uri', repeatable: true },
  Scopes: { placeholder: 'scope' },
  'Client type': { placeholder: 'client_type', values: ['confidential', 'public'] },
  PKCE: { placeholder: 'pkce', values: ['off', 'S256'] },
  'Extra claims': { placeholder: 'extra_claims' },
  'Launch URL': { placeholder: 'launch_url' },
} as const satisfies Record<string, RegistrationField>;

export interface RegistrationField {
  /** The name of the derived placeholder, from OpenID Connect registration metadata where it has one. */
  readonly placeholder: string;
  readonly repeatable?: boolean;
  /** The only values accepted; any text when absent. */
  readonly values?: readonly string[];
}

export type RegistrationLabel = keyof typeof registrationFields;
export type RegistrationName = (typeof registrationFields)[RegistrationLabel]['placeholder'];

export const registrationNames: readonly RegistrationName[] = Object.values(registrationFields).map(
  (field) => field.placeholder,
);

/** Values that hold when a guide does not give the line (OpenID Connect Dynamic Client Registration 1.0, section 2, for the client type). */
export const registrationDefaults: Partial<Record<RegistrationName, string>> = {
  client_type: 'confidential',
  pkce: 'off',
  scope: 'openid profile email',
};
