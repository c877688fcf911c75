/** Something in a text that looks as if it should not be shown, although it is no value that the reader has entered. */
export interface Suspect {
  /** What it looks like: “a token”. */
  readonly what: string;
  /** Where it begins and ends in the text. */
  readonly start: number;
  readonly end: number;
  /** Its line, counted from 1. */
  readonly line: number;
  /** Its first characters, enough to find it and not enough to use it. */
  readonly beginning: string;
}

/** What stands in the place of something that was taken out. */
export const REMOVED = '[removed]';

interface Rule {
  readonly what: string;
  /** The group `it`, or else the whole match, is what should not be shown. */
  readonly pattern: RegExp;
  readonly unless?: (text: string) => boolean;
}

const NAMES =
  'secret|passwords?|passwd|passphrase|pwd|token|api[_-]?key|(?:secret|private|encryption)[_-]?key|credentials?|session[_-]?id';
const PUNCTUATION = String.raw`["'\\\s]{0,10}(?:=>|[:=]|%3[Dd])\s*\\?["']?`;
const isHarmless = (text: string): boolean =>
  /^(?:true|false|null|none|undefined|required|expired|invalid|missing)\b|^[${[•*]/i.test(text);

const rules: readonly Rule[] = [
  {
    what: 'a private key',
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$(?![\s\S]))/g,
  },
  { what: 'a token (JWT)', pattern: /\beyJ[\w-]{5,}\.[\w-]{2,}(?:\.[\w-]*)*/g },
  { what: 'an Authorization header', pattern: /\b(?:bearer|basic|token)\s+(?<it>[\w+/.~-]{8,}=*)/gi, unless: isWord },
  { what: 'a cookie', pattern: /\b(?:set-)?cookie["']?\s*[:=]\s*["']?(?<it>[^\s<>"'][^\n<>"']{5,})/gi },
  {
    what: 'a secret or password',
    pattern: new RegExp(`(?<![A-Za-z])[\\w-]{0,40}(?:${NAMES})${PUNCTUATION}(?<it>[^\\s<>"'&,;]{5,})`, 'gi'),
    unless: isHarmless,
  },
  {
    what: 'a code of a login',
    pattern: /(?<![\w-])(?:code|state|nonce|code_verifier)(?:=|%3[Dd])(?<it>[\w.~+/-]{8,})/g,
  },
  { what: 'a password in an address', pattern: /:\/\/[^\s/:@<>]*:(?<it>[^\s/@<>]+)@/g },
  {
    what: 'an e-mail address',
    pattern: /[\p{L}\p{N}._+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}\p{N}-]{1,63}/gu,
    unless: (text) => /\.company$/.test(text),
  },
  { what: 'a long random text', pattern: /(?<![\w:])[A-Za-z0-9_+-]{20,}={0,2}/g, unless: isNotRandom },
];

/** `Bearer authentication` says nothing secret. */
function isWord(text: string): boolean {
  return /^[a-z]+$/.test(text);
}

function isNotRandom(text: string): boolean {
  if (!/\d/.test(text) || !/[A-Za-z]/.test(text)) return true;
  if (/^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text)) return true;
  const longest = Math.max(...text.split(/[-_]/).map((part) => part.length));
  return longest < 16 || entropy(text) < 3;
}

/** Bits per character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}

/** Finds what looks like a secret in a text from which the reader's values are gone. In the order of the text, no two overlap. */
export function findSuspects(text: string): Suspect[] {
  const found: Omit<Suspect, 'line'>[] = [];
  for (const { what, pattern, unless } of rules) {
    for (const match of text.matchAll(pattern)) {
      const it = match.groups?.it ?? match[0];
      const start = match.index + match[0].lastIndexOf(it);
      const end = start + it.length;
      if (it.includes(REMOVED) || unless?.(it) || found.some((other) => start < other.end && other.start < end))
        continue;
      found.push({ what, start, end, beginning: it.slice(0, 4) });
    }
  }
  found.sort((a, b) => a.start - b.start);
  let line = 1;
  let at = 0;
  return found.map((one) => {
    line += text.slice(at, one.start).split('\n').length - 1;
    at = one.start;
    return { ...one, line };
  });
}

/** The text without its suspects. */
export function withoutSuspects(text: string, suspects: readonly Suspect[]): string {
  let at = 0;
  const parts = suspects.map(({ start, end }) => {
    const before = text.slice(at, start);
    at = end;
    return before + REMOVED;
  });
  return parts.join('') + text.slice(at);
}
