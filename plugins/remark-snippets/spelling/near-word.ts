import { wordLists } from './words';

/**
 * The word that a word of a name is a misspelling of: a common one that is one slip of the fingers away, which is a letter too
 * many, too few or another one, or two that changed places. Words that exist are none, nor their plurals and forms, nor what is
 * put together from several: `loglevel`.
 *
 * @param word in small letters
 * @returns `undefined` when it may be right, or is like none
 */
export function meantWord(word: string): string | undefined {
  if (word.length < 3) return undefined;
  const known = memo.get(word);
  if (known !== undefined) return known === '' ? undefined : known;
  const meant = isWord(word)
    ? undefined
    : ([...slipsOf(word)].find((one) => isMeant(one, word)) ?? withoutDouble(word));
  memo.set(word, meant ?? '');
  return meant;
}

/** The only words that one of three letters is held against: nearly every three letters stand for something. */
const USUAL = new Set(
  'name note type slug host port path mail user role pkce saml oidc ldap icon logo text data code mode file size auth kind spec rule test'.split(
    ' ',
  ),
);

/** Three letters of which one was struck twice: `webb`, `subb`. */
function withoutDouble(word: string): string | undefined {
  const single = word.replace(/(.)\1/, '$1');
  return word.length === 4 && single.length === 3 && STRUCK.has(single) ? single : undefined;
}

const STRUCK = new Set(
  'sub aud exp iat iss web app api url uri key log env uid tag img map max min src alt tls ssl dns jwt'.split(' '),
);

function isMeant(candidate: string, word: string): boolean {
  if (word.length === 3) return candidate.length > 3 && USUAL.has(candidate);
  const { common } = wordLists();
  // Not all plurals are in the list.
  return (
    candidate.length > 3 &&
    (common.has(candidate) || (/.{4}[^sxz]s$/.test(candidate) && common.has(candidate.slice(0, -1))))
  );
}

const memo = new Map<string, string>();

/** Every word that is one slip away, the likeliest kinds first. */
export function* slipsOf(word: string): Generator<string> {
  for (let at = 0; at < word.length - 1; at++)
    if (word[at] !== word[at + 1])
      yield word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
  for (let at = 0; at < word.length; at++) yield word.slice(0, at) + word.slice(at + 1);
  for (const letter of LETTERS) {
    for (let at = 0; at <= word.length; at++) yield word.slice(0, at) + letter + word.slice(at);
    for (let at = 0; at < word.length; at++)
      if (word[at] !== letter) yield word.slice(0, at) + letter + word.slice(at + 1);
  }
}

/** Whether a word is another one but for a slip. Two that differ in a digit are two. */
export function isSlip(word: string, other: string): boolean {
  if (word.length < 3 || Math.abs(word.length - other.length) > 1 || /\d/.test(word + other)) return false;
  return [...slipsOf(word)].includes(other);
}

const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');

/** Whether a word is known, or made of words that are. */
export function isWord(word: string): boolean {
  const { common, others } = wordLists();
  const has = (one: string): boolean => common.has(one) || others.has(one);
  if (has(word) || isCompound(word, 3)) return true;
  if (/[^s]s$/.test(word) && (has(word.slice(0, -1)) || has(word.replace(/es$/, '')))) return true;
  const stem = /^(?<stem>.{3,}?)(?:ed|ing|ers?|able|ly)$/.exec(word)?.groups?.stem;
  if (
    stem !== undefined &&
    [stem, `${stem}e`, stem.slice(0, -1)].some((one) => common.has(one)) &&
    !isDoubled(stem, word)
  )
    return true;
  const rest = /^(?:re|un|pre|sub|non|auto|multi|de|dis|x)(?<rest>.{4,})$/.exec(word)?.groups?.rest;
  return rest !== undefined && common.has(rest);
}

/** `providerr`, `provideers` and `issueer` are no forms of a word. */
const isDoubled = (stem: string, word: string): boolean =>
  (word.length - stem.length <= 2 && /rr$|ee/.test(word)) || (stem.endsWith('e') && word === `${stem}ers`);

/** Short words that stand in names without a sign between, beside the common ones. */
const SHORT = new Set(
  'id ip url uri dn db ca dns tls ssl ssh sso idp key log app api web max min uid gid cpu mem ram ttl jwt jwk jws mfa otp acl csp crt go my'.split(
    ' ',
  ),
);

export const isCommon = (word: string): boolean => wordLists().common.has(word);

function isCompound(word: string, parts: number): boolean {
  if (word === '') return true;
  if (parts === 0) return false;
  for (let end = 2; end <= word.length; end++) {
    const part = word.slice(0, end);
    if ((SHORT.has(part) || wordLists().common.has(part)) && isCompound(word.slice(end), parts - 1)) return true;
  }
  return false;
}

/**
 * What people call two words side by side in names of settings, one of them too short to be known by itself when it is
 * misspelt: `client_ud`, `redirect_ri`.
 */
const PAIRS = new Set(
  (
    'client id, client ids, client secret, redirect uri, redirect uris, redirect url, redirect to, callback url, callback uri, ' +
    'auth url, auth uri, auth path, token url, token uri, userinfo url, userinfo uri, user info, user id, jwks uri, jwks url, ' +
    'issuer url, issuer uri, logout url, logout uri, login url, discovery url, discovery uri, provider url, provider id, ' +
    'base url, base path, base dn, bind dn, root url, app url, app id, app name, site url, public url, external url, ' +
    'frontend url, web url, server url, api url, api key, private key, public key, secret key, key file, cert file, ' +
    'log level, id token, max age, well known, ssl cert, tls cert, db host, db name, db user, db password, db port, http port, launch url'
  ).split(', '),
);

/** The word that was meant by a short one beside another: `ud` behind `client` is `id`. */
export function meantInPair(word: string, before: string | undefined, after: string | undefined): string | undefined {
  const { common, others } = wordLists();
  if (word.length > 4 || common.has(word) || others.has(word) || SHORT.has(word)) return undefined;
  for (const slip of slipsOf(word)) {
    if (before !== undefined && (slip === 'url' || slip === 'uri' || PAIRS.has(`${before} ${slip}`))) return slip;
    if (after !== undefined && PAIRS.has(`${slip} ${after}`)) return slip;
  }
  return undefined;
}
