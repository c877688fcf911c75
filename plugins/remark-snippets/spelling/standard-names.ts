import { isSlip } from './near-word';

/** Names of OpenID Connect Core 1.0, Discovery 1.0, Registration 1.0 and RFC 6749, 7523 and 7636 that are written alike wherever they stand. */
const STANDARD: readonly string[] = (
  'access_token authorization_code authorization_endpoint client_credentials client_secret_basic client_secret_jwt client_secret_post ' +
  'code_challenge code_challenge_method code_verifier email_verified end_session_endpoint family_name given_name id_token_hint ' +
  'offline_access phone_number post_logout_redirect_uri preferred_username private_key_jwt refresh_token response_mode response_type ' +
  'token_endpoint token_endpoint_auth_method userinfo_endpoint'
).split(' ');

/** A standard name that is misspelt, by its place. */
export interface MisspeltStandard {
  readonly start: number;
  readonly end: number;
  readonly actual: string;
  readonly expected: string;
}

const NAME = /(?<![\w$.-])[a-z]{2,}(?:_[a-z]{2,})+(?![\w$-])/g;

/** Standard names in a text of any notation that are one slip away from how they are written, whether a name or a value. */
export function misspeltStandards(text: string): MisspeltStandard[] {
  return [...text.matchAll(NAME)].flatMap(({ 0: actual, index: start }) => {
    if (STANDARD.includes(actual)) return [];
    const expected = STANDARD.find((name) => isMisspelling(actual, name));
    return expected === undefined ? [] : [{ start, end: start + actual.length, actual, expected }];
  });
}

/** A letter more or less, another one, or two that changed places, within one word; two doubled ones in `preffered`. A plural is none. */
function isMisspelling(actual: string, name: string): boolean {
  if (actual === `${name}s` || Math.abs(actual.length - name.length) > 1) return false;
  const [given, meant] = [actual.split('_'), name.split('_')];
  if (given.length !== meant.length) return false;
  const other = meant.flatMap((word, index) => (word === given[index] ? [] : [[given[index] ?? '', word] as const]));
  const [pair] = other;
  if (!pair || other.length !== 1) return false;
  const [word, wanted] = pair;
  if (word === `${wanted}s` || wanted.length < 5) return false;
  return isSlip(word, wanted) || (word.length === wanted.length && single(word) === single(wanted));
}

const single = (word: string): string => word.replace(/(.)\1/g, '$1');
