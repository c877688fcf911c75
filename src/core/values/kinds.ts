import { parseBaseDomain, parseHost } from './host';
import { parseUrl } from './url';

/** What kind of thing a placeholder stands for; it decides what is accepted and where the value is kept. */
export const kinds = ['host', 'url', 'slug', 'identifier', 'secret', 'email', 'text'] as const;
export type Kind = (typeof kinds)[number];

/** What a field accepts: a placeholder's kind, or the base domain itself. */
export type FieldKind = Kind | 'base-domain';

export type ParseResult =
  | {
      readonly ok: true;
      readonly value: string;
      /** Set when the value is not exactly what was typed: what was taken out of it and why, as a sentence. */
      readonly understood?: string;
    }
  | { readonly ok: false; readonly reason: string };

/** Whether values of this kind may be written to storage. Secrets stay in memory. */
export function isPersistent(kind: Kind): boolean {
  return kind !== 'secret';
}

/**
 * Reads what a person typed or pasted into a field.
 *
 * @param kind what the field holds
 * @param input the text as typed; surrounding white space never counts, except in texts and secrets
 * @returns the value to keep, with a sentence when it differs from the input; or the reason why nothing can be made of it
 */
export function parseValue(kind: FieldKind, input: string): ParseResult {
  // Half of a surrogate pair: no file could hold it.
  if (/\p{Cs}/u.test(input)) return { ok: false, reason: 'Expected text; half of a character stands in it.' };
  switch (kind) {
    case 'base-domain':
      return parseBaseDomain(input);
    case 'host':
      return parseHost(input);
    case 'url':
      return parseUrl(input);
    case 'slug':
      return matching(input, /^[\w-]+$/, 'letters, digits, hyphens and underscores');
    case 'identifier':
      return matching(input, /^[^\s"'<>`\p{Cc}]+$/u, 'characters other than white space, quotes and angle brackets');
    case 'email':
      return matching(input, /^[^\s@<>"\p{Cc}]+@[^\s@<>"\p{Cc}]+$/u, 'an address such as alice@example.org');
    case 'secret':
    case 'text':
      return singleLine(input);
  }
}

function matching(input: string, pattern: RegExp, expected: string): ParseResult {
  const value = input.trim();
  if (!pattern.test(value)) return { ok: false, reason: `Expected ${expected}.` };
  return value === input ? { ok: true, value } : { ok: true, value, understood: 'White space around it was left out.' };
}

function singleLine(input: string): ParseResult {
  const control = /\p{Cc}/u.exec(input);
  if (!control) return { ok: true, value: input };
  const value = input.replace(/[\r\n]+$/, '');
  if (!/\p{Cc}/u.test(value)) return { ok: true, value, understood: 'The line break at its end was left out.' };
  return { ok: false, reason: 'Expected one line of text without control characters.' };
}

/** The kind that a placeholder's name suggests when its declaration gives none. */
export function kindOf(name: string): Kind {
  if (/\./.test(name)) return 'host';
  if (/(^|_)(secret|password|token|key)$/.test(name) && !/public_key$/.test(name)) return 'secret';
  if (/(^|_)slug$/.test(name)) return 'slug';
  if (/(^|_)(url|uri|endpoint)$/.test(name)) return 'url';
  if (/(^|_)e?mail(_address)?$/.test(name)) return 'email';
  if (/(^|_)(id|realm|identifier)$/.test(name)) return 'identifier';
  return 'text';
}

/** A value that stands in for the reader's at build time. Never shown. */
export function sampleOf(name: string, kind: Kind): string {
  const samples: Record<Kind, string> = {
    host: name,
    url: `https://${name.replaceAll('_', '-')}.example`,
    slug: name.replaceAll('_', '-'),
    identifier: name.replaceAll('_', '-'),
    secret: `sample-${name.replaceAll('_', '-')}`,
    email: `${name.replaceAll('_', '-')}@example.com`,
    text: name.replaceAll('_', ' '),
  };
  return samples[kind];
}
