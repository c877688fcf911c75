/** Types of packages that have none, as far as the driver uses them. */

/** Express at the version that Wiki.js pins; what the driver uses of it is as in version 5. */
declare module 'express-4.18' {
  import express from 'express';
  export = express;
}

declare module '@exlinc/keycloak-passport' {
  import type { Request } from 'express';
  import type { Strategy } from 'passport';

  /** What the strategy makes of the answer of the userinfo endpoint. */
  interface KeycloakProfile {
    readonly keycloakId?: string;
    readonly fullName?: unknown;
    readonly username?: string;
    readonly email?: unknown;
  }

  interface KeycloakOptions {
    readonly host: string;
    readonly realm: string;
    readonly clientID: string;
    readonly clientSecret: string;
    readonly callbackURL: string;
    readonly authorizationURL: string;
    readonly tokenURL: string;
    readonly userInfoURL: string;
    readonly passReqToCallback: true;
  }

  type Verify = (
    request: Request,
    accessToken: string,
    refreshToken: string | undefined,
    results: { readonly id_token?: string },
    profile: KeycloakProfile,
    done: (error: unknown, user?: Express.User | false) => void,
  ) => void;

  interface KeycloakStrategy extends Strategy {
    readonly name: string;
  }

  /** @throws Error `host is required` and the like for an option that is empty */
  const KeycloakStrategy: new (options: KeycloakOptions, verify: Verify) => KeycloakStrategy;
  export = KeycloakStrategy;
}
