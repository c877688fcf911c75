import { bySpans, OPEN_ESCAPE } from './spans';
import { BLOCK_COMMENT, NAME, NUMBER, spansOfTokens, type TokenRule } from './tokens';

/* Source: HCL 2, hclsyntax/spec.md, “Comments”, “Template Expressions”. */

const EXPRESSION = String.raw`[$%]\{(?:[^{}"]|"(?:[^"\\]|\\.)*"|\{[^{}]*\})*\}`;
const template = {
  code: new RegExp(String.raw`\\.|\$\$\{|%%\{|(?<code>${EXPRESSION})`, 'g'),
  before: new RegExp(String.raw`[$%]$|${OPEN_ESCAPE.source}`),
  behind: /^\{/,
} as const;

const rules: readonly TokenRule[] = [
  { pattern: /(?:#|\/\/)(?<text>[^\n]*)/dy, context: 'comment' },
  BLOCK_COMMENT,
  {
    pattern: /<<-?(?<ends>[\p{L}_][\p{L}\p{N}_-]*)(?=\r?\n)/duy,
    context: 'hcl-heredoc',
    ...template,
    before: /[$%]$/,
    isHeredoc: true,
  },
  {
    pattern: new RegExp(String.raw`"(?<text>(?:[^"\\$%\n]|\\.|\$\$\{|%%\{|${EXPRESSION}|[$%](?!\{))*)"`, 'dy'),
    context: 'hcl-string',
    ...template,
  },
  NUMBER,
  NAME,
];

export const findHcl = bySpans((text) => spansOfTokens(text, rules, /"/));
