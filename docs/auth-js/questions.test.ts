import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordedOutcomes } from '../../tests/support/recorded-outcomes';

const text = readFileSync(join(import.meta.dirname, 'index.md'), 'utf8');
const outcomes = recordedOutcomes('auth-js');

/** What Auth.js said when the cases were run, without the name of the error and of what stands around it. */
test.each([
  '"response" body "issuer" property does not match the expected value',
  'expected 200 OK, got: 301 Moved Permanently',
  'Missing parameter name at index 7: /auth/*',
  'Cannot parse action at',
  'Host must be trusted. URL was:',
  'Another account already exists with the same e-mail address',
  'server responded with an error in the response body',
  'OAuth Provider returned an error',
  'Try signing in with a different account.',
  'pkceCodeVerifier value could not be parsed',
  'Client ID Error',
  'Redirect URI Error',
  'Client not found.',
  'Invalid parameter: redirect_uri',
])('the guide has the words `%s`', (words) => {
  expect(text).toContain(words);
  expect(outcomes.filter((outcome) => outcome.includes(words))).not.toEqual([]);
});
