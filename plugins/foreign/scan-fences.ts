/** A line of a fence: its text, and where in the file that text begins. Lines and columns count from 1. */
export interface FenceLine {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** A fenced block, wherever it stands: in lists, quotes, admonitions, tabs, components. */
export interface Fence {
  /** As it is written after the fence; empty when nothing is. */
  readonly language: string;
  readonly meta: string;
  readonly lines: readonly FenceLine[];
  /** The line of text before it, where it announces the block. */
  readonly lead: string;
  /** The place of the opening fence. */
  readonly line: number;
  readonly column: number;
}

// Quote marks, list markers and spaces may stand before a fence.
const OPENING = /^(?<prefix>(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*)(?<fence>`{3,}|~{3,})(?<info>.*)$/;

interface OpenFence {
  readonly mark: string;
  readonly quotes: number;
  /** The column before which the lines of the block hold nothing of it. */
  readonly indent: number;
  readonly info: string;
  readonly lead: string;
  readonly line: number;
  readonly column: number;
  readonly lines: FenceLine[];
}

export interface ScanOptions {
  /** MDX has no indented code, so that a closing fence may stand at any depth. Default: no. */
  readonly isMdx?: boolean;
}

/**
 * Finds the fenced blocks of a Markdown or MDX text line by line, because a page of another site need not parse: it has
 * components, shortcodes and containers of its own. Front matter and comments are passed over, and so is a block that is
 * never closed: where it ends nobody knows.
 */
export function scanFences(source: string, { isMdx = false }: ScanOptions = {}): Fence[] {
  const fences: Fence[] = [];
  let open: OpenFence | undefined;
  let comment: string | undefined;
  let lead = '';
  const lines = source.split('\n').map((line) => line.replace(/\r$/, ''));
  for (let index = frontMatterEnd(lines); index < lines.length; index += 1) {
    const text = lines[index] ?? '';
    if (open) {
      if (isClosing(text, open, isMdx)) {
        fences.push(finished(open));
        open = undefined;
        lead = '';
      } else {
        const { column, content } = stripPrefix(text, open);
        open.lines.push({ text: content, line: index + 1, column: column + 1 });
      }
      continue;
    }
    if (comment !== undefined) {
      if (text.includes(comment)) comment = undefined;
      continue;
    }
    open = openingOf(text, index, lead);
    if (text.trim() !== '') lead = text.trim();
    comment = open ? undefined : openComment(text);
  }
  return fences;
}

function openingOf(text: string, index: number, lead: string): OpenFence | undefined {
  const { prefix = '', fence = '', info = '' } = OPENING.exec(text)?.groups ?? {};
  if (fence === '' || (fence.startsWith('`') && info.includes('`'))) return undefined;
  return {
    mark: fence,
    quotes: prefix.split('>').length - 1,
    indent: widthOf(prefix.slice(prefix.lastIndexOf('>') + 1)),
    info: info.trim(),
    lead,
    line: index + 1,
    column: prefix.length + 1,
    lines: [],
  };
}

/** A fence of the same sign and at least the same length, with nothing behind it and not deeper than a fence may stand. */
function isClosing(text: string, { mark, indent, quotes }: OpenFence, isMdx: boolean): boolean {
  const match = /^(?<prefix>[ \t>]*)(?<fence>`{3,}|~{3,})[ \t]*$/.exec(text);
  const { prefix = '', fence = '' } = match?.groups ?? {};
  if (!fence.startsWith(mark[0] ?? '') || fence.length < mark.length) return false;
  const closingQuotes = prefix.split('>').length - 1;
  return closingQuotes <= quotes && (isMdx || widthOf(prefix.slice(prefix.lastIndexOf('>') + 1)) <= indent + 3);
}

/** The line without the quote marks and the indentation of its fence. */
function stripPrefix(text: string, { quotes, indent }: OpenFence): { column: number; content: string } {
  let column = 0;
  for (let quote = 0; quote < quotes; quote += 1) {
    const mark = /^[ \t]*>/.exec(text.slice(column));
    if (!mark) break;
    column += mark[0].length;
  }
  let width = 0;
  while (width < indent && /[ \t]/.test(text[column] ?? '')) {
    width = text[column] === '\t' ? (Math.floor(width / 4) + 1) * 4 : width + 1;
    column += 1;
  }
  return { column, content: text.slice(column) };
}

/** The width of an indentation: a tab goes on to the next multiple of four. */
function widthOf(prefix: string): number {
  return Array.from(prefix).reduce((width, sign) => (sign === '\t' ? (Math.floor(width / 4) + 1) * 4 : width + 1), 0);
}

/** `yaml title="a"`, `yaml{1,3}`, `{.yaml .numbered}`, `yaml:compose.yml` and `yaml,ignore` are all YAML. */
function finished({ info, lead, lines, line, column }: OpenFence): Fence {
  const match = /^\{?\s*\.?(?<language>[\w+#.-]*)/.exec(info);
  const language = match?.groups?.language ?? '';
  return { language, meta: info.slice(match?.[0].length ?? 0).trim(), lines, lead, line, column };
}

/** The sign that closes a comment which a line opens and does not close. */
function openComment(text: string): string | undefined {
  // Behind backticks it is an example.
  const bare = text.replace(/`[^`]*`/g, '');
  for (const [start, end] of COMMENTS) {
    const at = bare.lastIndexOf(start);
    if (at >= 0 && !bare.includes(end, at + start.length)) return end;
  }
  return undefined;
}

const COMMENTS = [
  ['<!--', '-->'],
  ['{/*', '*/}'],
  ['{{/*', '*/}}'],
  ['{% comment %}', '{% endcomment %}'],
] as const;

/** The line after YAML or TOML front matter; 0 without one. */
function frontMatterEnd(lines: readonly string[]): number {
  const mark = (lines[0] ?? '').replace(/^\ufeff/, '').trimEnd();
  if (mark !== '---' && mark !== '+++') return 0;
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === mark);
  return end < 0 ? 0 : end + 1;
}
