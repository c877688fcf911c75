import { bySpans, OPEN_ESCAPE } from './spans';
import { NAME, NUMBER, spansOfTokens, type TokenRule } from './tokens';

/* Source: Ruby 3.4, “Literals” and “Comments” (https://docs.ruby-lang.org/en/3.4/syntax/literals_rdoc.html). */

const EXPRESSION = String.raw`#\{(?:[^{}"']|"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\{[^{}]*\})*\}`;
const INTERPOLATION = new RegExp(String.raw`\\[^]|(?<code>${EXPRESSION}|#(?:\$|@@?)\w+)`, 'g');
/** `#` may begin an interpolation, and the name of a variable goes on as long as it can. */
const OPEN = new RegExp(String.raw`#$|#(?:\$|@@?)\w*$|${OPEN_ESCAPE.source}`);
/** Where a value is expected, and a slash is no division. */
const OPERATOR = /(?:^|[(,=~!|&{;[:?>]|\b(?:if|unless|when|and|or|not|return|while|until|in))$/;
const regexp = { context: 'regexp ruby-regexp', code: INTERPOLATION, before: /\\$|\[[^\]]*$|#(?:\$|@@?)\w*$/ } as const;

const rules: readonly TokenRule[] = [
  { pattern: /(?<=^|\n)=begin\b(?<text>.*?)\n=end\b/dsy, context: 'comment', before: /\n$|=end/ },
  { pattern: /#(?<text>[^\n]*)/dy, context: 'comment' },
  {
    pattern: /<<[~-]?(?<quote>["`]?)(?<ends>[A-Z_]\w*)\k<quote>/dy,
    context: ({ quote }) => (quote === '`' ? 'code' : 'ruby-heredoc'),
    code: INTERPOLATION,
    before: OPEN,
    isHeredoc: true,
  },
  { pattern: /<<[~-]?'(?<ends>\w+)'/dy, context: '', isHeredoc: true },
  { pattern: /'(?<text>(?:[^'\\]|\\[^])*)'/dy, context: 'ruby-single', before: /(?<!\\)(?:\\\\)*\\$/ },
  {
    pattern: new RegExp(String.raw`"(?<text>(?:[^"\\#]|\\[^]|${EXPRESSION}|#)*)"`, 'dy'),
    context: 'ruby-double',
    code: INTERPOLATION,
    before: OPEN,
  },
  { pattern: /`(?:[^`\\]|\\[^])*`/dy },
  { pattern: /%r\{(?<text>(?:[^{}\\]|\\[^]|\{[^{}]*\})*)\}/dy, ...regexp },
  { pattern: /%[wWiIqQxsr](?:\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|<[^>]*>|([|!/])[^|!/]*\1)/dy },
  { pattern: /\/(?<text>(?:[^/\\\n]|\\.)+)\//dy, ...regexp, after: OPERATOR },
  NUMBER,
  NAME,
];

export const findRuby = bySpans((text) => spansOfTokens(text, rules, /["'`]/));
