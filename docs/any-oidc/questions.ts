import { emailCases, idTokenFaults, nameCases, refusals, type Question } from '../../recipes';
import { answered } from './driver-questions';

const ENDPOINTS = { variant: 'endpoints' };
const OAUTH2 = { variant: 'oauth2' };
const WAYS = [ENDPOINTS, OAUTH2];
const LOGIN = 'Application > the login with OpenID Connect';

const SECRET: Readonly<Record<string, string>> = {
  endpoints: `${LOGIN}, without discovery | Client secret`,
  oauth2: 'Application > the login with OAuth 2.0 | Client secret',
};

/** The issuer with and without a slash at its end, compared with the discovery document's or with the token's alone. */
const issuers = (provider: string, [first, second]: readonly [Tried, Tried]): Question['cases'] =>
  ['discovery', 'endpoints'].flatMap((variant) =>
    [first, second].map(({ tried, issuer }) =>
      answered({
        variant,
        providers: [provider],
        tried,
        values: { [variant === 'discovery' ? `${LOGIN} | Issuer` : `${LOGIN}, without discovery | Issuer`]: issuer },
      }),
    ),
  );

interface Tried {
  readonly tried: string;
  readonly issuer: string;
}

/** What a certified client accepts and refuses, and plain OAuth 2.0. */
export const questions: readonly Question[] = [
  {
    id: 'issuer-slash',
    cases: [
      ...issuers('authentik', [
        { tried: 'with the slash, as in the guide', issuer: 'https://authentik.company/application/o/example-app/' },
        { tried: 'without the slash', issuer: 'https://authentik.company/application/o/example-app' },
      ]),
      ...issuers('keycloak', [
        { tried: 'with a slash', issuer: 'https://keycloak.company/realms/example-realm/' },
        { tried: 'without a slash, as in the guide', issuer: 'https://keycloak.company/realms/example-realm' },
      ]),
    ],
  },
  { id: 'display-name', cases: nameCases(answered, [ENDPOINTS]) },
  { id: 'email', cases: emailCases(answered, [ENDPOINTS]) },
  { id: 'id-token-faults', cases: idTokenFaults(answered, WAYS) },
  {
    id: 'refusals',
    cases: [
      ...refusals(answered, WAYS, {
        secret: (variant) => SECRET[variant] ?? '',
        callback: 'https://app.company/callback',
      }),
      ...WAYS.map((way) =>
        answered({
          ...way,
          tried: 'the scope `openid` is not asked for',
          prepare: ({ change }) => {
            change({ scope: 'profile email' });
          },
        }),
      ),
      answered({
        ...ENDPOINTS,
        tried: 'another algorithm than that of the ID token',
        prepare: ({ change }) => {
          change({ idTokenSignedResponseAlg: 'ES256' });
        },
      }),
      answered({
        ...ENDPOINTS,
        tried: 'no keys at the address for them',
        prepare: ({ change }) => {
          change({ jwksUri: 'https://app.company/jwks' });
        },
      }),
      answered({
        ...ENDPOINTS,
        tried: 'the callback without a login',
        act: ({ run, application: { callback } }) => run.browser.visit(`${callback}?code=x&state=x`),
      }),
    ],
  },
];
