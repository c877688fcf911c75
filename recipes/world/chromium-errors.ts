import type { FailureReason } from './browser';

/** Chromium's names of network errors; the first pattern that matches counts. */
const REASONS: readonly (readonly [RegExp, FailureReason])[] = [
  [/ERR_NAME_NOT_RESOLVED/, 'name-not-resolved'],
  [/ERR_(CONNECTION_REFUSED|ADDRESS_\w+)/, 'connection-refused'],
  [/ERR_(CONNECTION_\w+|EMPTY_RESPONSE|SOCKET_\w+|INVALID_HTTP_RESPONSE)/, 'connection-closed'],
  [/ERR_CERT_\w+/, 'certificate'],
  [/ERR_SSL_\w+/, 'tls'],
  [/ERR_TOO_MANY_REDIRECTS/, 'too-many-redirects'],
  [/ERR_UNKNOWN_URL_SCHEME/, 'unknown-scheme'],
  [/ERR_INVALID_(URL|REDIRECT)/, 'invalid-url'],
  [/ERR_TIMED_OUT|Timeout/, 'timeout'],
];

/** Why a navigation of Chromium failed, from its text. */
export const failureReason = (text: string): FailureReason =>
  REASONS.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
