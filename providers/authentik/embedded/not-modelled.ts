/** What authentik does and its model does not. */
export const notModelled: readonly string[] = [
  'The pages under /if/flow/: theirs is a program in the browser that talks to /api/v3/; ours are plain forms, which answer with a redirect where theirs navigates by script.',
  'Flows and stages other than password, consent and log-out; policies other than a list of users; sources; the admin interface, the user interface and /api/v3/.',
  'Response types other than code, response_mode=form_post, request objects and the grants client_credentials, password, device code and token exchange: answered 501.',
  'GitHub-compatible endpoints, SAML, LDAP, RADIUS, SCIM and proxy providers, dynamic client registration of 2026.8.',
  'Encryption of tokens, x5c and x5t in the JWKS, keys other than RSA and P-256, certificates that expire.',
  'Back-channel and front-channel log-out; log-out of all applications at the end of the authentik session.',
  'Regular expressions that only Python reads.',
  'The order of scopes in the token response, which is not stable there.',
  'The lifetimes that an administrator sets: codes live one minute, tokens one hour, refresh tokens thirty days.',
  'A path prefix (AUTHENTIK_WEB__PATH), brands, and which proxies are trusted: X-Forwarded-Proto is always believed.',
  'Introspection and revocation beyond their common case; their error answers.',
  'The server’s own log, rate limits, events and cookie names.',
  'Log-out without a session, which the newest source answers with the log-out page: here, as in 2026.5, the login page comes first.',
];
