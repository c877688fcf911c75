import { written } from '../placeholder/grammar';
import type { Kind } from './kinds';
import { base64Within, fromBase64, toBase64, utf8 } from '../anonymise/base64';
import { hasDomain, HostReplacer, splitHost } from '../anonymise/hosts';
import { valuePattern, wordPattern } from '../anonymise/pattern';
import { type Piece, printed, replaceIn } from '../anonymise/pieces';
import { findSuspects, type Suspect, withoutSuspects } from '../anonymise/suspects';

/** A value of the reader's. */
export interface KnownValue {
  /** The placeholder's name: `client_id`, `wiki.company`. */
  readonly name: string;
  readonly kind: Kind;
  readonly value: string;
}

/** All that must not stand in a text that is shown to others. Of two entries with the same value the first counts. */
export interface KnownValues {
  readonly values: readonly KnownValue[];
  /** Domains that stand for `company`. */
  readonly baseDomains: readonly string[];
}

export interface Anonymised {
  readonly text: string;
  /** What stands in the text in place of something, and how often; in the order of the text. */
  readonly replacements: readonly { readonly written: string; readonly count: number }[];
  /** What looks like a secret and is still there. */
  readonly suspects: readonly Suspect[];
}

/**
 * Turns the reader's values in a text back into placeholders: the opposite of substituting. A value is found as it is and in the
 * forms in which logs and files write it (see `core/anonymise/pattern.ts`), in base64 too. Secrets are taken out wherever they stand,
 * hosts and domains in any case, other values where they stand as words.
 *
 * @param removeSuspects also takes out what only looks like a secret
 */
export function anonymise(text: string, known: KnownValues, removeSuspects = false): Anonymised {
  const pieces = replacer(known)([text]);
  const counts = new Map<string, number>();
  for (const piece of pieces)
    if (typeof piece !== 'string') counts.set(piece.written, (counts.get(piece.written) ?? 0) + 1);
  const result = printed(pieces);
  const suspects = findSuspects(result);
  return {
    text: removeSuspects ? withoutSuspects(result, suspects) : result,
    replacements: [...counts].map(([one, count]) => ({ written: one, count })),
    suspects: removeSuspects ? [] : suspects,
  };
}

type Replace = (pieces: readonly Piece[]) => Piece[];

/** What replaces the reader's values in a text. Made once for a text, because hosts that are not known get names there. */
export function replacer({ values, baseDomains }: KnownValues): Replace {
  const entries = longestFirst(values);
  const secrets = entries.filter(({ kind }) => kind === 'secret');
  const hosts = entries
    .filter(({ kind }) => kind === 'host')
    .map(({ name, value }) => ({ written: name, ...splitHost(value) }));
  const others = longestFirst([
    ...entries.filter(({ kind }) => kind !== 'secret' && kind !== 'host'),
    // Names without a domain and addresses are words like others.
    ...hosts
      .filter(({ name }) => !hasDomain(name))
      .map(({ written: of, name }) => ({ name: of, kind: 'host' as const, value: name })),
  ]);
  const underDomain = new HostReplacer(
    hosts,
    baseDomains.map((domain) => splitHost(domain).name),
  );
  // `https://auth.example.org/x` goes before the host in it, the name `example` after it.
  const steps: Replace[] = [
    byPattern(secrets, ({ value }) => valuePattern(value)),
    byPattern(
      others.filter(({ value }) => /[.@:/]/.test(value)),
      word,
    ),
    (pieces) => underDomain.replace(pieces),
    byPattern(others, word),
  ];
  const plain: Replace = (pieces) => steps.reduce((result, step) => step(result), [...pieces]);
  return (pieces) => plain(inBase64(encodedSecrets(entries), plain)(pieces));
}

const word = ({ value, kind }: KnownValue): string => wordPattern(value, kind === 'host' || kind === 'email');

