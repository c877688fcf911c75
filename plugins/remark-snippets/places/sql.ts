import { bySpans } from './spans';
import { BLOCK_COMMENT, NAME, NUMBER, spansOfTokens, type TokenRule } from './tokens';

/*
 * Sources: PostgreSQL 18, section 4.1; MySQL 9, section 11. A backslash in a string means itself or not, as the dialect has it: where one stands before the
 * placeholder, nothing is certain.
 */

const rules: readonly TokenRule[] = [
  { pattern: /--(?<text>[^\n]*)/dy, context: 'comment' },
  BLOCK_COMMENT,
  // Strings with escapes, and strings between dollar signs: PostgreSQL, sections 4.1.2.2 to 4.1.2.4.
  { pattern: /(?:e|u&)'(?:[^'\\]|\\[^]|'')*'/diy },
  { pattern: /\$(?<tag>\w*)\$[^]*?\$\k<tag>\$/dy },
  { pattern: /'(?<text>(?:[^']|'')*)'/dy, context: 'sql-string', before: /\\/ },
  { pattern: /"(?<text>(?:[^"]|"")*)"/dy, context: 'sql-name', before: /\\/ },
  { pattern: /`(?<text>(?:[^`]|``)*)`/dy, context: 'sql-backquote' },
  NUMBER,
  NAME,
];

export const findSql = bySpans((text) => spansOfTokens(text, rules, /["'`]/));
