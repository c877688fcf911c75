/** Rows of answers, as `OpenGuide.answers` gives them. */

/** One row for each variant; an outcome may differ by variant. */
export const rowsOf =
  (variants: readonly string[]) =>
  (tried: string, outcome: string | Readonly<Record<string, string>>): string[] =>
    variants.map(
      (variant) => `${variant}, ${tried}: ${typeof outcome === 'string' ? outcome : (outcome[variant] ?? '')}`,
    );

/** What a provider answers, in its own words. */
export const WORDS = {
  authentik: {
    redirectUri:
      '`Redirect URI Error`: `The request fails due to a missing, invalid, or mismatching redirection URI (redirect_uri).`',
    secret:
      'Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method)',
    grant:
      'The provided authorization grant or refresh token is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client',
  },
  keycloak: {
    redirectUri: '`We are sorry...`: `Invalid parameter: redirect_uri`',
    secret: 'Invalid client or Invalid client credentials',
    grant: 'Code not valid',
  },
} as const;

export const providerIds = ['authentik', 'keycloak'] as const;
