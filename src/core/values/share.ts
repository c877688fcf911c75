import type { GuideField, ProviderData } from '../page-contract';
import { type ReaderValues, valueOf } from '../placeholder/substitute';
import { type FieldKind, kindOf, parseValue } from './kinds';
import { adviceOnValue } from './sanity';
import { ANCHOR, SHARE_MARKER } from './share-marker';

/**
 * Links that carry values: `#values=1&-provider=keycloak&-domain=example.org&wiki.company=notes.example.org&-at=anchor`.
 * The fragment never reaches a server. What arrives in one may come from anybody: it is typed, bounded and shown first.
 */

const VERSION = '1';
const PROVIDER = '-provider';
const DOMAIN = '-domain';

/** More than any real link needs, and less than any browser or chat program cuts off. */
export const MAX_FRAGMENT = 8000;
const MAX_PAIRS = 100;
const MAX_VALUE = 500;

const lastName = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

/**
 * Writes values as the fragment of a link, with `#`. Secrets are left out, whoever passes them.
 *
 * @param isSecret whether a key is known to hold a secret; names that suggest one are left out in any case
 * @param anchor the part of the page that the link leads to
 */
export function encodeShare(
  { provider, baseDomain, values }: ReaderValues,
  isSecret: (key: string) => boolean,
  anchor = '',
): string {
  const pairs = Object.entries(values).filter(([key]) => !isSecret(key) && kindOf(lastName(key)) !== 'secret');
  const all = new URLSearchParams([['values', VERSION]]);
  if (provider) all.append(PROVIDER, provider);
  if (baseDomain) all.append(DOMAIN, baseDomain);
  for (const [key, value] of pairs) all.append(key, value);
  if (anchor) all.append(ANCHOR, anchor);
  return `#${all.toString()}`;
}

/** What a link says, before anything of it is believed. */
export interface Arrived {
  /** Key and text, as they stand in the link. */
  readonly pairs: readonly (readonly [key: string, text: string])[];
  /** The part of the page that the link leads to; empty when it names none. */
  readonly anchor: string;
  /** Why nothing of it can be used, as a sentence. */
  readonly problem?: string;
}

/**
 * Reads the fragment of a link.
 *
 * @param hash with `#`
 * @returns `undefined` when the fragment is an ordinary one
 */
export function readShare(hash: string): Arrived | undefined {
  if (!hash.startsWith(SHARE_MARKER)) return undefined;
  if (hash.length > MAX_FRAGMENT)
    return { pairs: [], anchor: '', problem: 'The link is too long to be one of this site.' };
  const [version, ...all] = [...new URLSearchParams(hash.slice(1))];
  const anchor = all.find(([key]) => key === ANCHOR)?.[1] ?? '';
  if (version?.[1] !== VERSION)
    return { pairs: [], anchor, problem: 'The link was made by another version of this site.' };
  const pairs = all.filter(([key]) => key !== ANCHOR);
  if (pairs.length > MAX_PAIRS) return { pairs: [], anchor, problem: `The link has more than ${MAX_PAIRS} values.` };
  if (pairs.length === 0) return { pairs: [], anchor, problem: 'The link holds no values.' };
  return { pairs, anchor };
}

/** One value of a link, judged. */
export interface SharedItem {
  /** As in the link. */
  readonly key: string;
  readonly role: 'provider' | 'domain' | 'value';
  /** What the page calls it. */
  readonly label: string;
  readonly kind: FieldKind | 'provider';
  /** What holds now: entered, or following from the reader's domain. */
  readonly before: string | undefined;
  /** What would hold. A refused one is the text of the link, and empty if that is a secret. */
  readonly after: string;
  readonly verdict: 'new' | 'changed' | 'same' | 'refused';
  /** Why it is refused, and what is to be said about one that is not. */
  readonly notes: readonly string[];
}

export interface ShareContext {
  /** The fields of the page. */
  readonly fields: readonly GuideField[];
  readonly providers: readonly Pick<ProviderData, 'id' | 'name'>[];
  readonly current: ReaderValues;
}

