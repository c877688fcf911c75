/** Categories by id, in the order in which the site lists them. All but {@link BACKGROUND} are of applications. */
export const categories = {
  documentation: 'Documentation',
  'chat-and-collaboration': 'Chat and collaboration',
  development: 'Development',
  monitoring: 'Monitoring',
  media: 'Media',
  'cloud-and-storage': 'Cloud and storage',
  infrastructure: 'Infrastructure',
  security: 'Security',
  networking: 'Networking',
  productivity: 'Productivity',
  other: 'Other applications',
  background: 'How it works',
} as const;

export type Category = keyof typeof categories;

/** The category of pages that are about no application: they explain, and nobody is signed in by them. */
export const BACKGROUND = 'background' satisfies Category;

/** Who maintains a guide. It never says that the guide works. */
export const supportLevels = {
  authentik: 'Maintained with the authentik project',
  vendor: 'Maintained by the application’s vendor',
  community: 'Maintained by the community',
  deprecated: 'No longer maintained',
} as const;

export type SupportLevel = keyof typeof supportLevels;

/** How the application signs people in. */
export const protocols = {
  oidc: 'OpenID Connect',
  oauth2: 'OAuth 2.0',
  saml: 'SAML',
  ldap: 'LDAP',
  proxy: 'Forward proxy',
} as const;

export type Protocol = keyof typeof protocols;
