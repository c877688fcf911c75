import { EXAMPLE_DOMAIN, isHostName } from './example-domain';

/**
 * The placeholder grammar: what in a text stands for a reader's value, as authors of guides write it.
 *
 * Three forms exist:
 * - `host`: a host name under the example domain, `wiki.company`, optionally with a port, `sonarr.company:8989`;
 * - `name`: a lower-case name in angle brackets, `<client_id>`;
 * - `phrase`: words in angle brackets as published guides write them, `<Client ID from authentik>`, `<YOUR-MEMOS-DOMAIN>`.
 *
 * The grammar is lexical. Whether a token is declared, and what it means where it stands, is decided by the caller.
 */

export type TokenForm = 'host' | 'name' | 'phrase';

export interface LiteralSegment {
  readonly type: 'literal';
  readonly raw: string;
  /** Offset in UTF-16 units from the start of the parsed text. */
  readonly offset: number;
}

export interface TokenSegment {
  readonly type: 'token';
  readonly form: TokenForm;
  /** The characters as they stand in the text, brackets and port included. */
  readonly raw: string;
  /** What is looked up: the host in lower case and without port, or the words between the brackets. */
  readonly name: string;
  /** Offset in UTF-16 units from the start of the parsed text. */
  readonly offset: number;
}

export type GrammarSegment = LiteralSegment | TokenSegment;

export interface ParseOptions {
  /** Recognise `<angle>` forms. They mean HTML outside code, so prose is parsed without them. Default `true`. */
  readonly angle?: boolean;
}

// A host starts where no other host, path or percent-encoded character is under way; `%2F` before it is a boundary.
const BEFORE_HOST = String.raw`(?:(?<=%[0-9A-Fa-f]{2})|(?<![\w.%-]|%[0-9A-Fa-f]))`;
const LABELS = String.raw`(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+`;
// Not a host when the name goes on: `user.company.name` is a property, `a.company-internal` another word.
const AFTER_HOST = String.raw`(?![\w-]|\.[\w])`;
const HOST = String.raw`${BEFORE_HOST}${LABELS}${EXAMPLE_DOMAIN}(?::\d{1,5})?${AFTER_HOST}`;
const ANGLE = String.raw`<[A-Za-z](?:[\w .,'’-]{0,78}[\w.'’])?>`;
const NAME = /^[a-z][a-z0-9_]*$/;

const hostPattern = (): RegExp => new RegExp(HOST, 'gi');
const anyPattern = (): RegExp => new RegExp(`${HOST}|${ANGLE}`, 'gi');

/**
 * Splits a text into literal text and placeholder tokens. `print(parse(text)) === text` for every string.
 *
 * @param text any string
 * @param options see {@link ParseOptions}
 * @returns the segments in order; the empty text gives no segment
 */
export function parse(text: string, options: ParseOptions = {}): GrammarSegment[] {
  const pattern = options.angle === false ? hostPattern() : anyPattern();
  const segments: GrammarSegment[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) segments.push({ type: 'literal', raw: text.slice(end, match.index), offset: end });
    segments.push(toToken(match[0], match.index));
    end = match.index + match[0].length;
  }
  if (end < text.length) segments.push({ type: 'literal', raw: text.slice(end), offset: end });
  return segments;
}

/** The inverse of {@link parse}: the text that the segments were made from. */
export function print(segments: readonly GrammarSegment[]): string {
  return segments.map((segment) => segment.raw).join('');
}

function toToken(raw: string, offset: number): TokenSegment {
  if (!raw.startsWith('<')) {
    return { type: 'token', form: 'host', raw, name: raw.replace(/:\d+$/, '').toLowerCase(), offset };
  }
  const name = raw.slice(1, -1);
  return { type: 'token', form: NAME.test(name) ? 'name' : 'phrase', raw, name, offset };
}

/** How a placeholder is written in a guide: hosts bare, names in angle brackets. */
export function written(name: string): string {
  return isHostName(name) ? name : `<${name}>`;
}
