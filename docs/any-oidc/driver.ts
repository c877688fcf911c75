import { parseEnv } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';
import { keysOf, type ClaimNames, type GenericLogin, type OidcSettings, type Run, type StepName } from '../../recipes';
import { CLAIMS, DISCOVERY, ENDPOINTS, OAUTH2, OPTIONS, PARTS } from './driver-forms';

/** Which ways of the guide an application is configured by: one login for each. */

/** The address that people open, which is also where the application wants to be after a log-out. */
interface Place {
  readonly address: string;
}

export function loginsOf(run: Run, place: Place): GenericLogin[] {
  switch (run.variant) {
    case 'discovery':
      return withDiscovery(run, place);
    case 'endpoints':
      return [{ title: 'Sign in', settings: withEndpoints(run, place) }];
    case 'oauth2':
      return [{ title: 'Sign in', settings: withOAuth2(run) }];
    default:
      return [...withVariables(run), ...withFile(run, place)];
  }
}

/** The form's two addresses, one login for each: no application has both fields. */
function withDiscovery(run: Run, { address }: Place): GenericLogin[] {
  const form = run.page.form(DISCOVERY.title, DISCOVERY.fields);
  const settings = {
    clientId: form['Client ID'],
    clientSecret: form['Client secret'],
    scope: form.Scopes,
    redirectUri: form['Redirect URI'],
    postLogoutRedirectUri: address,
    ...choices(run),
    claims: claimNames(run),
  };
  const logins = [
    { title: 'Sign in with the issuer', settings: { ...settings, issuer: form.Issuer } },
    { title: 'Sign in with the discovery URL', settings: { ...settings, discoveryUrl: form['Discovery URL'] } },
  ];
  if (run.provider !== 'keycloak') return logins;
  const parts = run.page.form(PARTS.title, PARTS.fields);
  // What applications made for Keycloak put together of the two.
  const issuer = `${parts['Server URL']}/realms/${parts.Realm}`;
  return [...logins, { title: 'Sign in with host and realm', settings: { ...settings, issuer } }];
}

function withEndpoints(run: Run, { address }: Place): OidcSettings {
  const form = run.page.form(ENDPOINTS.title, ENDPOINTS.fields);
  return {
    issuer: form.Issuer,
    authorizationEndpoint: form['Authorization endpoint'],
    tokenEndpoint: form['Token endpoint'],
    userinfoEndpoint: form['UserInfo endpoint'],
    jwksUri: form['JWKS URI'],
    endSessionEndpoint: form['End session endpoint'],
    clientId: form['Client ID'],
    clientSecret: form['Client secret'],
    scope: form.Scopes,
    redirectUri: form['Redirect URI'],
    postLogoutRedirectUri: address,
    ...choices(run),
    claims: claimNames(run),
  };
}

function withOAuth2({ page }: Run): OidcSettings {
  const form = page.form(OAUTH2.title, OAUTH2.fields);
  return {
    isPlainOAuth: true,
    authorizationEndpoint: form['Authorization URL'],
    tokenEndpoint: form['Token URL'],
    userinfoEndpoint: form['User info URL'],
    endSessionEndpoint: form['Logout URL'],
    clientId: form['Client ID'],
    clientSecret: form['Client secret'],
    scope: form.Scopes,
    // The form has no field for it, so the application makes it of its own address: the one that was registered.
    redirectUri: ownRedirectUri(page, 'authorize'),
    claims: {
      id: form['User ID'],
      username: form['User name'],
      email: form['E-mail'],
      name: form['Display name'],
    },
  };
}

const FIND = '1. Find the redirect URI';

/** As step 1 of the guide finds it: the address that people use, with the path behind it. */
export function ownRedirectUri(page: Run['page'], needs: StepName): string {
  const first = page.step('https://app.company/callback', needs, FIND);
  const path = URL.canParse(first) ? first.slice(new URL(first).origin.length) : first;
  return first === page.step('https://app.company', needs, FIND) + path ? first : `not ${first}`;
}

function choices({ page }: Run): Partial<OidcSettings> {
  const form = page.form(OPTIONS.title, OPTIONS.fields);
  return {
    responseType: form['Response type'],
    responseMode: form['Response mode'],
    tokenEndpointAuthMethod: form['Token endpoint authentication method'],
    codeChallengeMethod: form.PKCE,
    idTokenSignedResponseAlg: form['ID token signing algorithm'],
  };
}

