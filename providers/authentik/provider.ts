import type { ProviderData } from '../../src/core/provider/provider';

/**
 * authentik, 2024.12 to 2026.8.
 * Paths: authentik/providers/oauth2/urls.py and urls_root.py; they end with a slash, and one without it is answered 404.
 */
export const provider = {
  name: 'authentik',
  homepage: 'https://goauthentik.io',
  host: 'authentik.company',
  placeholders: {
    application_slug: {
      kind: 'slug',
      scope: 'guide',
      description: 'the slug of the application in authentik. It is part of the issuer.',
      sample: 'example-app',
    },
  },
  endpoints: {
    issuer: 'https://authentik.company/application/o/<application_slug>/',
    discovery_url: 'https://authentik.company/application/o/<application_slug>/.well-known/openid-configuration',
    authorization_endpoint: 'https://authentik.company/application/o/authorize/',
    token_endpoint: 'https://authentik.company/application/o/token/',
    userinfo_endpoint: 'https://authentik.company/application/o/userinfo/',
    end_session_endpoint: 'https://authentik.company/application/o/<application_slug>/end-session/',
    jwks_uri: 'https://authentik.company/application/o/<application_slug>/jwks/',
  },
  adminUrl: 'https://authentik.company/if/admin/',
  clientType: { confidential: 'Confidential', public: 'Public' },
  pkce: { off: 'not required', S256: 'S256' },
} as const satisfies ProviderData;
