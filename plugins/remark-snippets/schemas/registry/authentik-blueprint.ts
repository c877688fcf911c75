import type { SchemaEntry } from '../entry';
import { anything, closed, flag, keys, listOf, mapOf, object, oneOf, type Schema, text } from '../schema';
import { entryOf, keysOf, type TreeNode } from '../tree';
import { blueprintModels } from './authentik-models';

const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });

const provider: Schema = closed('An OAuth2/OpenID provider.', {
  name: text('The name of the provider.'),
  authentication_flow: nullable(text('The flow by which people sign in when they are not.')),
  authorization_flow: text('The flow after signing in, with or without a question. Needed.'),
  invalidation_flow: text('The flow for logging out. Needed since 2024.10.'),
  property_mappings: listOf(text(), 'The scopes that the provider gives; none unless they are listed.'),
  client_type: oneOf(['confidential', 'public'], 'Whether the application can keep a secret.'),
  grant_types: listOf(
    oneOf([
      'authorization_code',
      'implicit',
      'hybrid',
      'refresh_token',
      'client_credentials',
      'password',
      'urn:ietf:params:oauth:grant-type:device_code',
      'urn:ietf:params:oauth:grant-type:token-exchange',
    ]),
    'What the provider answers to, since 2026.5; nothing unless it is listed.',
  ),
  client_id: text('The client ID.'),
  client_secret: text('The client secret.'),
  ...keys(
    'access_code_validity access_token_validity refresh_token_validity refresh_token_threshold',
    text('A time such as `minutes=5`.'),
  ),
  include_claims_in_id_token: flag('Whether the ID token holds the claims of the scopes.'),
  signing_key: nullable(text('The key that signs tokens; without one the client secret does.')),
  encryption_key: nullable(text('The key that encrypts tokens.')),
  redirect_uris: listOf(
    closed(
      'A redirect URI. Since 2024.12.',
      {
        matching_mode: oneOf(['strict', 'regex'], 'Whether `url` is compared as it is or is a regular expression.'),
        url: text('The redirect URI.'),
        redirect_uri_type: oneOf(['authorization', 'logout'], 'Since 2026.5.'),
      },
      { required: ['matching_mode', 'url'] },
    ),
    'Where people may be sent after signing in. Needed; may be empty.',
  ),
  logout_uri: text('The address of the application that is told about a log-out.'),
  logout_method: oneOf(['backchannel', 'frontchannel'], 'Who calls that address.'),
  sub_mode: oneOf(
    ['hashed_user_id', 'user_id', 'user_uuid', 'user_username', 'user_email', 'user_upn'],
    'What `sub` is made of.',
  ),
  issuer_mode: oneOf(['global', 'per_provider'], 'Whether every application has its own issuer.'),
  jwks_sources: listOf(text(), 'The old name of `jwt_federation_sources`.'),
  jwt_federation_sources: listOf(text(), 'Sources whose tokens are accepted.'),
  jwt_federation_providers: listOf(anything(), 'Providers whose tokens are accepted.'),
  backchannel_logout_uri: text('The name of `logout_uri` in 2025.8.'),
});

const application: Schema = closed('An application.', {
  name: text('The name that people see.'),
  slug: text('The name in addresses, the issuer among them.'),
  provider: anything('The provider: its key, or `!KeyOf`.'),
  backchannel_providers: listOf(anything(), 'Providers that work without a browser, such as SCIM.'),
  open_in_new_tab: flag('How the application opens from the dashboard.'),
  meta_launch_url: text('The address that the dashboard opens.'),
  meta_icon: text('The picture on the dashboard.'),
  meta_description: text('The text on the dashboard.'),
  meta_publisher: text('The publisher on the dashboard.'),
  meta_hide: flag('Whether the dashboard leaves it out. Since 2026.5.'),
  policy_engine_mode: oneOf(['all', 'any'], 'How many of its policies must agree.'),
  group: text('The heading on the dashboard.'),
});

const scopeMapping: Schema = closed('A scope and the claims that it brings.', {
  name: text('The name of the mapping.'),
  scope_name: text('The scope.'),
  description: text('What people read when they are asked for consent.'),
  expression: text('The Python that returns the claims.'),
  managed: nullable(text('The mark of a mapping that comes with authentik.')),
});

/** What holds for the attributes of one model. */
function attributesOf(model: string, attributes: Schema): Schema {
  return {
    if: { required: ['model'], properties: { model: { const: model } } },
    then: { properties: { attrs: attributes, identifiers: { properties: attributes.properties ?? {} } } },
  };
}

const entry: Schema = {
  ...closed(
    'An object that the blueprint makes, changes or removes.',
    {
      model: oneOf(blueprintModels, 'What it is.'),
      id: text('A name for `!KeyOf` in later entries.'),
      state: oneOf(['present', 'created', 'must_created', 'absent'], 'What becomes of it. Default: `present`.'),
      conditions: listOf(anything(), 'The entry counts only when all of them are true.'),
      identifiers: object('By what an existing object is found.'),
      attrs: nullable(object('What the object is given.')),
      permissions: listOf(object(), 'Who may do what with the object.'),
    },
    { required: ['model'] },
  ),
  allOf: [
    attributesOf('authentik_providers_oauth2.oauth2provider', provider),
    attributesOf('authentik_core.application', application),
    attributesOf('authentik_providers_oauth2.scopemapping', scopeMapping),
  ],
};

const schema = closed(
  'A blueprint of authentik.',
  {
    version: { type: 'integer', const: 1, description: 'The version of the format.' },
    metadata: closed(
      'What the blueprint is called.',
      {
        name: text('The name.'),
        labels: mapOf({ type: ['string', 'boolean', 'number'] }, 'Marks, some of which authentik reads.'),
      },
      { required: ['name'] },
    ),
    context: object('Values for `!Context`.'),
    entries: {
      description: 'What the blueprint makes, in order; or several such lists by name.',
      anyOf: [listOf(entry), mapOf(listOf(entry))],
    },
  },
  { required: ['version', 'entries'] },
);

export const authentikBlueprint: SchemaEntry = {
  name: 'authentik-blueprint',
  title: 'a blueprint',
  version: 'authentik 2024.12 to 2026.8',
  source:
    'ours, after [authentik’s documentation](https://docs.goauthentik.io/customize/blueprints/v1/structure) and its interface for programs. The attributes of providers for OAuth2, applications and scope mappings are closed, others open',
  syntaxes: ['yaml'],
  content: {
    hint: /^entries:|^ *- model: ["']?authentik_/m,
    matches: (root) => areEntries(root) || (keysOf(root).includes('version') && entryOf(root, 'entries') !== undefined),
  },
  recognised: '`version` and `entries` at the top, or a list of entries with `model: authentik_…`',
  load: () => Promise.resolve(schema),
  part: (root, whole) => (root.kind === 'array' ? listOf(entry) : whole),
};

/** Guides show some entries without the file around them. */
function areEntries(root: TreeNode): boolean {
  if (root.kind !== 'array') return false;
  return root.items.some((item) => {
    const model = entryOf(item, 'model');
    return model?.kind === 'string' && model.value.startsWith('authentik_');
  });
}