/** Each value once, the longest first. */
function longestFirst(values: readonly KnownValue[]): KnownValue[] {
  const first = new Map<string, KnownValue>();
  for (const one of values) if (one.value !== '' && !first.has(one.value)) first.set(one.value, one);
  return [...first.values()].sort((a, b) => b.value.length - a.value.length);
}

function byPattern(entries: readonly KnownValue[], pattern: (entry: KnownValue) => string): Replace {
  if (entries.length === 0) return (pieces) => [...pieces];
  const all = new RegExp(entries.map((entry) => `(${pattern(entry)})`).join('|'), 'gu');
  return (pieces) =>
    replaceIn(pieces, all, (match) => {
      const entry = entries[match.slice(1).findIndex((group: string | undefined) => group !== undefined)];
      return entry && [{ written: written(entry.name) }];
    });
}

/** Below this a text is found in base64 by chance. */
const SHORT = 5;

/** Base64 with a secret in it, `client_id:client_secret` of an Authorization header first. */
function encodedSecrets(entries: readonly KnownValue[]): [form: string, label: string][] {
  const secrets = entries.filter(({ kind }) => kind === 'secret');
  const ids = entries.filter(({ name }) => /(?:^|_)id$/.test(name));
  // RFC 6749, section 2.3.1 asks for percent signs before base64; many programs leave them out.
  const pairs = secrets.flatMap((secret) =>
    ids.flatMap((id) =>
      [(one: string) => one, encodeURIComponent].map((encode): [string, string] => [
        toBase64(utf8(`${encode(id.value)}:${encode(secret.value)}`)),
        `base64(${written(id.name)}:${written(secret.name)})`,
      ]),
    ),
  );
  const long = secrets.filter(({ value }) => value.length >= SHORT);
  const alone = long.flatMap(({ name, value }) => [
    [toBase64(utf8(value)), `base64(${written(name)})`] as [string, string],
    ...base64Within(value).map((form): [string, string] => [form, `base64(${written(name)})`]),
  ]);
  return [...pairs, ...alone].filter(([form]) => form.length >= SHORT).sort((a, b) => b[0].length - a[0].length);
}

function inBase64(forms: readonly [form: string, label: string][], plain: Replace): Replace {
  const isPersonal = (run: string): string | undefined => {
    const decoded = fromBase64(run);
    if (decoded === undefined) return undefined;
    const pieces = plain([decoded]);
    return pieces.some((piece) => typeof piece !== 'string') ? printed(pieces) : undefined;
  };
  const known =
    forms.length > 0
      ? new RegExp(forms.map(([form]) => `(${base64Pattern(form)}(?:=|%3[dD]){0,2})`).join('|'), 'gu')
      : undefined;
  return (pieces) => {
    // A token holds its issuer. Without it the rest is no token any more, so all of it goes.
    let result = replaceIn(pieces, /\beyJ[\w-]+(?:\.[\w-]+)+/g, ([token]) =>
      token.split('.').some((part) => isPersonal(part) !== undefined) ? [{ written: '<token>' }] : undefined,
    );
    if (known)
      result = replaceIn(result, known, (match) => {
        const label = forms[match.slice(1).findIndex((group: string | undefined) => group !== undefined)]?.[1];
        return label === undefined ? undefined : [{ written: label }];
      });
    return replaceIn(result, /[A-Za-z0-9+/_-]{8,}(?:=|%3[dD]){0,2}/g, ([run]) => {
      const inside = isPersonal(run.replace(/%3d/gi, '='));
      if (inside === undefined) return undefined;
      return [{ written: inside.length <= 80 && !/\s/.test(inside) ? `base64(${inside})` : 'base64(…)' }];
    });
  };
}

/** Base64 in both alphabets, and inside a URL or a string of JSON. */
function base64Pattern(form: string): string {
  const others: Readonly<Record<string, string>> = { '+': '(?:[+-]|%2[bB])', '/': String.raw`(?:\\?/|_|%2[fF])` };
  return Array.from(form, (digit) => others[digit] ?? digit).join('');
}
