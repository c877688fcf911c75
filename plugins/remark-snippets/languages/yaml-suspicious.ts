import type { Scalar } from 'yaml';
import type { SnippetFault } from './language';
import { unbalanced } from './unbalanced';
import { shown, unexpected } from './unexpected';

/**
 * What YAML accepts and reads otherwise than it is meant: a quote without its pair, a line that became part of the text before it,
 * the sign of a block within quotes.
 */
export function suspicious(text: string, node: Scalar, isKey: boolean): SnippetFault[] {
  const { range, source, type } = node;
  if (!range || source === undefined) return [];
  const part = { start: range[0], end: range[1] };
  const written = text.slice(part.start, part.end);
  if (type === 'PLAIN') {
    const folded = isKey ? [] : [...foldedLine(written, part.start), ...lonelyLine(text, written, part.start)];
    return [...strayQuote(written, part.start), ...unbalanced(written, part.start), ...folded];
  }
  if (type !== 'QUOTE_DOUBLE' && type !== 'QUOTE_SINGLE') return [];
  if (/^.[|>][+-]?\d?\s*\n/.test(written))
    return [
      unexpected(
        { start: part.start, end: part.start + 2 },
        shown(written.slice(0, 2)),
        `\`${written[1] ?? '|'}\` without a quote`,
      ),
    ];
  if (keyInside(written))
    return [
      unexpected(
        part,
        `end of the line in ${shown(written)}`,
        `${written[0] === '"' ? '`"`' : "`'`"} at the end of the text`,
      ),
    ];
  const inner = type === 'QUOTE_SINGLE' ? strayDouble(written, part.start) : [];
  return [...inner, ...strayBacktick(written, part.start), ...unbalanced(written.slice(1, -1), part.start + 1)];
}

/** A text in single quotes that has an odd number of double ones. */
function strayDouble(written: string, offset: number): SnippetFault[] {
  const quotes = [...written.matchAll(/\\.|"/g)].filter(({ 0: mark }) => mark === '"');
  const last = quotes.at(-1);
  return last && quotes.length % 2 === 1 && quotes.length > 1 ? [stray(written, offset, last.index)] : [];
}

/** Whether a text of several lines has swallowed lines that look like YAML themselves. */
export function keyInside(quoted: string): boolean {
  if (isJsonText(quoted.slice(1, -1))) return false;
  return /\n[ \t]*(?:- +)?(?:"[\w.-]+"|'[\w.-]+'|[\w.-]+):(?:[ \t]|\n|$)|\n[ \t]*- +["'\w]|\n[ \t]*[A-Z_]{3,}=/.test(
    quoted.replace(/\\\n/g, ''),
  );
}

/** JSON that is the value of a key, in single quotes, has lines of its own. */
function isJsonText(text: string): boolean {
  if (!/^\s*[{[][^]*[}\]]\s*$/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function strayQuote(written: string, offset: number): SnippetFault[] {
  const lines = written.split('\n');
  if (lines.length > 1) return [];
  const at = strayAt(written);
  return at === undefined ? strayBacktick(written, offset) : [stray(written, offset, at)];
}

function stray(written: string, offset: number, at: number): SnippetFault {
  const quote = written[at] === '`' ? 'backtick' : `\`${written[at] ?? ''}\``;
  return unexpected({ start: offset + at, end: offset + at + 1 }, `${quote} in ${shown(written)}`, 'its pair too', {
    ruleId: 'snippet-stray-quote',
  });
}

/** Where a quote stands that has no pair. An apostrophe in or behind a word is none. */
function strayAt(written: string): number | undefined {
  const quotes = [...written.matchAll(/\\.|["']/g)].filter(({ 0: mark }) => mark.length === 1);
  const double = quotes.filter(({ 0: mark }) => mark === '"');
  if (
    double.length % 2 === 1 &&
    !(double.length === 1 && /\p{L}/u.test(written) && /(?:^|\s)\d+(?:[.,/]\d+)?"(?:\s|$)/.test(written))
  )
    return double.at(-1)?.index;
  const plain = double.length > 0 ? written.replace(/"(?:\\.|[^"\\])*"/g, (text) => 'x'.repeat(text.length)) : written;
  const single = [...plain.matchAll(/\\.|'/g)].filter(
    ({ 0: mark, index }) =>
      mark === "'" &&
      !/^[\p{L}\p{N}]'\p{L}/u.test(plain.slice(Math.max(0, index - 1))) &&
      !/s'\s/.test(plain.slice(index - 1)),
  );
  return single.length % 2 === 1 ? single.at(-1)?.index : undefined;
}

function strayBacktick(written: string, offset: number): SnippetFault[] {
  const ticks = [...written.matchAll(/`/g)];
  const last = ticks.at(-1);
  // Rules of Traefik have their texts in backticks.
  return last && ticks.length % 2 === 1 && /\w\(`|`\)/.test(written) ? [stray(written, offset, last.index)] : [];
}

/** A text below its key that looks like an entry, the only one there, without the space or the colon that makes it one. */
function lonelyLine(text: string, written: string, offset: number): SnippetFault[] {
  if (!/:[ \t]*(?:#[^\n]*)?\n\s*$/.test(text.slice(0, offset)) || written.includes('\n')) return [];
  const isEntry = /^[\w./-]+(?::(?!\/\/)\S|=)|^\w[\w./-]*[._/-][\w./-]* \S+$/.test(written);
  const place = { start: offset, end: offset + written.length };
  return isEntry ? [unexpected(place, shown(written), '`name: value`', { ruleId: 'snippet-folded-line' })] : [];
}

/** A line that looks like an entry of its own, and is read as the end of the one before. */
function foldedLine(written: string, offset: number): SnippetFault[] {
  const match = /\n([ \t]*)(- +\S[^\n]*|[A-Za-z_][\w.-]*=[^\n]*|[\w.-]+:\S[^\n]*)/.exec(written);
  if (!match || (/^[\w.-]+:\S/.test(match[2] ?? '') && /^[a-z]+:\/\//.test(match[2] ?? ''))) return [];
  const start = offset + match.index + 1 + (match[1] ?? '').length;
  const line = match[2] ?? '';
  return [
    unexpected(
      { start, end: start + line.length },
      `${shown(line)} as the end of the text in the line before`,
      'an entry of its own, indented and written as those around it',
      {
        ruleId: 'snippet-folded-line',
      },
    ),
  ];
}
