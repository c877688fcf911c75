/** What Keycloak does and its model does not. */
export const notModelled: readonly string[] = [
  'The HTML of the login theme and its further pages: required actions, one-time passwords, registration, forgotten passwords, the page that asks for missing profile fields since 24.',
  'The admin console and its REST interface, the account pages, the master realm, realm import.',
  'Response types other than code, request objects, PAR, CIBA, response_mode=form_post and JWT response modes, and the grants client_credentials, password, device code and token exchange: answered 501 where the client allows them.',
  'Client authentication by signed JWT or certificate, signed or encrypted userinfo, encrypted ID tokens, keys other than RSA, x5c and x5t in the JWKS.',
  'Roles that are given to users, audiences from roles, service accounts, and mappers other than group membership.',
  'Back-channel and front-channel log-out, the session iframe, offline sessions and the idle and longest time of sessions.',
  'Whether a path with one slash too many at its end is served too: here it is 404.',
  '403 "HTTPS required" for plain HTTP from outside: the model listens on loopback, which Keycloak exempts.',
  'A second use of a refresh token: it stays valid, as with the default of the realm, but the answer may repeat it.',
  'Userinfo’s answers before 20, other than that it does not ask for openid before 19.0.2.',
  'Members of the discovery document that came and went between 16 and 26, other than the one for iss.',
  'Brute-force detection, identity brokering, user federation, organisations, events, SAML.',
];
