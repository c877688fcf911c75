import type { FieldRule, Filled, FilledForm } from '../../recipes';
import type { KeycloakConfig, OidcConfig } from './driver-strategies';

/**
 * The forms of Administration > Authentication: all their fields, with the defaults of the definition.yml of each module, 2.5.314. The form
 * itself takes anything, empty fields too; which ones the strategy then needs is the package's affair.
 */
const ON_OFF = ['On', 'Off'];
const CLIENT = { needs: ['authorize', 'callback'] } satisfies FieldRule;

const ENDPOINTS = {
  'Client ID': CLIENT,
  'Client Secret': { needs: 'callback' },
  'Authorization Endpoint URL': { needs: ['start', 'authorize'] },
  'Token Endpoint URL': { needs: 'callback' },
  'User Info Endpoint URL': { needs: 'callback' },
} satisfies Record<string, FieldRule>;

/** Besides the module's own, every strategy has these two above Registration. */
const COMMON = {
  'Display Name': { needs: 'start', default: '' },
  Active: { needs: 'start', default: 'On', choices: ON_OFF },
} satisfies Record<string, FieldRule>;

export const GENERIC = {
  title: 'Generic OpenID Connect / OAuth2',
  fields: {
    ...ENDPOINTS,
    'Skip User Profile': { needs: 'account', default: 'Off', choices: ON_OFF },
    Issuer: { needs: 'callback' },
    'Email Claim': { needs: 'callback', default: 'email' },
    'Display Name Claim': { needs: 'account', default: 'displayName' },
    'Picture Claim': { needs: 'account', default: 'picture' },
    'Map Groups': { needs: 'account', default: 'Off', choices: ON_OFF },
    'Groups Claim': { needs: 'account', default: 'groups' },
    'Logout URL': { needs: 'logout', default: '' },
    'ACR Values': { needs: 'authorize', default: '' },
    ...COMMON,
  } satisfies Record<string, FieldRule>,
};

export const KEYCLOAK = {
  title: 'Keycloak',
  fields: {
    Host: { needs: 'start' },
    Realm: { needs: 'start' },
    ...ENDPOINTS,
    'Logout from Keycloak on Logout': { needs: 'logout', default: 'Off', choices: ON_OFF },
    'Logout Endpoint URL': { needs: 'logout', default: '' },
    'Legacy Logout Redirect': { needs: 'logout', default: 'Off', choices: ON_OFF },
    ...COMMON,
  } satisfies Record<string, FieldRule>,
};

export const REGISTRATION = {
  title: 'Registration',
  fields: {
    'Allow self-registration': { needs: 'callback', default: 'Off', choices: ON_OFF },
    'Limit to specific email domains': { needs: 'callback', default: '' },
    'Assign to group': { needs: ['configure', 'account'], default: '' },
  } satisfies Record<string, FieldRule>,
};

type EndpointFields = FilledForm<keyof typeof ENDPOINTS>;

export function genericConfig(form: Filled<typeof GENERIC>): { readonly module: 'oidc' } & OidcConfig {
  return {
    module: 'oidc',
    ...endpoints(form),
    logoutURL: form['Logout URL'],
    skipUserProfile: form['Skip User Profile'] === 'On',
    issuer: form.Issuer,
    emailClaim: form['Email Claim'],
    displayNameClaim: form['Display Name Claim'],
    mapGroups: form['Map Groups'] === 'On',
    groupsClaim: form['Groups Claim'],
    acrValues: form['ACR Values'],
  };
}

export function keycloakConfig(form: Filled<typeof KEYCLOAK>): { readonly module: 'keycloak' } & KeycloakConfig {
  return {
    module: 'keycloak',
    ...endpoints(form),
    host: form.Host,
    realm: form.Realm,
    logoutUpstream: form['Logout from Keycloak on Logout'] === 'On',
    logoutURL: form['Logout Endpoint URL'],
    logoutUpstreamRedirectLegacy: form['Legacy Logout Redirect'] === 'On',
  };
}

const endpoints = (form: EndpointFields) => ({
  clientId: form['Client ID'],
  clientSecret: form['Client Secret'],
  authorizationURL: form['Authorization Endpoint URL'],
  tokenURL: form['Token Endpoint URL'],
  userInfoURL: form['User Info Endpoint URL'],
});
