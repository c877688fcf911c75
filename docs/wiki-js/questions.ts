import { emailCases, idTokenFaults, nameCases, refusals, signIn, type Question } from '../../recipes';
import { answered, type OpenedWiki } from './driver-questions';

const GENERIC = { variant: 'generic' };
/** The strategy that Wiki.js has for Keycloak. */
const KEYCLOAK = { variant: 'keycloak', providers: ['keycloak'] };
const WAYS = [GENERIC, KEYCLOAK];

const FORM: Readonly<Record<string, string>> = {
  generic: 'Administration > Authentication > Generic OpenID Connect / OAuth2',
  keycloak: 'Administration > Authentication > Keycloak',
};
const ISSUER = `${FORM.generic ?? ''} | Issuer`;
const DISPLAY_NAME = `${FORM.generic ?? ''} | Display Name Claim`;
const MAIL = 'ada.mail@example.org';

/** An account of the guide's strategy that an administrator has made. */
const makeAccount = ({ wiki, key }: OpenedWiki, providerId?: string): void => {
  wiki.accounts.add({
    strategy: key,
    email: MAIL,
    name: 'Somebody',
    groups: [1],
    ...(providerId === undefined ? {} : { providerId }),
  });
};

/** What published pages contradict each other about, and what Wiki.js accepts or refuses. */
export const questions: readonly Question[] = [
  {
    id: 'issuer-slash',
    cases: [
      answered({ ...GENERIC, providers: ['authentik'], tried: 'with the slash, as in the guide' }),
      answered({
        ...GENERIC,
        providers: ['authentik'],
        tried: 'without the slash',
        values: { [ISSUER]: 'https://authentik.company/application/o/example-app' },
      }),
      answered({
        ...GENERIC,
        providers: ['keycloak'],
        tried: 'with a slash',
        values: { [ISSUER]: 'https://keycloak.company/realms/example-realm/' },
      }),
      answered({ ...GENERIC, providers: ['keycloak'], tried: 'without a slash, as in the guide' }),
      answered({ ...KEYCLOAK, tried: 'none: the strategy has no such field' }),
    ],
  },
  {
    id: 'display-name',
    cases: [
      ...nameCases(answered, WAYS),
      answered({
        ...GENERIC,
        tried: '`Display Name Claim` with its default, `displayName`',
        values: { [DISPLAY_NAME]: 'displayName' },
      }),
    ],
  },
  {
    id: 'unlinked-account',
    cases: [
      // The recipe's administrator has the address.
      ...WAYS.map((way) => answered({ ...way, tried: 'a local account has the address', tells: 'account' })),
      ...WAYS.map((way) =>
        answered({
          ...way,
          tried: 'a local account has the address, and `Allow self-registration` is off',
          tells: 'account',
          prepare: ({ change }) => {
            change({ selfRegistration: false });
          },
        }),
      ),
      ...WAYS.map((way) =>
        answered({
          ...way,
          tried: 'an account of this strategy was made in advance, and `Allow self-registration` is off',
          tells: 'account',
          prepare: (opened) => {
            makeAccount(opened);
            opened.change({ selfRegistration: false });
          },
        }),
      ),
      ...WAYS.map((way) =>
        answered({
          ...way,
          tried: 'an account of this strategy has the address and another identifier',
          tells: 'account',
          prepare: (opened) => {
            makeAccount(opened, 'of another');
          },
        }),
      ),
    ],
  },
  {
    id: 'email',
    cases: [
      ...emailCases(answered, WAYS),
      ...WAYS.map((way) =>
        answered({ ...way, tried: 'one of five characters', person: { email: 'a@b.c' }, tells: 'email' }),
      ),
      answered({
        ...GENERIC,
        providers: ['authentik'],
        tried: 'the scope `email` is not among the selected ones',
        values: { 'Configure Provider | Scopes': 'openid profile' },
        tells: 'email',
      }),
    ],
  },
  { id: 'id-token-faults', cases: idTokenFaults(answered, WAYS) },
  {
    id: 'refusals',
    cases: [
      ...refusals(answered, WAYS, {
        secret: (variant) => `${FORM[variant] ?? ''} | Client Secret`,
        callback: 'https://wiki.company/login/4c8e1f0a/callback',
      }),
      ...WAYS.map((way) =>
        answered({
          ...way,
          providers: ['keycloak'],
          tried: 'the client demands a challenge',
          values: { 'Capability config | PKCE Method': 'S256' },
        }),
      ),
      ...WAYS.map((way) =>
        answered({
          ...way,
          providers: ['keycloak'],
          tried: '`Standard flow` is off',
          values: { 'Capability config | Standard flow': 'Off' },
        }),
      ),
      answered({
        ...GENERIC,
        tried: 'something in front of `Token Endpoint URL` redirects',
        values: { [`${FORM.generic ?? ''} | Token Endpoint URL`]: 'https://proxy.company/token' },
        prepare: ({ run }) =>
          run.serve('proxy.company', (_, response) =>
            response.writeHead(301, { Location: 'https://elsewhere.company/' }).end(),
          ),
      }),
      ...WAYS.map((way) =>
        answered({
          ...way,
          tried: 'the strategy is switched off',
          act: async ({ run, application: { change, key } }) => {
            change({ isEnabled: false });
            await run.browser.visit(`https://wiki.company/login/${key}`);
          },
        }),
      ),
      ...WAYS.map((way) =>
        answered({
          ...way,
          tried: 'the account is switched off',
          act: async (login) => {
            await signIn(login);
            const { run, application } = login;
            for (const account of application.wiki.accounts.all) account.isActive = false;
            await run.browser.visit(`https://wiki.company/login/${application.key}`);
          },
        }),
      ),
      ...WAYS.map((way) =>
        answered({
          ...way,
          tried: 'the domain is not in `Limit to specific email domains`',
          prepare: ({ change }) => {
            change({ domains: ['example.com'] });
          },
        }),
      ),
      ...WAYS.map((way) =>
        answered({
          ...way,
          tried: 'no group under `Assign to group`',
          prepare: ({ change }) => {
            change({ groups: [] });
          },
        }),
      ),
    ],
  },
];
