import type { ScalarFormat } from './encoder';
import { rewriting } from './rewrite';

/*
 * Sources: Caddy 2.10, caddyconfig/caddyfile/lexer.go, which makes the words, parse.go, which replaces `{$NAME}` everywhere, and replacer.go,
 * which replaces `{name}`, and `\}`, in most directives and not in others: both are refused.
 */
const placeholder = String.raw`\{|\\\}`;

/** Between double quotes. A backslash is itself unless a quote follows, so an odd number of them cannot stand before one. */
export const caddyQuoted = rewriting(
  'a Caddyfile string in double quotes',
  new RegExp(String.raw`${placeholder}|(?<!\\)(?:\\\\)*\\(?:"|$)`),
  [/"/g, '\\"'],
);

/** Between backticks, where nothing is an escape. */
export const caddyBackquote = rewriting('a Caddyfile string in backticks', new RegExp(`${placeholder}|\``));

/** A comment: a backslash takes the next line into it. */
export const caddyComment = rewriting('a Caddyfile comment', /\\|\{\$/);

/** A word without quotes. A comma separates addresses. */
export const caddy: ScalarFormat = {
  place: 'a word of a Caddyfile',
  isPlain: (text) => /^(?!<<|#)[^\s"`\\{}]*[^\s"`\\{},]$/.test(text),
  styles: [
    { ...caddyQuoted, quote: '"' },
    { ...caddyBackquote, quote: '`' },
  ],
};