function claimNames({ page }: Run): ClaimNames {
  const form = page.form(CLAIMS.title, CLAIMS.fields);
  return {
    id: form['User ID claim'],
    username: form['Username claim'],
    email: form['E-mail claim'],
    name: form['Display name claim'],
    firstName: form['First name claim'],
    lastName: form['Last name claim'],
    groups: form['Groups claim'],
  };
}

const LOGIN = ['start', 'authorize', 'callback', 'account', 'logout'] as const;

const variables = z.strictObject({
  OIDC_ENABLED: z.enum(['true', 'false']),
  OIDC_ISSUER: z.string(),
  OIDC_DISCOVERY_URL: z.string(),
  OIDC_CLIENT_ID: z.string(),
  OIDC_CLIENT_SECRET: z.string(),
  OIDC_REDIRECT_URI: z.string(),
  OIDC_SCOPES: z.string(),
  OIDC_AUTHORIZATION_ENDPOINT: z.string(),
  OIDC_TOKEN_ENDPOINT: z.string(),
  OIDC_USERINFO_ENDPOINT: z.string(),
  OIDC_JWKS_URI: z.string(),
  OIDC_END_SESSION_ENDPOINT: z.string(),
  OIDC_POST_LOGOUT_REDIRECT_URI: z.string(),
  OIDC_USERNAME_CLAIM: z.string(),
  OIDC_EMAIL_CLAIM: z.string(),
  OIDC_NAME_CLAIM: z.string(),
  OIDC_GROUPS_CLAIM: z.string(),
});

/** All of the variables: the addresses go before those of the discovery document, and the issuer is compared. */
function withVariables({ page }: Run): GenericLogin[] {
  const { text } = page.snippet({ title: '.env', needs: LOGIN, keys: keysOf(variables) });
  const env = variables.parse(parseEnv(text));
  const settings: OidcSettings = {
    issuer: env.OIDC_ISSUER,
    discoveryUrl: env.OIDC_DISCOVERY_URL,
    clientId: env.OIDC_CLIENT_ID,
    clientSecret: env.OIDC_CLIENT_SECRET,
    redirectUri: env.OIDC_REDIRECT_URI,
    scope: env.OIDC_SCOPES,
    authorizationEndpoint: env.OIDC_AUTHORIZATION_ENDPOINT,
    tokenEndpoint: env.OIDC_TOKEN_ENDPOINT,
    userinfoEndpoint: env.OIDC_USERINFO_ENDPOINT,
    jwksUri: env.OIDC_JWKS_URI,
    endSessionEndpoint: env.OIDC_END_SESSION_ENDPOINT,
    postLogoutRedirectUri: env.OIDC_POST_LOGOUT_REDIRECT_URI,
    claims: {
      username: env.OIDC_USERNAME_CLAIM,
      email: env.OIDC_EMAIL_CLAIM,
      name: env.OIDC_NAME_CLAIM,
      groups: env.OIDC_GROUPS_CLAIM,
    },
  };
  return [{ title: 'Sign in by the variables', settings, isEnabled: env.OIDC_ENABLED === 'true' }];
}

const configFile = z.strictObject({
  oidc: z.strictObject({
    enabled: z.boolean(),
    issuer: z.string(),
    client_id: z.string(),
    client_secret: z.string(),
    redirect_uri: z.string(),
    scopes: z.string(),
    authorization_endpoint: z.string(),
    token_endpoint: z.string(),
    userinfo_endpoint: z.string(),
    jwks_uri: z.string(),
    end_session_endpoint: z.string(),
    claims: z.strictObject({ username: z.string(), email: z.string(), name: z.string(), groups: z.string() }),
  }),
});

function withFile({ page }: Run, { address }: Place): GenericLogin[] {
  const { text } = page.snippet({ title: 'config.yaml', needs: LOGIN, keys: keysOf(configFile) });
  const { oidc } = configFile.parse(parse(text));
  const settings: OidcSettings = {
    issuer: oidc.issuer,
    clientId: oidc.client_id,
    clientSecret: oidc.client_secret,
    redirectUri: oidc.redirect_uri,
    scope: oidc.scopes,
    authorizationEndpoint: oidc.authorization_endpoint,
    tokenEndpoint: oidc.token_endpoint,
    userinfoEndpoint: oidc.userinfo_endpoint,
    jwksUri: oidc.jwks_uri,
    endSessionEndpoint: oidc.end_session_endpoint,
    postLogoutRedirectUri: address,
    claims: oidc.claims,
  };
  return [{ title: 'Sign in by the file', settings, isEnabled: oidc.enabled }];
}
