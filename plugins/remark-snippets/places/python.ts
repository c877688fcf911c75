import { bySpans, OPEN_ESCAPE } from './spans';
import { type Groups, NAME, NUMBER, spansOfTokens, type TokenRule } from './tokens';

/* Source: The Python Language Reference 3.14, sections 2.1.3 (comments), 2.5 (strings) and 2.6 (f-strings). */

function context({ prefix = '', quote = '' }: Groups): string {
  const has = (letter: string): boolean => prefix.toLowerCase().includes(letter);
  const style = `python-${has('r') ? 'raw-' : ''}${quote.startsWith("'") ? 'single' : 'double'}`;
  return [has('f') || has('t') ? 'python-f' : '', has('b') ? 'python-bytes' : '', style].filter(Boolean).join(' ');
}

/** `{{` is text; other braces hold code, with braces in it for the width. */
const REPLACEMENT = /\{\{|(?<code>\{(?:[^{}]|\{[^{}]*\})*\})/g;

const PREFIXES = 'u|b|';

const rules: readonly TokenRule[] = [
  { pattern: /#(?<text>[^\n]*)/dy, context: 'comment' },
  ...[
    /(?<prefix>u|b|)(?<quote>"""|''')(?<text>(?:\\.|(?!\k<quote>)[^\\])*)\k<quote>/disy,
    /(?<prefix>u|b|)(?<quote>["'])(?<text>(?:\\[^]|(?!\k<quote>)[^\\\n])*)\k<quote>/diy,
  ].flatMap((pattern) => [
    {
      pattern: new RegExp(pattern.source.replace(PREFIXES, 'f|t|rf|rt|fr|tr'), pattern.flags),
      context,
      code: REPLACEMENT,
      before: OPEN_ESCAPE,
    },
    // In a raw string a backslash is itself.
    { pattern: new RegExp(pattern.source.replace(PREFIXES, 'r|br|rb'), pattern.flags), context },
    { pattern, context, before: OPEN_ESCAPE },
  ]),
  NUMBER,
  NAME,
];

export const findPython = bySpans((text) => spansOfTokens(text, rules, /["']/));