/** Judges what has arrived, value by value. A value that is not refused is one that its field would accept. */
export function checkShare({ pairs }: Pick<Arrived, 'pairs'>, context: ShareContext): SharedItem[] {
  const seen = new Set<string>();
  return pairs.map(([key, text]) => {
    const item = judge(key, text, context);
    if (!seen.has(key)) {
      seen.add(key);
      return item;
    }
    return { ...item, verdict: 'refused', notes: ['The link gives this value twice; the first one counts.'] };
  });
}

function judge(key: string, text: string, { fields, providers, current }: ShareContext): SharedItem {
  const field = fields.find((one) => one.key === key);
  const base = { key, role: 'value', label: field?.written ?? key, kind: field?.kind ?? 'text', after: text } as const;
  const refuse = (reason: string): SharedItem => ({ ...base, before: undefined, verdict: 'refused', notes: [reason] });
  const isSecret = field ? field.kind === 'secret' : kindOf(lastName(key)) === 'secret';
  // Whatever it holds is not repeated on the screen.
  if (isSecret)
    return { ...refuse('Secrets are never taken from a link. Enter it yourself.'), kind: 'secret', after: '' };
  if (text.length > MAX_VALUE) return { ...refuse('It is too long.'), after: `${text.slice(0, 60)}…` };
  const unsafe = unsafeReason(text);
  if (key === PROVIDER) {
    const provider = providers.find(({ id }) => id === text);
    const before = providers.find(({ id }) => id === current.provider)?.name;
    const item = { ...base, role: 'provider', label: 'Identity provider', kind: 'provider' } as const;
    if (!provider || unsafe) return { ...refuse('This site knows no such identity provider.'), ...item, before };
    return { ...item, before, verdict: verdictOf(current.provider, text), notes: [] };
  }
  const isDomain = key === DOMAIN;
  if (!field && !isDomain) return refuse('Nothing on this page has this name.');
  const kind: FieldKind = isDomain ? 'base-domain' : base.kind;
  const item = { ...base, kind, ...(isDomain ? ({ role: 'domain', label: 'Your domain' } as const) : {}) };
  const before = isDomain ? current.baseDomain : valueOf([key], current);
  if (unsafe) return { ...item, before, verdict: 'refused', notes: [unsafe] };
  if (isDomain && text === '') return { ...item, before, verdict: 'refused', notes: ['It is empty.'] };
  const parsed = parseValue(kind, text);
  if (!parsed.ok) return { ...item, before, verdict: 'refused', notes: [parsed.reason] };
  const after = parsed.value;
  const notes = [...(parsed.understood ? [parsed.understood] : []), ...adviceOnValue(kind, after)];
  return { ...item, before, after, verdict: verdictOf(before, after), notes };
}

function verdictOf(before: string | undefined, after: string): SharedItem['verdict'] {
  if (before === undefined) return 'new';
  return before === after ? 'same' : 'changed';
}

/** What no value from elsewhere may be, whatever its kind. */
function unsafeReason(text: string): string | undefined {
  // As browsers read a scheme: control characters and white space in it do not count.
  if (/^(?:javascript|vbscript|data|file|blob):/i.test(text.replace(/[\s\p{Cc}\p{Cf}]/gu, '')))
    return 'It would run a program or open a file instead of naming something.';
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text))
    return 'It holds characters that change the order in which text is shown.';
  if (/[\ufffd\p{Cs}]/u.test(text)) return 'It holds a broken character.';
  return undefined;
}

/** The values of a link that may be used: all that are not refused. */
export function acceptedValues(items: readonly SharedItem[]): ReaderValues {
  const accepted = items.filter(({ verdict }) => verdict !== 'refused');
  const ofRole = (wanted: SharedItem['role']): SharedItem[] => accepted.filter(({ role }) => role === wanted);
  const [provider] = ofRole('provider');
  const [domain] = ofRole('domain');
  return {
    ...(provider ? { provider: provider.after } : {}),
    ...(domain ? { baseDomain: domain.after } : {}),
    values: Object.fromEntries(ofRole('value').map(({ key, after }) => [key, after])),
  };
}
