import type { FieldRule } from '../../recipes';

/**
 * The forms of the guide. No application has them: each stands for what applications ask for, so its fields are those that the guide gives,
 * and the application takes whatever is entered.
 */

const AUTHORIZE = { needs: ['start', 'authorize', 'callback'] } satisfies FieldRule;
const CALLBACK = { needs: 'callback' } satisfies FieldRule;
const ACCOUNT = { needs: ['callback', 'account'] } satisfies FieldRule;
const LOGOUT = { needs: 'logout' } satisfies FieldRule;

const CLIENT = {
  'Client ID': AUTHORIZE,
  'Client secret': CALLBACK,
  Scopes: { needs: ['authorize', 'callback', 'account'] },
} satisfies Record<string, FieldRule>;

export const DISCOVERY = {
  title: 'Application > the login with OpenID Connect',
  fields: {
    Issuer: { needs: ['start', 'callback'] },
    'Discovery URL': { needs: 'start' },
    ...CLIENT,
    'Redirect URI': AUTHORIZE,
  } satisfies Record<string, FieldRule>,
};

export const ENDPOINTS = {
  title: 'Application > the login with OpenID Connect, without discovery',
  fields: {
    'Authorization endpoint': AUTHORIZE,
    'Token endpoint': CALLBACK,
    'UserInfo endpoint': CALLBACK,
    'JWKS URI': CALLBACK,
    'End session endpoint': LOGOUT,
    Issuer: CALLBACK,
    ...CLIENT,
    'Redirect URI': AUTHORIZE,
  } satisfies Record<string, FieldRule>,
};

export const OAUTH2 = {
  title: 'Application > the login with OAuth 2.0',
  fields: {
    // A preset brings addresses of its own.
    Provider: { needs: 'configure', choices: ['Custom'] },
    'Authorization URL': AUTHORIZE,
    'Token URL': CALLBACK,
    'User info URL': CALLBACK,
    ...CLIENT,
    'User ID': ACCOUNT,
    'User name': ACCOUNT,
    'E-mail': ACCOUNT,
    'Display name': ACCOUNT,
    'Logout URL': LOGOUT,
  } satisfies Record<string, FieldRule>,
};

export const OPTIONS = {
  title: 'Application > options of the login',
  fields: {
    'Response type': AUTHORIZE,
    'Response mode': AUTHORIZE,
    'Token endpoint authentication method': CALLBACK,
    PKCE: AUTHORIZE,
    'ID token signing algorithm': CALLBACK,
  } satisfies Record<string, FieldRule>,
};

export const CLAIMS = {
  title: 'Application > attributes or claims',
  fields: {
    'User ID claim': ACCOUNT,
    'Username claim': ACCOUNT,
    'E-mail claim': ACCOUNT,
    'Display name claim': ACCOUNT,
    'First name claim': ACCOUNT,
    'Last name claim': ACCOUNT,
    'Groups claim': ACCOUNT,
  } satisfies Record<string, FieldRule>,
};

export const PARTS = {
  title: 'Application > the login with Keycloak',
  fields: { 'Server URL': { needs: ['start', 'callback'] }, Realm: { needs: ['start', 'callback'] } } satisfies Record<
    string,
    FieldRule
  >,
};
