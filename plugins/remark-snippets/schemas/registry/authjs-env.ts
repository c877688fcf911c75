import type { SchemaEntry } from '../entry';
import { closed, oneOf, type Schema, text } from '../schema';

const provider = (name: string): Record<string, Schema> => ({
  [`AUTH_${name.toUpperCase()}_ID`]: text(`The client ID at ${name}.`),
  [`AUTH_${name.toUpperCase()}_SECRET`]: text(`The client secret of ${name}.`),
  [`AUTH_${name.toUpperCase()}_ISSUER`]: text(`The issuer of ${name}, as its discovery document has it.`),
});

/** Other variables stand in the same file, so only the names that begin as Auth.js’ own do are held against the list. */
const schema = closed(
  'Environment variables of an application with Auth.js 5.',
  {
    AUTH_SECRET: text('Encrypts cookies and tokens.'),
    AUTH_SECRET_1: text('A newer secret, during a change.'),
    AUTH_SECRET_2: text('A newer secret, during a change.'),
    AUTH_SECRET_3: text('A newer secret, during a change.'),
    AUTH_URL: text('The address of the application.'),
    AUTH_TRUST_HOST: oneOf(['true', 'false', '1', '0'], 'Whether the host name in requests is trusted.'),
    AUTH_REDIRECT_PROXY_URL: text('The address that takes the callbacks of preview deployments.'),
    NEXTAUTH_URL: text('The old name of `AUTH_URL`.'),
    NEXTAUTH_SECRET: text('The old name of `AUTH_SECRET`.'),
    ...provider('Authentik'),
    ...provider('Keycloak'),
  },
  { patterns: { '^(?!(?:NEXT)?AUTH_)': {} } },
);

export const authjsEnv: SchemaEntry = {
  name: 'authjs-env',
  title: 'Auth.js',
  version: 'Auth.js 5 (`@auth/core` 0.41)',
  source: 'ours, after `setEnvDefaults` of [`@auth/core`](https://authjs.dev/reference/core)',
  syntaxes: ['env'],
  load: () => Promise.resolve(schema),
};
