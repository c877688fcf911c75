import type { Finding } from './finding';
import { isForm, isPrefixed } from './word-forms';

/**
 * Whether a name or an address is surely misspelt in somebody else's guide, which has names that nobody here knows. A longer word
 * one slip away from a common one is; a short one where the text has the other as well, or where it is one of those that single sign-on is about.
 */
export function isCertainSlip(slip: Finding, text: string): boolean {
  if (slip.ruleId === 'missing-scheme') return isCertainAddress(slip, text);
  if (slip.ruleId !== 'misspelt-key' && slip.ruleId !== 'misspelt-path') return true;
  if (/\.well-known\/openid-configuration$/.test(slip.expected?.[0] ?? '')) return true;
  const { word, meant } = changedWord(slip.actual ?? '', slip.expected?.[0] ?? '');
  if (word === '' || isForm(word, meant) || isPrefixed(word, meant)) return false;
  if (hasName(text, slip.expected?.[0] ?? '')) return true;
  if (meant.length >= 6) return slip.ruleId === 'misspelt-key' || OF_SIGN_ON.has(meant);
  return hasName(text, meant) || (OF_SIGN_ON.has(meant) && word.length !== meant.length) || isSwapped(word, meant);
}

/** Words of which a slip is one wherever it stands. */
const OF_SIGN_ON: ReadonlySet<string> = new Set(
  (
    'admin authorization authorize callback certs claim claims client clients connect discovery email endpoint group groups introspect issuer ' +
    'login logout oauth oidc openid protocol provider realm realms redirect role roles saml scope scopes secret session token tokens userinfo'
  ).split(' '),
);

/** The one word in which two names differ, in small letters. */
function changedWord(actual: string, expected: string): { word: string; meant: string } {
  const [given, wanted] = [actual, expected].map((name) => name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []);
  const at = given?.findIndex((word, index) => word !== wanted?.[index]) ?? -1;
  const isOne = given?.length === wanted?.length && at >= 0;
  return isOne
    ? { word: given?.[at]?.toLowerCase() ?? '', meant: wanted?.[at]?.toLowerCase() ?? '' }
    : { word: actual.toLowerCase(), meant: expected.toLowerCase() };
}

const isSwapped = (word: string, meant: string): boolean =>
  word.length === meant.length && Array.from(word).sort().join('') === Array.from(meant).sort().join('');

/** Whether a name stands in a text by itself. */
function hasName(text: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return new RegExp(`(?<![\\w-])${escaped}["']?[ \\t]*[:=]`, 'i').test(text);
}

/** A host alone is what many settings of other products want: it is a slip where the text has it with a scheme, or where the path is a provider's. */
function isCertainAddress({ actual = '' }: Finding, text: string): boolean {
  const [host = ''] = actual.split('/');
  if (/\/(?:application\/o|realms)\//.test(actual)) return true;
  return actual.includes('/') && (text.includes(`https://${host}/`) || text.includes(`http://${host}/`));
}
