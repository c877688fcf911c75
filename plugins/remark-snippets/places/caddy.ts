import { scalarFormats } from '../../../src/core/placeholder/escape';
import { bySpans, type Span } from './spans';

/* Source: Caddy 2.10, caddyconfig/caddyfile/lexer.go. */

const TOKEN =
  /\s+|#(?<comment>[^\n]*)|"(?<double>(?:[^"\\]|\\[^])*)"|`(?<backquote>[^`]*)`|<<(?<marker>[\w-]+)\r?\n[^]*?\k<marker>|(?<bare>(?!["`])(?:\\[^]|[^\s\\])+)/dy;

export const findCaddy = bySpans((text) => {
  const spans: Span[] = [];
  for (let at = 0; at < text.length;) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) return undefined;
    at += match[0].length;
    const { comment, double, backquote, bare } = match.indices?.groups ?? {};
    const add = (range: readonly [number, number] | undefined, context: string, rest: Partial<Span> = {}): void => {
      if (range) spans.push({ start: range[0], end: range[1], context, ...rest });
    };
    add(comment, 'caddy-comment comment', { before: /\{$/ });
    // Placeholders of Caddy's own are no place for ours, and a backslash may belong to a quote or a brace.
    add(double, 'caddy-quoted', { before: /\{[^}]*$|\\$/ });
    add(backquote, 'caddy-backquote', { before: /\{[^}]*$|\\$/ });
    const word = bare ? text.slice(...bare) : '';
    const isScalar = scalarFormats.caddy.isPlain(word);
    add(bare, 'plain:caddy', { before: /\{[^}]*$|\\$/, ...(isScalar && { scalar: 'caddy' }) });
  }
  return spans;
});
