import type { Question } from '../../recipes/index';
import { answered, type Asked } from './driver-questions';

const slashAdded = (value: string): string => `${value}/`;
const slashDropped = (value: string): string => value.replace(/\/$/, '');
const other = (value: string): string => `${value}-other`;

/** The same question with both providers, whose names stand in variables. */
const withBoth = (make: (provider: string) => Asked): Question['cases'][number][] =>
  ['authentik', 'keycloak'].map((provider) => answered({ providers: [provider], ...make(provider) }));

const variable = (provider: string, name: string): string => `AUTH_${provider.toUpperCase()}_${name}`;

/** In version 4 the issuer in the place of the discovery document's address. */
const byIssuer =
  (slash: string) =>
  (_: string, text: string): string =>
    text.replace(/wellKnown: "(.*)\/\.well-known\/openid-configuration"/, `issuer: "$1${slash}"`);

/** An option for the provider in `auth.ts` of Next.js. */
const withOption =
  (option: string) =>
  (_: string, text: string): string =>
    text.replace(/providers: \[(\w+)\]/, `providers: [$1({ ${option} })]`);

const replacing =
  (old: string, by: string) =>
  (_: string, text: string): string =>
    text.replace(old, by);

const FAULTS = ['issuer', 'audience', 'expired', 'signature', 'nonce'] as const;

