import type { ProviderData } from '../../src/core/provider/provider';

/**
 * Keycloak 18 to 26.
 * Paths: docs/guides/securing-apps/partials/oidc/available-endpoints.adoc; none ends with a slash. Before 17 they began with `/auth`.
 */
export const provider = {
  name: 'Keycloak',
  homepage: 'https://www.keycloak.org',
  host: 'keycloak.company',
  placeholders: {
    realm: {
      kind: 'identifier',
      scope: 'site',
      description: 'the name of the Keycloak realm. Upper and lower case differ.',
      sample: 'example-realm',
    },
  },
  endpoints: {
    issuer: 'https://keycloak.company/realms/<realm>',
    discovery_url: 'https://keycloak.company/realms/<realm>/.well-known/openid-configuration',
    authorization_endpoint: 'https://keycloak.company/realms/<realm>/protocol/openid-connect/auth',
    token_endpoint: 'https://keycloak.company/realms/<realm>/protocol/openid-connect/token',
    userinfo_endpoint: 'https://keycloak.company/realms/<realm>/protocol/openid-connect/userinfo',
    end_session_endpoint: 'https://keycloak.company/realms/<realm>/protocol/openid-connect/logout',
    jwks_uri: 'https://keycloak.company/realms/<realm>/protocol/openid-connect/certs',
  },
  adminUrl: 'https://keycloak.company/admin/',
  clientType: { confidential: 'On', public: 'Off' },
  pkce: { off: 'not required', S256: 'S256' },
} as const satisfies ProviderData;
