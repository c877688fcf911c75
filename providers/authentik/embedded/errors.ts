import { markup, page } from '../../embedded/html';
import { html, json, redirect, withParams, type Answer } from '../../embedded/http';
import { hexId } from './model';

/** The texts of errors.py. */
const REDIRECT_ERRORS = {
  invalid_request: 'The request is otherwise malformed',
  unsupported_response_type:
    'The authorization server does not support obtaining an authorization code using this method',
  invalid_scope: 'The requested scope is invalid, unknown, or malformed',
  login_required: 'The Authorization Server requires End-User authentication',
  // Without a blank, as it stands there.
  consent_required: 'The Authorization Server requires End-Userconsent',
  request_not_supported: 'The provider does not support use of the request parameter',
} as const;

const TOKEN_ERRORS = {
  invalid_client:
    'Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method)',
  invalid_grant:
    'The provided authorization grant or refresh token is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client',
  unsupported_grant_type: 'The authorization grant type is not supported by the authorization server',
  invalid_scope:
    'The requested scope is invalid, unknown, malformed, or exceeds the scope granted by the resource owner',
  invalid_request: 'The request is otherwise malformed',
} as const;

const BEARER_ERRORS = {
  invalid_token: [401, 'The access token provided is expired, revoked, malformed, or invalid for other reasons'],
  insufficient_scope: [403, 'The request requires higher privileges than provided by the access token'],
} as const;

export type TokenErrorCode = keyof typeof TOKEN_ERRORS;

export const NO_STORE = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };

/** An error that the client is told by a redirect. [errors.py AuthorizeError] */
export function redirectError(
  redirectUri: string,
  error: keyof typeof REDIRECT_ERRORS,
  state: string | null,
  description: string = REDIRECT_ERRORS[error],
): Answer {
  return redirect(
    withParams(redirectUri, [
      ['error', error],
      ['error_description', description],
      ['state', state ?? undefined],
    ]),
  );
}

/** An error of the token endpoint: always 400, always JSON. [errors.py TokenError, core/middleware.py] */
export function tokenError(error: TokenErrorCode): Answer {
  const requestId = hexId();
  return json(
    400,
    { error, error_description: TOKEN_ERRORS[error], request_id: requestId },
    { ...NO_STORE, 'X-authentik-id': requestId },
  );
}

/** An error of userinfo: no body, and a header without the word Bearer. [errors.py BearerTokenError] */
export function bearerError(error: keyof typeof BEARER_ERRORS): Answer {
  const [status, description] = BEARER_ERRORS[error];
  return {
    status,
    headers: { ...NO_STORE, 'WWW-Authenticate': `error="${error}", error_description="${description}"` },
    body: '',
  };
}

/** A page of bad_request_message. [core/templates/if/error.html] */
export const badRequest = (title: string, text: string): Answer =>
  html(400, page(title, markup`<h1>${title}</h1><p>${text}</p><a href="/">Go home</a>`));

export const clientIdError = (): Answer =>
  badRequest('Client ID Error', 'The client identifier (client_id) is missing or invalid.');

export const redirectUriError = (): Answer =>
  badRequest(
    'Redirect URI Error',
    'The request fails due to a missing, invalid, or mismatching redirection URI (redirect_uri).',
  );

export const malformed = (): Answer => badRequest('Bad Request', REDIRECT_ERRORS.invalid_request);

export const notFound = (): Answer => html(404, page('Not Found', markup`<h1>Not Found</h1>`));
