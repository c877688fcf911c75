import type { SchemaEntry } from '../entry';
import { closed, flag, keys, listOf, number, object, type Schema, text } from '../schema';
import { entryOf } from '../tree';

const CREDENTIALS = {
  clientId: text('The client ID at the identity provider.'),
  clientSecret: text('The client secret.'),
};
const ARGS = 'Scopes, names of claims, and anything else to send to the authorization endpoint.';

const args: Schema = {
  type: 'object',
  description: ARGS,
  properties: {
    scope: text('The scopes to ask for, with blanks between. Default: `openid profile email`.'),
    claim_id: text('The claim by which a person is known again. Default: `sub`.'),
    claim_email: text('The claim with the e-mail address. Default: `email`.'),
    claim_name: text('The claim with the name for a new account. Default: `name`.'),
    claim_email_verified: text('The claim that says whether the address was checked. Default: `email_verified`.'),
  },
  // AFFiNE sends every other key to the authorization endpoint, but has none of its own that begins so.
  patternProperties: { '^(?!claim_)': text() },
  additionalProperties: false,
};

const oidc = closed(
  'The client of the login with OpenID Connect.',
  {
    ...CREDENTIALS,
    issuer: text('The issuer; `/.well-known/openid-configuration` is appended.'),
    args,
    allowPrivateNetwork: flag('Whether the issuer may have a private address. Since 0.27.2.'),
  },
  { required: ['clientId', 'clientSecret', 'issuer', 'args'] },
);

const other = closed('The client of a login with one of the large providers.', { ...CREDENTIALS, args: object(ARGS) });

const config = closed('The file `config.json` of AFFiNE’s server.', {
  $schema: text('The address of the schema that AFFiNE publishes, for editors.'),
  server: closed('How the server is reached.', {
    name: text('The name that the desktop app shows.'),
    externalUrl: text('The address by which people reach the server; the redirect URI is made from it.'),
    https: flag('Whether the server is reached by https; counts when `externalUrl` is not set.'),
    host: text('The name by which the server is reached; counts when `externalUrl` is not set.'),
    hosts: listOf(text(), 'Several names by which requests are accepted.'),
    listenAddr: text('The address to listen on.'),
    port: number('The port to listen on.'),
    path: text('The path below which the server is reached.'),
  }),
  auth: closed('Accounts and sessions.', {
    allowSignup: flag('Whether people may register with an e-mail address.'),
    allowSignupForOauth: flag(
      'Whether somebody who comes from the identity provider for the first time gets an account.',
    ),
    ...keys(
      'requireEmailDomainVerification requireEmailVerification trustedCloudflareHeaders inviteQuotaShadowMode inviteQuotaFailOpenOnRuntimeError',
      flag(),
    ),
    passwordRequirements: closed('How long passwords must be.', { min: number(), max: number() }),
    ...keys(
      'newAccountShareActionDelay session.ttl session.ttr token.accessTokenTtl token.refreshIdleTtl token.refreshAbsoluteTtl token.refreshGracePeriod token.refreshRetention',
      number(),
    ),
    session: object(),
    token: object(),
  }),
  oauth: closed('Logins with other services.', {
    'providers.oidc': oidc,
    'providers.google': other,
    'providers.github': other,
    'providers.apple': other,
    providers: closed('The same, in the nested spelling.', { oidc, google: other, github: other, apple: other }),
  }),
  deployment: closed('What kind of installation it is; wanted by newer releases only.', {
    type: { enum: ['cloud', 'selfhosted', 'affine'] },
  }),
  ...keys(
    'metrics crypto job throttle mailer doc storages websocket flags docService telemetry client calendar captcha copilot customerIo indexer payment worker db redis graphql versionControl',
    object(),
  ),
});

const SOURCE =
  'ours, after the [schema that AFFiNE publishes](https://github.com/toeverything/AFFiNE/blob/canary/.docker/selfhost/schema.json) and its code';

export const affineConfig: SchemaEntry = {
  name: 'affine-config',
  title: 'AFFiNE’s config.json',
  version: 'AFFiNE 0.21 to 0.27',
  source: SOURCE,
  syntaxes: ['json'],
  content: {
    hint: /toeverything\/affine/i,
    matches: (root) => {
      const name = entryOf(root, '$schema');
      return name?.kind === 'string' && /toeverything\/affine/i.test(name.value);
    },
  },
  recognised: 'a `$schema` of AFFiNE',
  load: () => Promise.resolve(config),
};

export const affineOidc: SchemaEntry = {
  name: 'affine-oidc',
  title: 'AFFiNE’s OIDC configuration',
  version: 'AFFiNE 0.21 to 0.27',
  source: SOURCE,
  syntaxes: ['json'],
  load: () => Promise.resolve(oidc),
};
