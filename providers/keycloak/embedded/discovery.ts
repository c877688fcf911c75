import { json, type Answer, type Call } from '../../embedded/http';
import { issuerOf, type Model } from './model';

const OPEN = {
  'Access-Control-Allow-Origin': '*',
  'Cache-Control': 'no-cache, must-revalidate, no-transform, no-store',
};
const SIGNING = [
  'PS384',
  'RS384',
  'EdDSA',
  'ES384',
  'HS256',
  'HS512',
  'ES256',
  'RS256',
  'HS384',
  'ES512',
  'PS256',
  'PS512',
  'RS512',
];

/** The discovery document. [OIDCWellKnownProvider.java] */
export function discovery(model: Model, call: Call): Answer {
  const issuer = issuerOf(model, call);
  const protocol = `${issuer}/protocol/openid-connect`;
  const scopes = [...model.scopes.keys()];
  return json(
    200,
    {
      issuer,
      authorization_endpoint: `${protocol}/auth`,
      token_endpoint: `${protocol}/token`,
      introspection_endpoint: `${protocol}/token/introspect`,
      userinfo_endpoint: `${protocol}/userinfo`,
      end_session_endpoint: `${protocol}/logout`,
      frontchannel_logout_session_supported: true,
      frontchannel_logout_supported: true,
      jwks_uri: `${protocol}/certs`,
      check_session_iframe: `${protocol}/login-status-iframe.html`,
      grant_types_supported: [
        'authorization_code',
        'implicit',
        'refresh_token',
        'password',
        'client_credentials',
        'urn:openid:params:grant-type:ciba',
        'urn:ietf:params:oauth:grant-type:device_code',
      ],
      acr_values_supported: ['0', '1'],
      response_types_supported: [
        'code',
        'none',
        'id_token',
        'token',
        'id_token token',
        'code id_token',
        'code token',
        'code id_token token',
      ],
      subject_types_supported: ['public', 'pairwise'],
      prompt_values_supported: ['none', 'login', 'consent'],
      id_token_signing_alg_values_supported: SIGNING,
      userinfo_signing_alg_values_supported: [...SIGNING, 'none'],
      response_modes_supported: ['query', 'fragment', 'form_post', 'query.jwt', 'fragment.jwt', 'form_post.jwt', 'jwt'],
      registration_endpoint: `${issuer}/clients-registrations/openid-connect`,
      token_endpoint_auth_methods_supported: [
        'private_key_jwt',
        'client_secret_basic',
        'client_secret_post',
        'tls_client_auth',
        'client_secret_jwt',
      ],
      claims_supported: [
        'iss',
        'sub',
        'aud',
        'exp',
        'iat',
        'auth_time',
        'name',
        'given_name',
        'family_name',
        'preferred_username',
        'email',
        'acr',
        'azp',
        'nonce',
      ],
      claims_parameter_supported: true,
      scopes_supported: ['openid', ...scopes],
      request_parameter_supported: true,
      request_uri_parameter_supported: true,
      require_request_uri_registration: true,
      code_challenge_methods_supported: ['plain', 'S256'],
      revocation_endpoint: `${protocol}/revoke`,
      backchannel_logout_supported: true,
      backchannel_logout_session_supported: true,
      device_authorization_endpoint: `${protocol}/auth/device`,
      backchannel_authentication_endpoint: `${protocol}/ext/ciba/auth`,
      pushed_authorization_request_endpoint: `${protocol}/ext/par/request`,
      ...(model.features.issuerInCallback ? { authorization_response_iss_parameter_supported: true } : {}),
    },
    OPEN,
  );
}

export const certs = ({ key }: Model): Answer => json(200, { keys: [key.publicJwk] }, OPEN);
