import type { PageValue } from '../../plugins/page-values/page-value';

/** A realistic mistake in a value. */
export interface Mutation {
  /** The name of its operator. */
  readonly operator: string;
  readonly value: string;
}

/** Names of claims that providers send (OpenID Connect Core 1.0, section 5.1, and `groups`). */
const CLAIMS: ReadonlySet<string> = new Set([
  'sub',
  'name',
  'given_name',
  'family_name',
  'nickname',
  'preferred_username',
  'email',
  'email_verified',
  'groups',
]);

/** Words that people read and no machine compares. */
const WORDS = /^<(?:application_name|button_name)>$/;

/**
 * The mistakes that people make in a value of this kind: a slash dropped or added, http for https, a path or host misspelt, a
 * scope dropped, scopes separated by commas, a claim renamed, an identifier or secret that differs from the other side's, a
 * switch the wrong way. They are made in the expanded value, so a wrong line in a provider's template is one of them.
 *
 * @returns none for words that people read, numbers, and what a program imports
 */
export function mutationsOf({ raw, label, source, value }: PageValue): Mutation[] {
  if (WORDS.test(raw) || value === '') return [];
  if (/^https?:\/\/[^\s]+$/.test(value)) return ofUrl(value);
  if (/^(?:openid|profile|email)(?:[\s,]+[\w.-]+)+$/.test(value)) return ofScopes(value);
  if (/^(?:On|Off)$/.test(value)) return [{ operator: 'switch', value: value === 'On' ? 'Off' : 'On' }];
  if (/^(?:true|false)$/.test(value)) return [{ operator: 'switch', value: value === 'true' ? 'false' : 'true' }];
  if (source === 'snippet' && /(?:^|\.)import$|^value$/.test(label.replace(/ #\d+$/, ''))) return [];
  if (CLAIMS.has(value)) return [{ operator: 'claim', value: misspelt(value) }];
  if (/^<[a-z][\w]*>$/.test(raw.replace(/^["']|["']$/g, '')))
    return [{ operator: /secret/.test(raw) ? 'secret' : 'identifier', value: misspelt(value) }];
  if (/^\/[\w@/-]+$/.test(value)) return [{ operator: 'path', value: misspelt(value) }];
  if (source === 'setting' && !/\s.*\s/.test(value)) return [{ operator: 'text', value: misspelt(value) }];
  return [];
}

function ofUrl(url: string): Mutation[] {
  const [, scheme = '', host = '', path = '', rest = ''] = /^(https?):\/\/([^/?#]+)([^?#]*)(.*)$/.exec(url) ?? [];
  const make = (changed: { scheme?: string; host?: string; path?: string }): string =>
    `${changed.scheme ?? scheme}://${changed.host ?? host}${changed.path ?? path}${rest}`;
  const segments = path.split('/');
  const last = segments.findLastIndex((segment) => segment !== '');
  return [
    { operator: 'slash', value: make({ path: path.endsWith('/') ? path.slice(0, -1) : `${path}/` }) },
    { operator: 'scheme', value: make({ scheme: scheme === 'https' ? 'http' : 'https' }) },
    { operator: 'host', value: make({ host: host.replace(/.(?=\.|$)/, '') }) },
    ...(last < 0
      ? []
      : [
          {
            operator: 'path',
            value: make({
              path: segments.map((segment, index) => (index === last ? misspeltSegment(segment) : segment)).join('/'),
            }),
          },
        ]),
  ];
}

/** `userinfo` is the one that people write in two words. */
const misspeltSegment = (segment: string): string => (segment === 'userinfo' ? 'user-info' : misspelt(segment));

function ofScopes(value: string): Mutation[] {
  const scopes = value.split(/[\s,]+/);
  return [
    ...scopes.map((scope) => ({
      operator: `drop ${scope}`,
      value: scopes.filter((other) => other !== scope).join(' '),
    })),
    { operator: 'commas', value: scopes.join(',') },
  ];
}

/** Drops a letter in the middle; a single one is replaced. */
function misspelt(text: string): string {
  if (text.length < 2) return text === 'x' ? 'y' : 'x';
  const middle = Math.ceil(text.length / 2);
  const at = /[A-Za-z0-9]/.test(text[middle] ?? '') ? middle : text.search(/[A-Za-z0-9]/);
  const other = text.slice(0, at) + text.slice(at + 1);
  return other === text ? `${text}x` : other;
}
