import { CssSyntaxError, parse } from 'postcss';
import { attempt, broken, type Finding, parsed } from './attempts';
import { bracketFault, type Quiet } from './brackets';
import { missingCommas } from './css-commas';
import type { CheckLanguage } from './language';
import { offsetAt } from './offsets';
import { shown, unexpected } from './unexpected';

/** CSS: blocks, declarations, strings, comments, and commas of colours and fonts. Which properties there are is not looked at. */
export const checkCss: CheckLanguage = (text) => attempt(text, [], faults);

const QUIET: Quiet = {
  patterns: [/\/\*[^]*?\*\//y, /"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|url\([^)"'\n]*\)/y],
  opening: /["']/y,
};

function faults(text: string): Finding {
  const brackets = bracketFault(text, QUIET);
  if (brackets) return broken(brackets);
  try {
    parse(text);
    return parsed(missingCommas(text));
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    const start = offsetAt(text, error.line ?? 1, error.column ?? 1);
    const end = error.endLine === undefined ? start : offsetAt(text, error.endLine, error.endColumn ?? 1);
    const line = text.indexOf('\n', start);
    const part = { start, end: line >= start && line < end ? line : end };
    const expected: Readonly<Record<string, string>> = {
      'Unclosed block': '`}` for it',
      'Unexpected }': '`{` before it',
      'Unclosed string': 'a quote at its end',
      'Unclosed comment': '`*/` at its end',
      'Unclosed bracket': 'a closing bracket',
      'Missed semicolon': '`;` at its end',
      'Double colon': '`;` between the two declarations',
      'Unknown word': 'a declaration such as `color: red;`',
    };
    const actual = shown(/^[\s\S][^\n;{}]*/.exec(text.slice(start))?.[0] ?? '');
    const known = Object.entries(expected).find(([reason]) => error.reason.startsWith(reason))?.[1];
    return broken(unexpected(part, actual === '``' ? 'end' : actual, known ?? error.reason.toLowerCase()));
  }
}
