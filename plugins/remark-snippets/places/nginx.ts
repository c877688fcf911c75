import { scalarFormats } from '../../../src/core/placeholder/escape';
import { bySpans, type Span } from './spans';

/* Source: nginx 1.29, ngx_conf_read_token in src/core/ngx_conf_file.c. */

const TOKEN =
  /\s+|#(?<comment>[^\n]*)|"(?<double>(?:[^"\\]|\\[^])*)"(?=[\s;{)])|'(?<single>(?:[^'\\]|\\[^])*)'(?=[\s;{)])|(?<mark>[;{}])|(?<bare>(?!["'])(?:\\[^]|\$\{|[^\s;{\\])+)/dy;

export const findNginx = bySpans((text) => {
  const spans: Span[] = [];
  /** The words of the directive so far. */
  let words: string[] = [];
  for (let at = 0; at < text.length;) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) return undefined;
    at += match[0].length;
    const { comment, double, single, mark, bare } = match.indices?.groups ?? {};
    if (comment) spans.push({ start: comment[0], end: comment[1], context: 'comment' });
    if (mark) {
      // Lua, with its own braces.
      if (/_by_lua_block$/.test(words[0] ?? '')) at = endOfBlock(text, at);
      words = [];
    }
    const range = double ?? single ?? bare;
    if (!range) continue;
    const [start, end] = range;
    const word = text.slice(start, end);
    const isRegexp = expectsRegexp(words, word);
    words.push(word);
    const context = [isRegexp ? 'regexp' : '', double ? 'nginx-double' : single ? 'nginx-single' : 'nginx-bare'];
    const isScalar = bare !== undefined && !isRegexp && scalarFormats.nginx.isPlain(word);
    spans.push({
      start,
      end,
      context: context.filter(Boolean).join(' '),
      before: isRegexp ? /\[[^\]]*$|(?<!\\)(?:\\\\)*\\\w*$/ : /(?<!\\)(?:\\\\)*\\$|\$\w*$/,
      ...(isScalar && { scalar: 'nginx' }),
    });
  }
  return spans;
});

/** Whether the next word is a regular expression: behind `~`, as the first one of `rewrite`, or with a tilde of its own. */
function expectsRegexp(words: readonly string[], word: string): boolean {
  return (
    /^!?~\*?$/.test(words.at(-1) ?? '') || (words.length === 1 && words[0] === 'rewrite') || /^~\*?[^~*]/.test(word)
  );
}

function endOfBlock(text: string, start: number): number {
  let depth = 1;
  let at = start;
  for (; at < text.length && depth > 0; at++) depth += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0;
  return at;
}
