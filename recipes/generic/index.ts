/** An application with OpenID Connect on a certified client, for guides whose application's own client code no package holds. */
export { GenericApp, type GenericAppOptions, type GenericLogin } from './generic-app';
export { expectAccount, expectApplication, logIn, type LogInOptions, logOut } from './generic-steps';
export type { ClaimNames, GenericAccount, OidcSettings } from './oidc-settings';
