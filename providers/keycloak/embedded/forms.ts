import { SWITCH, type FieldSpec, type FormSpec } from '../../embedded/filled-forms';

/**
 * The forms of Keycloak's admin console for a client, 26.3 and later: labels and choices as they stand in its sources and English messages.
 * [admin-ui of 26.3 and 26.7: clients/add/{GeneralSettings,CapabilityConfig,LoginSettings}.tsx, clients/ClientDescription.tsx,
 * clients/credentials/{Credentials,ClientSecret}.tsx, client-scopes/details/MappingDetails.tsx, messages_en.properties;
 * GroupMembershipMapper.java and OIDCAttributeMapperHelper.java for the fields of a mapper]
 */

const TEXT: FieldSpec = {};
const SINCE_26_7: FieldSpec = { ...SWITCH, since: '26.7' };

/** Relative ones are put behind the root URL. [DefaultClientValidationProvider.java: Invalid URL in rootUrl, in baseUrl] */
const ADDRESS: FieldSpec = {
  takes: { expected: 'a URL, or a path', test: (value) => value.startsWith('/') || URL.canParse(value) },
};

/** `*`, a path, or a URI; one with a fragment or a space is none. [validation of 26: clientRedirectURIsInvalid; believed, not checked] */
const REDIRECT_URI: FieldSpec = {
  repeatable: true,
  takes: {
    expected: 'a URI without a fragment',
    test: (value) => value === '*' || /^\/[^#\s]*$/.test(value) || /^[a-z][a-z0-9+.-]*:[^#\s]+$/i.test(value),
  },
};
const POST_LOGOUT_URI: FieldSpec = {
  repeatable: true,
  takes: {
    expected: 'a URI without a fragment, + or -',
    test: (value) => value === '+' || value === '-' || REDIRECT_URI.takes?.test(value) === true,
  },
};

/** `protocolTypes.*`; OpenID for Verifiable Credentials is not offered. */
export const OPENID_CONNECT = 'OpenID Connect';

/** What pages write where no challenge is to be demanded: the switch stays off, and the field empty. */
export const NO_PKCE = 'not required';

/** Authenticators by their display names, the default first. [org.keycloak.authentication.authenticators.client; believed but for the first] */
export const ID_AND_SECRET = 'Client Id and Secret';

export const forms: readonly FormSpec[] = [
  {
    title: 'Create client > General settings',
    about: 'client',
    always: true,
    fields: {
      'Client type': { choices: [OPENID_CONNECT, 'SAML'] },
      'Client ID': { required: true },
      Name: TEXT,
      Description: TEXT,
      'Always display in UI': SWITCH,
    },
  },
  {
    title: 'Create client > Capability config',
    about: 'client',
    always: true,
    fields: {
      'Client authentication': SWITCH,
      Authorization: SWITCH,
      'Standard flow': SWITCH,
      'Direct access grants': SWITCH,
      'Implicit flow': SWITCH,
      'Service account roles': SINCE_26_7,
      'Standard Token Exchange': SWITCH,
      'JWT Authorization Grant': SINCE_26_7,
      'OAuth 2.0 Device Authorization Grant': SWITCH,
      'OIDC CIBA Grant': SWITCH,
      'Require PKCE': SINCE_26_7,
      'PKCE Method': { choices: [NO_PKCE, 'S256', 'plain'] },
      'Require DPoP bound tokens': SINCE_26_7,
    },
  },
  {
    title: 'Create client > Login settings',
    about: 'client',
    always: true,
    fields: {
      'Root URL': ADDRESS,
      'Home URL': ADDRESS,
      'Valid redirect URIs': REDIRECT_URI,
      'Valid post logout redirect URIs': POST_LOGOUT_URI,
      'Web origins': { repeatable: true },
    },
  },
  {
    title: 'Clients > * > Credentials',
    about: 'credentials',
    fields: {
      'Client Authenticator': {
        choices: [ID_AND_SECRET, 'Signed JWT', 'Signed JWT with Client Secret', 'X509 Certificate'],
      },
      'Allowed authentication method': {
        choices: ['Any', 'client_secret_basic', 'client_secret_post'],
        since: '26.7',
      },
      'Client Secret': TEXT,
    },
  },
  {
    title: 'Add mapper > Group Membership',
    about: 'groups',
    fields: {
      Name: { required: true },
      'Token Claim Name': TEXT,
      'Full group path': SWITCH,
      'Add to ID token': SWITCH,
      'Add to access token': SWITCH,
      'Add to lightweight access token': SWITCH,
      'Add to userinfo': SWITCH,
      'Add to token introspection': SWITCH,
    },
  },
];
