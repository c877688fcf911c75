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
  // services/resources/RealmsResource.java, protocol/oidc/OIDCLoginProtocolService.java, protocol/saml/SamlService.java.
  paths: [
    '/realms/<realm>/protocol/openid-connect/token/introspect',
    '/realms/<realm>/protocol/openid-connect/revoke',
    '/realms/<realm>/protocol/openid-connect/auth/device',
    '/realms/<realm>/protocol/openid-connect/ext/*',
    '/realms/<realm>/protocol/openid-connect/registrations',
    '/realms/<realm>/protocol/openid-connect/forgot-credentials',
    '/realms/<realm>/protocol/openid-connect/login-status-iframe.html',
    '/realms/<realm>/protocol/openid-connect/3p-cookies/*',
    '/realms/<realm>/protocol/openid-connect/logout/backchannel-logout',
    '/realms/<realm>/protocol/openid-connect/logout/logout-confirm',
    '/realms/<realm>/protocol/openid-connect/delegated',
    '/realms/<realm>/protocol/openid-connect/oauth/oob',
    '/realms/<realm>/protocol/saml',
    '/realms/<realm>/protocol/saml/descriptor',
    '/realms/<realm>/protocol/saml/resolve',
    '/realms/<realm>/protocol/saml/clients/<client_url_name>',
    '/realms/<realm>/protocol/docker-v2/auth',
    '/realms/<realm>/account/*',
    '/realms/<realm>/broker/*',
    '/realms/<realm>/device',
    '/realms/<realm>/login-actions/*',
    '/realms/<realm>/clients-registrations/*',
    '/realms/<realm>/authz/*',
    '/realms/<realm>/.well-known/uma2-configuration',
    '/realms/<realm>/.well-known/oauth-authorization-server',
    '/realms/<realm>/.well-known/openid-credential-issuer',
    '/.well-known/oauth-authorization-server/realms/<realm>',
    '/admin/*',
    '/resources/*',
    '/js/*',
    '/health/*',
    '/metrics',
  ],
  marks: ['/protocol/openid-connect/', '/realms/'],
  formerPrefix: { path: '/auth', restoredBy: ['http-relative-path', 'HTTP_RELATIVE_PATH'] },
  adminUrl: 'https://keycloak.company/admin/',
  clientType: { confidential: 'On', public: 'Off' },
  pkce: { off: 'not required', S256: 'S256' },
} as const satisfies ProviderData;
