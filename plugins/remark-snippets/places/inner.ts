import type { Hole } from './place';
import { masked } from './regions';

/**
 * What a placeholder is inside the text that it is a part of: a part of a URL, of an LDAP name or filter, of a regular
 * expression. These are the same in every language; literal text around a placeholder that has to be escaped in the language
 * is recognised as far as it looks the same.
 *
 * @param content the text that the placeholder is a part of, as of a `Place`, filled with samples
 * @param hole where the placeholder's sample is in it
 * @param others where the samples of other placeholders are in it. Default: taken for literal text
 * @returns names of encoders, separated by spaces, the innermost first; empty when there are none, which is also so for what a
 *   URL begins with, and for its scheme, host and port
 */
export function innerContext(content: string, hole: Hole, others: readonly Hole[] = []): string {
  const texts = others.filter(({ start, end }) => start !== hole.start && !isStructure(content.slice(start, end)));
  return contextIn(masked(content, [hole, ...texts]), hole);
}

/** Whether a sample of another placeholder is one that what follows it belongs to: a whole URL, a part of an LDAP name. */
function isStructure(sample: string): boolean {
  return /^[a-z][\w+.-]*(?::\/\/|=)/i.test(sample);
}

function contextIn(source: string, hole: Hole): string {
  const pattern = isRegexp(source) ? 'regexp' : '';
  const inner = ldapContext(source, hole) || urlContext(source, hole);
  return `${inner} ${pattern}`.trim();
}

/** Anchored, and with some other syntax than a point or a question mark, which URLs have too. */
function isRegexp(source: string): boolean {
  const begins = source.startsWith('^');
  const ends = /(?:^|[^\\])\$$/.test(source);
  const rest = source.replace(/^\^/, '').replace(/\$$/, '');
  return (begins && ends) || ((begins || ends) && /\\[^\s"'$]|\.[*+]|\[[^\]]+\]|\(.*\)|\|/.test(rest));
}

const ATTRIBUTE = String.raw`(?:[A-Za-z][\w-]*|\d+(?:\.\d+)+)`;
const KNOWN_ATTRIBUTE = String.raw`(?:uid|cn|ou|dc|o|c|l|st|sn|street|mail|givenName|sAMAccountName|userPrincipalName|member|entryUUID)`;
const LDAP_VALUE = String.raw`(?:\\.|[^,+=\\()&|])*`;
const LDAP_NAME = new RegExp(
  String.raw`^\s*(?:(?:uid|cn|ou|dc)\s*=${LDAP_VALUE}|${KNOWN_ATTRIBUTE}\s*=${LDAP_VALUE}(?:[,+]\s*${ATTRIBUTE}\s*=${LDAP_VALUE})+)` +
    String.raw`(?:[,+]\s*${ATTRIBUTE}\s*=${LDAP_VALUE})*$`,
  'i',
);
const LDAP_FILTER = new RegExp(String.raw`^\s*\(\s*(?:[&|!]\s*\(|${ATTRIBUTE}[;:\w.-]*[~<>:]?=).*\)\s*$`, 's');

/** LDAP names (RFC 4514) and filters (RFC 4515), which may be the value of an option or a variable: `LDAP_BASE=ou=people,dc=x`. */
function ldapContext(source: string, hole: Hole): string {
  const option = /^(?:--?[\w-]+|[A-Z][A-Z\d_]*)=/.exec(source)?.[0].length ?? 0;
  for (const start of new Set([0, hole.start >= option ? option : 0])) {
    const part = source.slice(start);
    const at = hole.start - start;
    if (LDAP_NAME.test(part)) return isLdapValue(part, at) ? 'ldap-dn' : '';
    if (LDAP_FILTER.test(part)) return filterContext(part, { start: at, end: hole.end - start });
  }
  return '';
}

/** Whether the attribute's equals sign is before the place. */
function isLdapValue(name: string, at: number): boolean {
  return /(?:^|[,+])\s*[^,+=]+=(?:\\.|[^,+=\\])*$/.test(name.slice(0, at));
}

/** In a filter: the value of a comparison, which may itself be a name, `(memberOf=cn=admins,dc=x)`. */
function filterContext(filter: string, hole: Hole): string {
  const before = new RegExp(String.raw`\(\s*${ATTRIBUTE}[;:\w.-]*[~<>:]?=(?<value>[^()]*)$`).exec(
    filter.slice(0, hole.start),
  );
  if (!before) return '';
  const written = before.groups?.value ?? '';
  const value = written + (/^[^()]*/.exec(filter.slice(hole.start))?.[0] ?? '');
  const isName = LDAP_NAME.test(value) && isLdapValue(value, written.length);
  return isName ? 'ldap-dn ldap-filter' : 'ldap-filter';
}

/**
 * The beginning of a URL, as a regular expression may write it too, and of an address of mail. Its end is white space, a quote
 * or an angle bracket.
 */
const URL_START = /(?<![a-z\d+.-])(?:mailto:|[a-z][a-z\d+.-]*\??:\\?\/\\?\/)/gi;
const URL_END = /[\s"'`<>]/;
const ENCODED_URL = /[a-z][a-z\d+.-]*%3A%2F%2F[^\s"'`<>&#]*$/i;

/** RFC 3986. A URL that is a value in another one's query is a part of both, whether it is written with percent signs or not. */
function urlContext(source: string, hole: Hole): string {
  const starts = [...source.slice(0, hole.start).matchAll(URL_START)].filter(
    ({ index }) => !URL_END.test(source.slice(index, hole.start)),
  );
  const last = starts.at(-1);
  if (!last) return '';
  const outer = starts.at(-2);
  const isNested =
    outer !== undefined && source[last.index - 1] === '=' && source.slice(outer.index, last.index).includes('?');
  const context = partOfUrl(source, last.index, last[0], hole);
  return isNested ? `${context} url-query`.trim() : context;
}

function partOfUrl(source: string, start: number, scheme: string, hole: Hole): string {
  const from = start + scheme.length;
  const before = source.slice(from, hole.start);
  const encoded = ENCODED_URL.exec(before);
  if (encoded) return encodedContext(encoded[0], source.slice(hole.start, hole.end), source.slice(hole.end));
  if (/[?#]/.test(before)) return 'url-query';
  // An address of mail stands as it is.
  if (!scheme.endsWith('/')) return '';
  if (before.includes('/')) return 'url-path';
  const authority = /^[^/?#\s"'`<>]*/.exec(source.slice(hole.end))?.[0] ?? '';
  return authority.includes('@') ? 'url-userinfo' : '';
}

/** A URL that is written with percent signs, in the query of another one. */
function encodedContext(before: string, sample: string, behind: string): string {
  const rest = /^[^&#\s"'`<>]*/.exec(behind)?.[0] ?? '';
  try {
    const start = decodeURIComponent(before);
    const source = start + sample + decodeURIComponent(rest);
    return `${urlContext(source, { start: start.length, end: start.length + sample.length })} url-query`.trim();
  } catch {
    return 'url-query';
  }
}
