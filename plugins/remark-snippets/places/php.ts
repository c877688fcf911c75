import { bySpans, OPEN_ESCAPE } from './spans';
import { BLOCK_COMMENT, NAME, NUMBER, spansOfTokens, type TokenRule } from './tokens';

/* Source: the PHP manual for PHP 8.5, “Strings”, “Comments” and “PHP tags”. */

const VARIABLE = String.raw`\$[A-Za-z_]\w*(?:\[[^\]\n]*\]|\??->[A-Za-z_]\w*)?`;
const INTERPOLATION = new RegExp(String.raw`\\[^]|(?<code>\{\$[^}]*\}|\$\{[^}]*\}|${VARIABLE})`, 'g');
/** A name of a variable goes on as long as it can, and with an index or a property. */
const OPEN = new RegExp(String.raw`\$$|${VARIABLE}$|${OPEN_ESCAPE.source}`);

const rules: readonly TokenRule[] = [
  { pattern: /(?:\/\/|#(?!\[))(?<text>(?:(?!\?>)[^\n])*)/dy, context: 'php-comment comment' },
  BLOCK_COMMENT,
  // What stands outside PHP.
  { pattern: /\?>[^]*?(?:<\?(?:php\b|=)|$(?![^]))/dy },
  {
    pattern: /<<<[ \t]*(?<quote>"?)(?<ends>[A-Za-z_]\w*)\k<quote>(?=\r?\n)/dy,
    context: 'php-heredoc',
    code: INTERPOLATION,
    before: OPEN,
    isHeredoc: true,
  },
  { pattern: /<<<[ \t]*'(?<ends>[A-Za-z_]\w*)'(?=\r?\n)/dy, context: '', isHeredoc: true },
  { pattern: /'(?<text>(?:[^'\\]|\\[^])*)'/dy, context: 'php-single', before: OPEN_ESCAPE },
  { pattern: /"(?<text>(?:[^"\\]|\\[^])*)"/dy, context: 'php-double', code: INTERPOLATION, before: OPEN },
  { pattern: /`(?:[^`\\]|\\[^])*`/dy },
  NUMBER,
  NAME,
];

/** PHP, with its opening tag or, as guides often have it, without. */
export const findPhp = bySpans((text) => {
  const opening = /^(?:(?!\?>)[^])*?<\?(?:php\b|=)/.exec(text);
  return spansOfTokens(text, rules, /["'`]/, opening?.[0].length ?? 0);
});
