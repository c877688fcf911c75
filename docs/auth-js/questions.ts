import { emailCases, idTokenFaults, nameCases, refusals, type Question } from '../../recipes/index';
import type { Changes } from './driver';
import { answered, answeredCallback, type OpenedAuth } from './driver-questions';

const CORE = { variant: 'core' };
const NEXT_4 = { variant: 'next-4' };
const providers = ['authentik', 'keycloak'];

const slashAdded = (value: string): string => `${value}/`;
const slashDropped = (value: string): string => value.replace(/\/$/, '');

/** The application is changed before the login. */
const changed =
  (changes: Changes) =>
  ({ change }: OpenedAuth): Promise<void> =>
    change(changes);

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
        prepare: changed({ env: { AUTH_AUTHENTIK_ISSUER: slashDropped } }),
      }),
      answered({
        variant: 'next-4',
        providers: ['authentik'],
        tried: '`issuer` with the slash',
        prepare: changed({ edit: byIssuer('/') }),
      }),
      answered({
        variant: 'next-4',
        providers: ['authentik'],
        tried: '`issuer` without the slash',
        prepare: changed({ edit: byIssuer('') }),
      }),
      answered({
        variant: 'core',
        providers: ['keycloak'],
        tried: 'with a slash',
        prepare: changed({ env: { AUTH_KEYCLOAK_ISSUER: slashAdded } }),
      }),
      answered({ variant: 'core', providers: ['keycloak'], tried: 'without a slash, as in the guide' }),
      answered({
        variant: 'next-4',
        providers: ['keycloak'],
        tried: 'with a slash',
        prepare: changed({ env: { KEYCLOAK_ISSUER: slashAdded } }),
      }),
      answered({ variant: 'next-4', providers: ['keycloak'], tried: 'without a slash, as in the guide' }),
    ],
  },
  {
    id: 'callback-path',
    cases: [
      ...['core', 'express', 'sveltekit', 'qwik', 'next-5', 'next-4'].map((variant) =>
        answeredCallback({ variant, tried: 'as in the guide' }),
      ),
      answeredCallback({
        variant: 'core',
        tried: '`basePath: "/sso"`',
        changes: { edit: (_, text) => text.replaceAll('"/auth', '"/sso') },
        at: '/sso/providers',
      }),
      answeredCallback({
        variant: 'express',
        tried: '`app.use("/sso")`',
        changes: { edit: replacing('app.use("/auth"', 'app.use("/sso"') },
        at: '/sso/providers',
      }),
      answeredCallback({
        variant: 'express',
        tried: '`AUTH_URL=https://app.company/api/auth`',
        changes: { env: { AUTH_URL: 'https://app.company/api/auth' } },
      }),
      answeredCallback({
        variant: 'express',
        tried: '`app.use("/auth/*")`',
        changes: { edit: replacing('app.use("/auth"', 'app.use("/auth/*"') },
      }),
      answeredCallback({
        variant: 'express',
        tried: '`app.use("/auth/*splat")`',
        changes: { edit: replacing('app.use("/auth"', 'app.use("/auth/*splat"') },
      }),
      answeredCallback({
        variant: 'express',
        tried: 'without `trust proxy`',
        changes: { edit: replacing('app.set("trust proxy", 1)', '') },
      }),
      answeredCallback({
        variant: 'next-5',
        tried: 'without `AUTH_URL`, with `AUTH_TRUST_HOST=true`',
        changes: { env: { AUTH_URL: undefined, AUTH_TRUST_HOST: 'true' } },
      }),
      answeredCallback({
        variant: 'next-5',
        tried: '`AUTH_URL=https://app.company/auth`',
        changes: { env: { AUTH_URL: 'https://app.company/auth' } },
      }),
    ],
  },
  {
    id: 'untrusted-host',
    cases: [
      answered({ variant: 'core', tried: '`trustHost: true`, as in the guide' }),
      answered({ variant: 'core', tried: 'neither', prepare: changed({ edit: replacing(', trustHost: true', '') }) }),
      answered({ variant: 'express', tried: '`AUTH_TRUST_HOST=true`, as in the guide' }),
      answered({
        variant: 'express',
        tried: '`AUTH_TRUST_HOST=false`',
        prepare: changed({ env: { AUTH_TRUST_HOST: 'false' } }),
      }),
      answered({ variant: 'express', tried: 'neither', prepare: changed({ env: { AUTH_TRUST_HOST: undefined } }) }),
      answered({
        variant: 'express',
        tried: '`AUTH_TRUST_HOST=true` and an empty `AUTH_URL`',
        prepare: changed({ env: { AUTH_URL: '' } }),
      }),
      answered({ variant: 'sveltekit', tried: '`trustHost: true`, as in the guide' }),
      answered({
        variant: 'sveltekit',
        tried: '`AUTH_TRUST_HOST=true`',
        prepare: changed({ env: { AUTH_TRUST_HOST: 'true' }, edit: replacing('trustHost: true,', '') }),
      }),
      answered({ variant: 'qwik', tried: 'neither', prepare: changed({ env: { AUTH_TRUST_HOST: undefined } }) }),
      answered({ variant: 'next-5', tried: '`AUTH_URL`, as in the guide' }),
      answered({
        variant: 'next-5',
        tried: '`NEXTAUTH_URL`',
        prepare: changed({ env: { AUTH_URL: undefined, NEXTAUTH_URL: 'https://app.company' } }),
      }),
    ],
  },
  {
    id: 'display-name',
    cases: [
      ...nameCases(answered, [CORE, NEXT_4]),
      ...[CORE, NEXT_4].map((way) =>
        answered({
          ...way,
          providers: ['authentik'],
          tried: 'a person with neither',
          person: { firstName: '', lastName: '' },
        }),
      ),
    ],
  },
  {
    id: 'unlinked-account',
    cases: [
      answered({
        variant: 'next-5',
        tried: 'as in the guide, with a database',
        prepare: ({ change, database }) => change({ config: database }),
        tells: 'account',
      }),
      answered({
        variant: 'next-5',
        tried: '`allowDangerousEmailAccountLinking: true`',
        prepare: ({ change, database }) =>
          change({ config: database, edit: withOption('allowDangerousEmailAccountLinking: true') }),
        tells: 'account',
      }),
    ],
  },
  {
    id: 'email',
    cases: [
      ...emailCases(answered, [CORE]),
      answered({
        ...CORE,
        providers: ['authentik'],
        tried: 'the scope `email` is not among the selected ones',
        values: { 'Configure Provider | Scopes': 'openid profile' },
        tells: 'email',
      }),
    ],
  },
  {
    id: 'id-token-faults',
    cases: [
      ...idTokenFaults(answered, [CORE, NEXT_4]),
      answered({
        variant: 'next-5',
        tried: 'nonce, with `checks: ["pkce", "nonce"]`',
        fault: 'nonce',
        prepare: changed({ edit: withOption('checks: ["pkce", "nonce"]') }),
      }),
    ],
  },
  {
    id: 'refusals',
    cases: [
      ...providers.flatMap((provider) => [
        ...refusals(answered, [{ ...CORE, providers: [provider] }], {
          secret: () => `.env.local | ${variable(provider, 'SECRET')}`,
          callback: `https://app.company/auth/callback/${provider}`,
        }),
        ...refusals(answered, [{ ...NEXT_4, providers: [provider] }], {
          secret: () => `.env.local | ${provider.toUpperCase()}_SECRET`,
          callback: `https://app.company/api/auth/callback/${provider}`,
        }),
        answered({
          ...CORE,
          providers: [provider],
          tried: `no \`${variable(provider, 'ISSUER')}\``,
          prepare: changed({ env: { [variable(provider, 'ISSUER')]: undefined } }),
        }),
        answered({
          ...CORE,
          providers: [provider],
          tried: `\`${variable(provider, 'CLIENT_ID')}\` in the place of \`${variable(provider, 'ID')}\``,
          prepare: changed({ env: { [variable(provider, 'ID')]: undefined } }),
        }),
      ]),
      answered({ ...CORE, tried: 'no `AUTH_SECRET`', prepare: changed({ env: { AUTH_SECRET: undefined } }) }),
    ],
  },
];
