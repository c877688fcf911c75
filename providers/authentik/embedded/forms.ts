import { SWITCH, type FieldSpec, type FormSpec } from '../../embedded/filled-forms';
import { isReservedSlug, isSlug } from './options';

/**
 * The forms of authentik's admin interface for an application and its OAuth2/OpenID provider, 2026.5 and later.
 *
 * Choices, groups and what is required: from the sources [web/src/admin/applications/ApplicationForm.ts and
 * wizard/steps/ak-application-wizard-application-step.ts; web/src/admin/providers/oauth2/OAuth2ProviderFormForm.ts,
 * OAuth2ProviderRedirectURI.ts, labels.ts and OAuth2ProviderFormHelpers.ts]. The provider form's labels in 2026.5's capitals, "Grant Types"
 * and "Authorization" for the type of a redirect URI: from the facts, which read the release candidate; one undated state of that source has
 * "Authentication" for the last.
 */

const TEXT: FieldSpec = {};
const PREFILLED: FieldSpec = { prefilled: true };

/** [authentik/core/models.py: a SlugField, and the reserved ones since 2025.8] */
const SLUG: FieldSpec = {
  required: true,
  takes: {
    expected: 'letters, digits, _ and -, and none of the reserved words',
    test: (value) => isSlug(value) && !isReservedSlug(value),
  },
};

/** The wizard takes what the browser can parse. [ak-application-wizard-application-step.ts] */
const LAUNCH_URL: FieldSpec = { takes: { expected: 'an absolute URL', test: (value) => URL.canParse(value.trim()) } };

const applicationFields = {
  'Application Name': { required: true },
  Slug: SLUG,
  Group: TEXT,
  'Policy engine mode': { prefilled: true, choices: ['ANY', 'ALL'] },
} satisfies FormSpec['fields'];

const uiFields = {
  'Launch URL': LAUNCH_URL,
  'Open in new tab': SWITCH,
  'Hide from Application Dashboard': SWITCH,
  // Whether a name is one of a file is the administrator's to know.
  Icon: TEXT,
  Publisher: TEXT,
  Description: TEXT,
} satisfies FormSpec['fields'];

/** The flows that a new authentik has. [blueprints/default/flow-default-provider-*.yaml] */
const EXPLICIT = 'default-provider-authorization-explicit-consent';
const IMPLICIT = 'default-provider-authorization-implicit-consent';

/** The subject modes and the model's names for them. [subjectModeOptions] */
export const SUBJECT_MODES = {
  "Based on the User's hashed ID": 'hashed_user_id',
  "Based on the User's ID": 'user_id',
  "Based on the User's UUID": 'user_uuid',
  "Based on the User's username": 'user_username',
  "Based on the User's Email": 'user_email',
  "Based on the User's UPN": 'user_upn',
} as const;

/** [issuerModeOptions] */
export const ISSUER_MODES = {
  'Each provider has a different issuer, based on the application slug': 'per_provider',
  'Same identifier is used for all providers': 'global',
} as const;

/** [GrantTypeLabelRecord] */
export const GRANT_TYPES = {
  'Authorization Code': 'authorization_code',
  Implicit: 'implicit',
  Hybrid: 'hybrid',
  'Refresh token': 'refresh_token',
  'Client credentials': 'client_credentials',
  Password: 'password',
  'Device-code': 'urn:ietf:params:oauth:grant-type:device_code',
  'Token exchange': 'urn:ietf:params:oauth:grant-type:token-exchange',
} as const;

/** The key that authentik makes at its first start. [crypto/apps.py] */
export const SIGNING_KEY = 'authentik Self-signed Certificate';

const providerFields = {
  // The wizard fills it in: "Provider for" and the application's name.
  'Provider Name': PREFILLED,
  'Authorization Flow': { required: true, choices: [IMPLICIT, EXPLICIT] },
  'Client Type': { prefilled: true, choices: ['Confidential', 'Public'] },
  'Client ID': PREFILLED,
  'Client Secret': TEXT,
  'Redirect URIs/Origins (RegEx)': {
    repeatable: true,
    rowChoices: [
      ['Strict', 'Regex'],
      ['Authorization', 'Post Logout'],
    ],
  },
  'Logout URI': TEXT,
  'Logout Method': TEXT,
  'Signing Key': { choices: [SIGNING_KEY] },
  'Encryption Key': { choices: [SIGNING_KEY] },
  'Grant Types': { repeatable: true, choices: Object.keys(GRANT_TYPES) },
  'Authentication Flow': { choices: ['default-authentication-flow'] },
  'Invalidation Flow': {
    prefilled: true,
    choices: ['default-provider-invalidation-flow', 'default-invalidation-flow'],
  },
  'Access Code Validity': PREFILLED,
  'Access Token Validity': PREFILLED,
  'Refresh Token Validity': PREFILLED,
  'Refresh Token Threshold': PREFILLED,
  Scopes: TEXT,
  'Subject Mode': { prefilled: true, choices: Object.keys(SUBJECT_MODES) },
  'Include claims in id_token': SWITCH,
  'Issuer mode': { prefilled: true, choices: Object.keys(ISSUER_MODES) },
} satisfies FormSpec['fields'];

/** Fields that authentik has and the model has no effect for. */
export const WITHOUT_EFFECT = ['Encryption Key', 'Logout URI', 'Logout Method'] as const;

export const forms: readonly FormSpec[] = [
  {
    title: 'New Application > Application',
    about: 'application',
    always: true,
    fields: { ...applicationFields, ...uiFields },
  },
  { title: 'New Application > Application > UI Settings', about: 'application', fields: uiFields },
  { title: 'New Application > Configure Provider', about: 'provider', always: true, fields: providerFields },
  {
    title: 'Applications > Applications > * > Edit',
    about: 'application',
    fields: without({ ...applicationFields, ...uiFields }),
  },
  { title: 'Applications > Applications > * > Edit > UI Settings', about: 'application', fields: uiFields },
  { title: 'Applications > Providers > * > Edit', about: 'provider', fields: without(providerFields) },
];

/** A form that edits has all values, so that none has to be given. */
function without(fields: FormSpec['fields']): FormSpec['fields'] {
  return Object.fromEntries(Object.entries(fields).map(([label, spec]) => [label, { ...spec, required: false }]));
}
