import { bySpans, OPEN_ESCAPE } from './spans';
import { BLOCK_COMMENT, NAME, NUMBER, spansOfTokens, type TokenRule } from './tokens';

/* Source: The Go Programming Language Specification, go1.25, “Comments”, “Rune literals”, “String literals”. */

const rules: readonly TokenRule[] = [
  { pattern: /\/\/(?<text>[^\n]*)/dy, context: 'comment' },
  BLOCK_COMMENT,
  { pattern: /"(?<text>(?:[^"\\\n]|\\.)*)"/dy, context: 'go-interpreted', before: OPEN_ESCAPE },
  { pattern: /`(?<text>[^`]*)`/dy, context: 'go-raw' },
  { pattern: /'(?:[^'\\\n]|\\.)+'/dy },
  NUMBER,
  NAME,
];

export const findGo = bySpans((text) => spansOfTokens(text, rules, /["'`]/));
