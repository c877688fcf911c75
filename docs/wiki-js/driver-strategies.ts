import type { Request } from 'express';
import KeycloakStrategy from '@exlinc/keycloak-passport';
import type { Strategy as PassportStrategy } from 'passport';
import OAuth2Strategy from 'passport-oauth2';
import type { VerifyCallback } from 'passport-openidconnect';
import { WatchedOpenIDConnectStrategy } from './driver-openidconnect';
import type { Account, Profile } from './driver-accounts';

/** A strategy as Administration > Authentication stores it. Names of the settings as in the definition.yml of each module. */
export type StrategyConfig =
  | ({ readonly module: 'oidc' } & OidcConfig)
  | ({ readonly module: 'keycloak' } & KeycloakConfig)
  | ({ readonly module: 'oauth2' } & OAuth2Config)
  | { readonly module: 'local' };

interface Endpoints {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly authorizationURL: string;
  readonly tokenURL: string;
  readonly userInfoURL: string;
  readonly logoutURL: string;
}

interface Claims {
  readonly emailClaim: string;
  readonly displayNameClaim: string;
  readonly mapGroups: boolean;
  readonly groupsClaim: string;
}

export interface OidcConfig extends Endpoints, Claims {
  readonly skipUserProfile: boolean;
  readonly issuer: string;
  readonly acrValues: string;
}

export interface KeycloakConfig extends Endpoints {
  readonly host: string;
  readonly realm: string;
  readonly logoutUpstream: boolean;
  readonly logoutUpstreamRedirectLegacy: boolean;
}

export interface OAuth2Config extends Endpoints, Claims {
  readonly userIdClaim: string;
  readonly scope: string;
  readonly useQueryStringForAccessToken: boolean;
  readonly enableCSRFProtection: boolean;
}

/** What the modules need of Wiki.js. */
export interface Surroundings {
  readonly callbackURL: string;
  /** The account of a login. @throws Error with the text that Wiki.js shows */
  readonly processProfile: (profile: Profile) => Account;
  /** Puts an account into the groups of these names, and out of all others. */
  readonly mapGroups: (account: Account, names: readonly unknown[]) => void;
  /** What becomes an uncaught exception in Wiki.js: it logs it, and the browser gets no answer. */
  readonly onCrash: (error: unknown, request: Request) => void;
}

type Done = (error: unknown, account?: Express.User | false) => void;

/**
 * The strategy as its module makes it. [server/modules/authentication/{oidc,keycloak,oauth2}/authentication.js of 2.5.314]
 *
 * @throws Error of the package when a field that it needs is empty
 */
export function createStrategy(
  config: Exclude<StrategyConfig, { module: 'local' }>,
  surroundings: Surroundings,
): PassportStrategy {
  switch (config.module) {
    case 'oidc':
      return createOidc(config, surroundings);
    case 'keycloak':
      return createKeycloak(config, surroundings);
    case 'oauth2':
      return createOAuth2(config, surroundings);
  }
}

/** The scopes in the module's definition, which no field changes; `oauth2` has a field for them. */
export const scopesOf = ({ module }: StrategyConfig): string[] | undefined =>
  module === 'oidc' || module === 'keycloak' ? ['openid', 'profile', 'email'] : undefined;

function createOidc(config: OidcConfig, { callbackURL, processProfile, mapGroups, onCrash }: Surroundings) {
  return new WatchedOpenIDConnectStrategy(
    {
      authorizationURL: config.authorizationURL,
      tokenURL: config.tokenURL,
      clientID: config.clientId,
      clientSecret: config.clientSecret,
      issuer: config.issuer,
      userInfoURL: config.userInfoURL,
      callbackURL,
      passReqToCallback: true,
      skipUserProfile: config.skipUserProfile,
      acrValues: config.acrValues,
    },
    // Ten parameters: the package counts them, and gives claims of userinfo and ID token apart for that number only.
    (
      _request: Request,
      _issuer: string,
      uiProfile: object | undefined,
      idProfile: object,
      _context: object,
      _idToken: string | object,
      _accessToken: string | object,
      _refreshToken: string,
      _params: unknown,
      done: VerifyCallback,
    ) => {
      const profile = { ...idProfile, ...uiProfile } as Profile & { readonly _json?: unknown };
      const claim = (name: string): unknown => claimAt(profile._json, name);
      attempt(done as Done, () => {
        const account = processProfile({
          ...profile,
          email: claim(config.emailClaim),
          displayName: claim(config.displayNameClaim) ?? '',
        });
        mapFrom(config, claim, account, mapGroups);
        return account;
      });
    },
    onCrash,
  );
}

function createKeycloak(config: KeycloakConfig, { callbackURL, processProfile }: Surroundings) {
  return new KeycloakStrategy(
    {
      authorizationURL: config.authorizationURL,
      userInfoURL: config.userInfoURL,
      tokenURL: config.tokenURL,
      host: config.host,
      realm: config.realm,
      clientID: config.clientId,
      clientSecret: config.clientSecret,
      callbackURL,
      passReqToCallback: true,
    },
    (request, _accessToken, _refreshToken, { id_token }, { keycloakId, fullName, username, email }, done) => {
      attempt(done, () => {
        const name = typeof fullName === 'string' && fullName !== '' ? fullName : username;
        const account = processProfile({ id: keycloakId, email, name });
        request.session.keycloakIdToken = id_token;
        return account;
      });
    },
  );
}

function createOAuth2(config: OAuth2Config, { callbackURL, processProfile, mapGroups }: Surroundings) {
  const strategy = new OAuth2Strategy(
    {
      authorizationURL: config.authorizationURL,
      tokenURL: config.tokenURL,
      clientID: config.clientId,
      clientSecret: config.clientSecret,
      callbackURL,
      passReqToCallback: true,
      scope: config.scope,
      state: config.enableCSRFProtection as true,
    },
    (_request: Request, _accessToken: string, _refreshToken: string, profile: object, done: Done) => {
      const claim = (name: string): unknown => claimAt(profile, name);
      attempt(done, () => {
        const account = processProfile({
          ...profile,
          id: claim(config.userIdClaim),
          displayName: claim(config.displayNameClaim) ?? '???',
          email: claim(config.emailClaim),
        });
        mapFrom(config, claim, account, mapGroups);
        return account;
      });
    },
  );
  strategy.userProfile = function (this: OAuth2Strategy, accessToken, done) {
    this._oauth2.useAuthorizationHeaderforGET(!config.useQueryStringForAccessToken);
    this._oauth2.get(config.userInfoURL, accessToken, (error: unknown, body) => {
      if (error) {
        done(error);
        return;
      }
      let claims: unknown;
      try {
        claims = JSON.parse(String(body));
      } catch (problem) {
        done(problem);
        return;
      }
      done(null, claims);
    });
  };
  return strategy;
}

/** Hands over the account, or what went wrong. */
function attempt(done: Done, act: () => Account): void {
  let account: Account;
  try {
    account = act();
  } catch (error) {
    done(error);
    return;
  }
  done(null, account);
}

function mapFrom(
  { mapGroups, groupsClaim }: Claims,
  claim: (name: string) => unknown,
  account: Account,
  map: Surroundings['mapGroups'],
): void {
  const names = claim(groupsClaim);
  if (mapGroups && Array.isArray(names)) map(account, names);
}

/** A claim by its name; dots lead into objects, and an empty name to nothing. */
function claimAt(claims: unknown, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[key] : undefined),
      claims,
    );
}