/** What published pages contradict each other about, and what Auth.js accepts or refuses. */
export const questions: readonly Question[] = [
  {
    id: 'issuer-slash',
    cases: [
      answered({ variant: 'core', providers: ['authentik'], tried: 'with the slash, as in the guide' }),
      answered({
        variant: 'core',
        providers: ['authentik'],
        tried: 'without the slash',
        changes: { env: { AUTH_AUTHENTIK_ISSUER: slashDropped } },
      }),
      answered({
        variant: 'next-4',
        providers: ['authentik'],
        tried: '`issuer` with the slash',
        changes: { edit: byIssuer('/') },
      }),
      answered({
        variant: 'next-4',
        providers: ['authentik'],
        tried: '`issuer` without the slash',
        changes: { edit: byIssuer('') },
      }),
      answered({
        variant: 'core',
        providers: ['keycloak'],
        tried: 'with a slash',
        changes: { env: { AUTH_KEYCLOAK_ISSUER: slashAdded } },
      }),
      answered({ variant: 'core', providers: ['keycloak'], tried: 'without a slash, as in the guide' }),
      answered({
        variant: 'next-4',
        providers: ['keycloak'],
        tried: 'with a slash',
        changes: { env: { KEYCLOAK_ISSUER: slashAdded } },
      }),
      answered({ variant: 'next-4', providers: ['keycloak'], tried: 'without a slash, as in the guide' }),
    ],
  },
  {
    id: 'callback-path',
    cases: [
      ...['core', 'express', 'sveltekit', 'qwik', 'next-5', 'next-4'].map((variant) =>
        answered({ variant, tried: 'as in the guide', ask: 'callback' }),
      ),
      answered({
        variant: 'core',
        tried: '`basePath: "/sso"`',
        changes: { edit: (_, text) => text.replaceAll('"/auth', '"/sso') },
        ask: 'callback',
        at: '/sso/providers',
      }),
      answered({
        variant: 'express',
        tried: '`app.use("/sso")`',
        changes: { edit: replacing('app.use("/auth"', 'app.use("/sso"') },
        ask: 'callback',
        at: '/sso/providers',
      }),
      answered({
        variant: 'express',
        tried: '`AUTH_URL=https://app.company/api/auth`',
        changes: { env: { AUTH_URL: 'https://app.company/api/auth' } },
        ask: 'callback',
      }),
      answered({
        variant: 'express',
        tried: '`app.use("/auth/*")`',
        changes: { edit: replacing('app.use("/auth"', 'app.use("/auth/*"') },
        ask: 'callback',
      }),
      answered({
        variant: 'express',
        tried: '`app.use("/auth/*splat")`',
        changes: { edit: replacing('app.use("/auth"', 'app.use("/auth/*splat"') },
        ask: 'callback',
      }),
      answered({
        variant: 'express',
        tried: 'without `trust proxy`',
        changes: { edit: replacing('app.set("trust proxy", 1)', '') },
        ask: 'callback',
      }),
      answered({
        variant: 'next-5',
        tried: 'without `AUTH_URL`, with `AUTH_TRUST_HOST=true`',
        changes: { env: { AUTH_URL: undefined, AUTH_TRUST_HOST: 'true' } },
        ask: 'callback',
      }),
      answered({
        variant: 'next-5',
        tried: '`AUTH_URL=https://app.company/auth`',
        changes: { env: { AUTH_URL: 'https://app.company/auth' } },
        ask: 'callback',
      }),
    ],
  },
  {
    id: 'untrusted-host',
    cases: [
      answered({ variant: 'core', tried: '`trustHost: true`, as in the guide' }),
      answered({ variant: 'core', tried: 'neither', changes: { edit: replacing(', trustHost: true', '') } }),
      answered({ variant: 'express', tried: '`AUTH_TRUST_HOST=true`, as in the guide' }),
      answered({
        variant: 'express',
        tried: '`AUTH_TRUST_HOST=false`',
        changes: { env: { AUTH_TRUST_HOST: 'false' } },
      }),
      answered({ variant: 'express', tried: 'neither', changes: { env: { AUTH_TRUST_HOST: undefined } } }),
      answered({
        variant: 'express',
        tried: '`AUTH_TRUST_HOST=true` and an empty `AUTH_URL`',
        changes: { env: { AUTH_URL: '' } },
      }),
      answered({ variant: 'sveltekit', tried: '`trustHost: true`, as in the guide' }),
      answered({
        variant: 'sveltekit',
        tried: '`AUTH_TRUST_HOST=true`',
        changes: { env: { AUTH_TRUST_HOST: 'true' }, edit: replacing('trustHost: true,', '') },
      }),
      answered({ variant: 'qwik', tried: 'neither', changes: { env: { AUTH_TRUST_HOST: undefined } } }),
      answered({ variant: 'next-5', tried: '`AUTH_URL`, as in the guide' }),
      answered({
        variant: 'next-5',
        tried: '`NEXTAUTH_URL`',
        changes: { env: { AUTH_URL: undefined, NEXTAUTH_URL: 'https://app.company' } },
      }),
    ],
  },
  {
    id: 'display-name',
    cases: [
      answered({ variant: 'core', tried: 'a person with first and last name' }),
      ...['core', 'next-4'].map((variant) =>
        answered({ variant, tried: 'a person with neither', user: { firstName: '', lastName: '' } }),
      ),
    ],
  },
  {
    id: 'unlinked-account',
    cases: [
      answered({ variant: 'next-5', tried: 'as in the guide, with a database', database: true }),
      answered({
        variant: 'next-5',
        tried: '`allowDangerousEmailAccountLinking: true`',
        database: true,
        changes: { edit: withOption('allowDangerousEmailAccountLinking: true') },
      }),
    ],
  },
  {
    id: 'email',
    cases: [
      answered({ variant: 'core', tried: 'not verified', user: { emailVerified: false }, ask: 'email' }),
      answered({ variant: 'core', tried: 'none', user: { email: undefined }, ask: 'email' }),
      answered({
        variant: 'core',
        providers: ['authentik'],
        tried: 'the scope `email` is not among the selected ones',
        values: { 'Configure Provider | Scopes': 'openid profile' },
        ask: 'email',
      }),
    ],
  },
  {
    id: 'id-token-faults',
    cases: [
      ...FAULTS.flatMap((fault) => ['core', 'next-4'].map((variant) => answered({ variant, tried: fault, fault }))),
      answered({
        variant: 'next-5',
        tried: 'nonce, with `checks: ["pkce", "nonce"]`',
        fault: 'nonce',
        changes: { edit: withOption('checks: ["pkce", "nonce"]') },
      }),
    ],
  },
  {
    id: 'refusals',
    cases: [
      ...withBoth((provider) => ({
        variant: 'core',
        tried: 'another client secret',
        changes: { env: { [variable(provider, 'SECRET')]: other } },
      })),
      answered({
        variant: 'core',
        providers: ['authentik'],
        tried: 'another redirect URI is registered',
        values: { 'Redirect URIs/Origins (RegEx)': 'https://app.company/auth/callback/authentik/' },
      }),
      answered({
        variant: 'core',
        providers: ['keycloak'],
        tried: 'another redirect URI is registered',
        values: { 'Valid redirect URIs': 'https://app.company/auth/callback/keycloak/' },
      }),
      answered({ variant: 'core', tried: 'no `AUTH_SECRET`', changes: { env: { AUTH_SECRET: undefined } } }),
      ...withBoth((provider) => ({
        variant: 'core',
        tried: `no \`${variable(provider, 'ISSUER')}\``,
        changes: { env: { [variable(provider, 'ISSUER')]: undefined } },
      })),
      ...withBoth((provider) => ({
        variant: 'core',
        tried: `\`${variable(provider, 'CLIENT_ID')}\` in the place of \`${variable(provider, 'ID')}\``,
        changes: { env: { [variable(provider, 'ID')]: undefined } },
      })),
      ...['core', 'next-4'].map((variant) => answered({ variant, tried: 'the person cancels', ask: 'cancel' })),
      answered({ variant: 'core', tried: 'the callback is opened a second time', ask: 'replay' }),
    ],
  },
];
