import { nearest } from '../../../src/core/diagnostics/near';

/**
 * The key that was probably meant: the same words in another spelling (`client_id` for `clientId`), a key that has all its
 * words in what was written (`AUTH_KEYCLOAK_ID` in `AUTH_KEYCLOAK_CLIENT_ID`), or one that differs by a few letters.
 */
export function nearKey(key: string, candidates: readonly string[]): string | undefined {
  const words = wordsOf(key);
  const joined = words.join('');
  const same = candidates.find((candidate) => wordsOf(candidate).join('') === joined);
  if (same !== undefined) return same;
  const close = nearest(key, candidates);
  if (close !== undefined && Math.abs(close.length - key.length) <= 1) return close;
  const within = candidates
    .filter((candidate) => isWithin(wordsOf(candidate), words))
    .sort((a, b) => b.length - a.length)[0];
  return within ?? close;
}

function wordsOf(key: string): string[] {
  return key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

/** Whether all words come up in the others, in their order, and make up most of them. */
function isWithin(words: readonly string[], others: readonly string[]): boolean {
  let at = 0;
  for (const other of others) if (other === words[at]) at += 1;
  return words.length > 1 && at === words.length;
}
