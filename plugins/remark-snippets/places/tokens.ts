import type { Span } from './spans';

/** A kind of token of a language, as far as its strings and comments are to be found. */
export interface TokenRule {
  /** Sticky. The group `text` is what a placeholder may be a part of; without it, nothing is. */
  readonly pattern: RegExp;
  /** The context in the text, or how it follows from the groups. Nothing else of the token is looked at when it is missing. */
  readonly context?: string | ((groups: Groups) => string);
  /** Interpolations in the text: those matches that have the group `code`. Global. */
  readonly code?: RegExp;
  readonly before?: RegExp | undefined;
  readonly behind?: RegExp | undefined;
  readonly whole?: boolean;
  /** Whether the token announces a here-document, which begins in the next line and ends with the word of the group `ends`. */
  readonly isHeredoc?: boolean;
  /** What has to stand before the token, white space left out. */
  readonly after?: RegExp;
}

export type Groups = Readonly<Record<string, string | undefined>>;

/** Numbers, in languages that write them as most do. */
export const NUMBER: TokenRule = { pattern: /(?<text>\d+(?:\.\d+)?)(?![\w.])/dy, context: 'number', whole: true };
/** Names, so that no token begins inside one. */
export const NAME: TokenRule = { pattern: /[\p{L}_$][\p{L}\p{N}_$]*/duy };
/** A block comment as in C. */
export const BLOCK_COMMENT: TokenRule = { pattern: /\/\*(?<text>.*?)\*\//dsy, context: 'block-comment', before: /\*$/ };

/**
 * Reads a text as tokens.
 *
 * @param rules the first that matches counts; what none matches is passed by, character by character
 * @param stray what cannot stand alone, because it begins a token that has no end
 * @param from where to begin
 * @returns the spans of all texts, or `undefined` when a token has no end
 */
export function spansOfTokens(text: string, rules: readonly TokenRule[], stray: RegExp, from = 0): Span[] | undefined {
  const spans: Span[] = [];
  const heredocs: { rule: TokenRule; groups: Groups; ends: string }[] = [];
  let at = from;
  while (at < text.length) {
    if (text[at] === '\n' && heredocs.length > 0) {
      at++;
      for (const { rule, groups, ends } of heredocs.splice(0)) {
        const end = new RegExp(`^[ \\t]*${ends}\\b`, 'm').exec(text.slice(at));
        if (!end) return undefined;
        spans.push(...spansOf(text, at, at + end.index, rule, groups, ends));
        at += end.index + end[0].length;
      }
      continue;
    }
    const token = nextToken(text, at, rules);
    if (!token) {
      if (stray.test(text[at] ?? '')) return undefined;
      at++;
      continue;
    }
    const { rule, match } = token;
    const groups = match.groups ?? {};
    const [start, end] = match.indices?.groups?.text ?? [];
    if (rule.isHeredoc) heredocs.push({ rule, groups, ends: groups.ends ?? '' });
    else if (start !== undefined && end !== undefined) spans.push(...spansOf(text, start, end, rule, groups));
    at += match[0].length;
  }
  return heredocs.length === 0 ? spans : undefined;
}

function nextToken(
  text: string,
  at: number,
  rules: readonly TokenRule[],
): { rule: TokenRule; match: RegExpExecArray } | undefined {
  for (const rule of rules) {
    rule.pattern.lastIndex = at;
    const match = rule.pattern.exec(text);
    if (match && match[0] !== '' && (!rule.after || rule.after.test(text.slice(0, at).trimEnd())))
      return { rule, match };
  }
  return undefined;
}

function spansOf(
  text: string,
  start: number,
  end: number,
  { context, code, before, behind, whole }: TokenRule,
  groups: Groups,
  ends?: string,
): Span[] {
  if (context === undefined) return [];
  const span: Span = {
    start,
    end,
    context: typeof context === 'string' ? context : context(groups),
    ...(before && { before }),
    ...(behind && { behind }),
    ...(whole && { whole }),
    ...(ends !== undefined && { ends }),
  };
  const inner = code
    ? [...text.slice(start, end).matchAll(code)].filter(({ groups }) => groups?.code !== undefined)
    : [];
  return [
    span,
    ...inner.map((match) => ({
      start: start + match.index,
      end: start + match.index + match[0].length,
      context: 'code',
    })),
  ];
}
