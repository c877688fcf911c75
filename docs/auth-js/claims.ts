import type { Claim, ClaimCase } from './driver-claims';

const BOTH = ['authentik', 'keycloak'] as const;
const slashAdded = (value: string): string => `${value}/`;
const slashDropped = (value: string): string => value.replace(/\/$/, '');
const other = (value: string): string => `${value}-other`;

const variable = (provider: string, name: string): string => `AUTH_${provider.toUpperCase()}_${name}`;

/** The same question for both providers, or for several variants. */
const forBoth = (make: (provider: string) => Omit<ClaimCase, 'provider'>): ClaimCase[] =>
  BOTH.map((provider) => ({ ...make(provider), provider }));

/** In version 4 the issuer in the place of the discovery document's address. */
const byIssuer =
  (slash: string) =>
  (_: string, text: string): string =>
    text.replace(/wellKnown: "(.*)\/\.well-known\/openid-configuration"/, `issuer: "$1${slash}"`);

/** What published pages contradict each other about, and what an application accepts or refuses. */
export const claims: readonly Claim[] = [
  {
    question: 'Does the issuer end with a slash?',
    cases: [
      { variant: 'core', provider: 'authentik', value: 'with a slash' },
      {
        variant: 'core',
        provider: 'authentik',
        value: 'without',
        changes: { env: { AUTH_AUTHENTIK_ISSUER: slashDropped } },
      },
      { variant: 'next-4', provider: 'authentik', value: 'with a slash', changes: { edit: byIssuer('/') } },
      { variant: 'next-4', provider: 'authentik', value: 'without', changes: { edit: byIssuer('') } },
      {
        variant: 'core',
        provider: 'keycloak',
        value: 'with a slash',
        changes: { env: { AUTH_KEYCLOAK_ISSUER: slashAdded } },
      },
      { variant: 'core', provider: 'keycloak', value: 'without' },
      {
        variant: 'next-4',
        provider: 'keycloak',
        value: 'with a slash',
        changes: { env: { KEYCLOAK_ISSUER: slashAdded } },
      },
      { variant: 'next-4', provider: 'keycloak', value: 'without' },
    ],
  },
  {
    question: 'Where does the callback go with each base path?',
    cases: [
      ...['core', 'express', 'sveltekit', 'qwik', 'next-5', 'next-4'].map((variant): ClaimCase => ({
        variant,
        provider: 'authentik',
        value: 'as in the guide',
        ask: 'callback',
      })),
      {
        variant: 'express',
        provider: 'authentik',
        value: 'AUTH_URL=https://app.company/api/auth',
        changes: { env: { AUTH_URL: 'https://app.company/api/auth' } },
        ask: 'callback',
      },
      {
        variant: 'express',
        provider: 'authentik',
        value: 'app.use("/auth/*")',
        changes: { edit: (_, text) => text.replace('app.use("/auth"', 'app.use("/auth/*"') },
        ask: 'callback',
      },
      {
        variant: 'express',
        provider: 'authentik',
        value: 'app.use("/auth/*splat")',
        changes: { edit: (_, text) => text.replace('app.use("/auth"', 'app.use("/auth/*splat"') },
        ask: 'callback',
      },
      {
        variant: 'express',
        provider: 'authentik',
        value: 'without trust proxy',
        changes: { edit: (_, text) => text.replace('app.set("trust proxy", 1)', '') },
        ask: 'callback',
      },
      {
        variant: 'next-5',
        provider: 'authentik',
        value: 'without AUTH_URL, with AUTH_TRUST_HOST=true',
        changes: { env: { AUTH_URL: undefined, AUTH_TRUST_HOST: 'true' } },
        ask: 'callback',
      },
      {
        variant: 'next-5',
        provider: 'authentik',
        value: 'AUTH_URL=https://app.company/auth',
        changes: { env: { AUTH_URL: 'https://app.company/auth' } },
        ask: 'callback',
      },
    ],
  },
  {
    question: 'When is the host trusted in production?',
    cases: [
      ['express', 'AUTH_TRUST_HOST=true', {}],
      ['express', 'AUTH_TRUST_HOST=false', { env: { AUTH_TRUST_HOST: 'false' } }],
      ['express', 'nothing', { env: { AUTH_TRUST_HOST: undefined } }],
      ['express', 'AUTH_TRUST_HOST=true and an empty AUTH_URL', { env: { AUTH_URL: '' } }],
      ['core', 'trustHost: true', {}],
      ['core', 'nothing', { edit: (_: string, text: string) => text.replace(', trustHost: true', '') }],
      ['sveltekit', 'trustHost: true', {}],
      [
        'sveltekit',
        'AUTH_TRUST_HOST=true',
        {
          env: { AUTH_TRUST_HOST: 'true' },
          edit: (_: string, text: string) => text.replace('trustHost: true,', ''),
        },
      ],
      ['qwik', 'nothing', { env: { AUTH_TRUST_HOST: undefined } }],
      ['next-5', 'AUTH_URL', {}],
      ['next-5', 'NEXTAUTH_URL', { env: { AUTH_URL: undefined, NEXTAUTH_URL: 'https://app.company' } }],
    ].map(([variant, value, changes]) => ({ variant, value, changes, provider: 'authentik' }) as ClaimCase),
  },
  {
    question: 'What is the name in the session?',
    cases: [
      ...forBoth(() => ({ variant: 'core', value: 'first and last name' })),
      ...forBoth(() => ({ variant: 'core', value: 'neither', user: { firstName: '', lastName: '' } })),
      ...forBoth(() => ({ variant: 'next-4', value: 'neither', user: { firstName: '', lastName: '' } })),
    ],
  },
  {
    question: 'What becomes of a user with the same e-mail address?',
    cases: [
      ...forBoth(() => ({ variant: 'next-5', value: 'by default', database: true })),
      ...forBoth((provider) => ({
        variant: 'next-5',
        value: 'allowDangerousEmailAccountLinking',
        database: true,
        changes: {
          edit: (_: string, text: string) =>
            text.replace(/providers: \[(\w+)\]/, 'providers: [$1({ allowDangerousEmailAccountLinking: true })]'),
        },
        provider,
      })),
    ],
  },
  {
    question: 'Does the e-mail address have to be there and verified?',
    cases: [
      ...forBoth(() => ({ variant: 'core', value: 'not verified', user: { emailVerified: false }, ask: 'email' })),
      ...forBoth(() => ({ variant: 'core', value: 'none', user: { email: undefined }, ask: 'email' })),
      {
        variant: 'core',
        provider: 'authentik',
        value: 'the scope email is not registered',
        values: { 'Configure Provider | Scopes': 'openid profile' },
        ask: 'email',
      },
    ],
  },
  {
    question: 'Which faults of an ID token are noticed?',
    cases: (['issuer', 'audience', 'expired', 'signature', 'nonce'] as const).flatMap((fault) => [
      ...forBoth(() => ({ variant: 'core', value: fault, fault })),
      ...forBoth(() => ({ variant: 'next-4', value: fault, fault })),
      ...(fault === 'nonce'
        ? forBoth(() => ({
            variant: 'next-5',
            value: 'nonce, with checks: ["nonce"]',
            fault,
            changes: {
              edit: (_: string, text: string) =>
                text.replace(/providers: \[(\w+)\]/, 'providers: [$1({ checks: ["pkce", "nonce"] })]'),
            },
          }))
        : []),
    ]),
  },
  {
    question: 'What is refused, and in which words?',
    cases: [
      ...forBoth((provider) => ({
        variant: 'core',
        value: 'another client secret',
        changes: { env: { [variable(provider, 'SECRET')]: other } },
      })),
      ...forBoth((provider) => ({
        variant: 'core',
        value: 'another redirect URI is registered',
        values:
          provider === 'authentik'
            ? { 'Redirect URIs/Origins (RegEx)': 'https://app.company/auth/callback/authentik/' }
            : { 'Valid redirect URIs': 'https://app.company/auth/callback/keycloak/' },
      })),
      ...forBoth(() => ({ variant: 'core', value: 'no AUTH_SECRET', changes: { env: { AUTH_SECRET: undefined } } })),
      ...forBoth((provider) => ({
        variant: 'core',
        value: 'no issuer',
        changes: { env: { [variable(provider, 'ISSUER')]: undefined } },
      })),
      ...forBoth((provider) => ({
        variant: 'core',
        value: `${variable(provider, 'CLIENT_ID')} in the place of ${variable(provider, 'ID')}`,
        changes: { env: { [variable(provider, 'ID')]: undefined } },
      })),
      ...forBoth(() => ({ variant: 'core', value: 'the person cancels', ask: 'cancel' })),
      ...forBoth(() => ({ variant: 'next-4', value: 'the person cancels', ask: 'cancel' })),
      ...forBoth(() => ({ variant: 'core', value: 'the callback is opened again', ask: 'replay' })),
    ],
  },
];
