import { json, withHeaders, type Answer, type Call } from '../../embedded/http';
import { corsHeaders } from './cors';
import { ACR, issuerOf, type Application, type Model } from './model';

/** The discovery document. [views/provider.py] */
export function discovery(model: Model, application: Application, call: Call): Answer {
  const shared = `${call.origin}/application/o/`;
  const own = `${shared}${application.slug}/`;
  const names = [...application.mappings.keys()];
  const mapped = [...application.mappings.values()].flatMap(({ claims }) =>
    Object.keys(claims({ username: '', password: '', firstName: '', lastName: '' })),
  );
  const document = {
    issuer: issuerOf(application, call),
    authorization_endpoint: `${shared}authorize/`,
    token_endpoint: `${shared}token/`,
    userinfo_endpoint: `${shared}userinfo/`,
    end_session_endpoint: `${own}end-session/`,
    introspection_endpoint: `${shared}introspect/`,
    revocation_endpoint: `${shared}revoke/`,
    device_authorization_endpoint: `${shared}device/`,
    // The log-out URI came with 2025.8, the front channel with 2026.5.
    ...(model.features.authorizationServerMetadata
      ? { backchannel_logout_supported: true, backchannel_logout_session_supported: true }
      : {}),
    ...(model.features.postLogout
      ? { frontchannel_logout_supported: true, frontchannel_logout_session_supported: true }
      : {}),
    response_types_supported: [
      'code',
      'id_token',
      'id_token token',
      'code token',
      'code id_token',
      'code id_token token',
    ],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    jwks_uri: `${own}jwks/`,
    grant_types_supported: [
      'authorization_code',
      'refresh_token',
      'implicit',
      'client_credentials',
      'password',
      'urn:ietf:params:oauth:grant-type:device_code',
    ],
    id_token_signing_alg_values_supported: [application.signer.alg],
    subject_types_supported: ['public'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    acr_values_supported: [ACR],
    scopes_supported: names.includes('openid') ? names : [...names, 'openid'],
    request_parameter_supported: false,
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'auth_time', 'acr', 'amr', 'nonce', ...new Set(mapped)],
    claims_parameter_supported: false,
    code_challenge_methods_supported: ['plain', 'S256'],
  };
  return withHeaders(json(200, document, {}, 2), corsHeaders(application, call));
}

/** The keys; without a signing key an object without members. [views/jwks.py] */
export const jwks = ({ key }: Application): Answer =>
  json(200, key === undefined ? {} : { keys: [key.publicJwk] }, { 'Access-Control-Allow-Origin': '*' });
