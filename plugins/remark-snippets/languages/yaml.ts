import { isScalar, type Pair, type ParsedNode, parseAllDocuments, visit, type YAMLError } from 'yaml';
import { Names } from './duplicate';
import type { CheckLanguage, SnippetFault } from './language';
import { shown, unexpected } from './unexpected';
import { flatSections } from './yaml-flat';
import { blankTemplating } from './yaml-templating';
import { keyInside, suspicious } from './yaml-suspicious';

/**
 * YAML 1.2, one or more documents; a key given twice is a fault. Tags such as authentik's `!Find` are accepted, templating of
 * Helm and Jinja and `...` for what is left out too. Besides what the parser refuses, what it reads otherwise than it is
 * meant is a fault: see {@link suspicious}.
 */
export const checkYaml: CheckLanguage = (source) => {
  const text = blankTemplating(source);
  // The parser takes ever longer for lists within lists, and nobody writes as many.
  const nested = /(?:[[{][^[\]{}\n]{0,80}){64}/.exec(text);
  if (nested)
    return [unexpected({ start: nested.index, end: nested.index + 1 }, 'nesting', 'fewer brackets in one another')];
  const documents = parseAllDocuments(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  if ('empty' in documents) return [];
  const errors = documents.flatMap((document) => document.errors);
  const deeper = deeperLine(text, errors);
  if (deeper) return [unexpected(deeper, 'indentation below a value', 'that of the lines around it')];
  if (errors[0]) return [parserFault(text, errors[0])];
  // Of two branches of a template only one is written.
  const hasBranches = /\{[{%]-?\s*els/.test(source);
  const scalars: { start: number; end: number }[] = [];
  const faults: SnippetFault[] = [];
  for (const document of documents) {
    visit(document, {
      Map: (_, map) => {
        const pairs = map.items as Pair<ParsedNode, ParsedNode | null>[];
        if (!hasBranches) faults.push(...duplicates(text, pairs));
        faults.push(...flatSections(text, pairs));
      },
      Scalar: (key, node) => {
        if (!node.range) return;
        scalars.push({ start: node.range[0], end: node.range[1] });
        faults.push(...suspicious(text, node, key === 'key'));
      },
    });
    const { contents } = document;
    if (isScalar(contents) && contents.type === 'PLAIN' && /^[\w.-]+:\S/.test(contents.source))
      faults.push(
        unexpected({ start: contents.range[0], end: contents.range[1] }, shown(contents.source), 'a space behind `:`'),
      );
  }
  return [...faults, ...tabs(text, scalars)].sort((a, b) => a.offset - b.offset);
};

function duplicates(text: string, pairs: readonly Pair<ParsedNode, ParsedNode | null>[]): SnippetFault[] {
  const names = new Names(text);
  return pairs.flatMap(({ key }) => {
    if (!isScalar(key) || key.source === '<<') return [];
    if (isAlternative(text, key.range[0])) return [];
    return names.add(`${typeof key.value} ${String(key.value)}`, { start: key.range[0], end: key.range[1] });
  });
}

/** Whether a comment says that what follows stands for itself: above a key of the outermost level, or behind each of two neighbours. */
function isAlternative(text: string, start: number): boolean {
  const before = text.slice(0, start).split('\n');
  const above = before.at(-2)?.trim() ?? '';
  if (before.at(-1) === '' && above.startsWith('#')) return true;
  const remark = (line: string): string => /\s#(.*)/.exec(line)?.[1] ?? '';
  const own = remark(/[^\n]*/.exec(text.slice(start))?.[0] ?? '');
  return own !== '' && remark(above) !== '' && own !== remark(above);
}

/** Tabs before the first character of a line; within a text of several lines they are a part of it. */
function tabs(text: string, scalars: readonly { start: number; end: number }[]): SnippetFault[] {
  return [...text.matchAll(/^( *)\t[ \t]*(?=[^\s#])/gm)].flatMap((match) => {
    const at = match.index + match[0].length;
    if (scalars.some(({ start, end }) => start < at && at < end)) return [];
    return [unexpected({ start: match.index + (match[1] ?? '').length, end: at }, 'tab', 'spaces')];
  });
}

/** The parser's own words for a fault, and what they mean to somebody who writes a snippet. */
const WORDS: Readonly<Record<string, readonly [actual: string, expected: string]>> = {
  TAB_AS_INDENT: ['tab', 'spaces'],
  BAD_INDENT: ['indentation', 'that of the lines around it'],
  MULTILINE_IMPLICIT_KEY: ['line break before `:`', 'a key and its `:` in one line, indented as the keys around it'],
  BLOCK_AS_IMPLICIT_KEY: ['second `: ` in a line', 'quotes around a value that has `: ` in it'],
  BAD_ALIAS: ['alias', 'quotes around a value that begins with `*`'],
};

type Fault = Pick<YAMLError, 'code' | 'message' | 'pos'>;

function parserFault(text: string, { code, message, pos }: Fault): SnippetFault {
  const [start, end] = code === 'BAD_INDENT' ? onLine(text, pos) : pos;
  const open = unclosedQuote(text, start, message.startsWith('Missing closing'));
  if (open !== undefined) {
    const line = /[^\n]*/.exec(text.slice(open))?.[0] ?? '';
    return unexpected(
      { start: open, end: open + line.trimEnd().length },
      `end of the line in ${shown(line)}`,
      `${line[0] === '"' ? '`"`' : "`'`"} at the end of the text`,
    );
  }
  const words = WORDS[code];
  if (words && message !== 'Unexpected scalar at node end') return unexpected({ start, end }, ...words);
  const flat = message.replace(/ at line \d+, column \d+.*$/s, '').replace(/\s+/g, ' ');
  return {
    offset: start,
    length: Math.max(0, end - start),
    message: `Unexpected YAML: ${flat}`,
    ruleId: 'snippet-syntax',
  };
}

/** The line of a fault that the parser sees in the empty lines before it. */
function onLine(text: string, [start, end]: readonly [number, number]): readonly [number, number] {
  const empty = /^(?:[ \t]*\n)+/.exec(text.slice(start))?.[0].length ?? 0;
  return empty > 0 && text[start - 1] === '\n' ? [start + empty, Math.max(end, start + empty + 1)] : [start, end];
}

/** The indentation of an entry that is deeper than the line before it, which has its value already. */
function deeperLine(text: string, [first, second]: readonly Fault[]): { start: number; end: number } | undefined {
  if (first?.code !== 'BLOCK_AS_IMPLICIT_KEY' || second?.code !== 'MULTILINE_IMPLICIT_KEY') return undefined;
  const [from, to] = second.pos;
  if (text[from] !== '-' && !text.slice(from, to).includes('\n')) return undefined;
  const start = text.lastIndexOf('\n', text[from] === '-' ? from : to - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0;
  return indent === 0 ? undefined : { start, end: start + indent };
}

/**
 * Where a text in quotes begins that has swallowed the line after it, because its own quote is missing: the parser sees the
 * fault only at the next quote.
 */
function unclosedQuote(text: string, fault: number, isMissing: boolean): number | undefined {
  const before = text.slice(0, Math.min(text.length, fault + 1));
  const opening = /(?<=^|[\s[{,:-])(?:"(?:\\[^]|[^"\\])*|'[^']*)/g;
  let found: number | undefined;
  for (const match of before.matchAll(new RegExp(`#[^\\n]*|${opening.source}(?:["']|$)`, 'g'))) {
    if (match[0].startsWith('#') || !match[0].includes('\n')) continue;
    if (
      (isMissing && match.index + match[0].length === before.length) ||
      keyInside(match[0]) ||
      match.index + match[0].length >= text.trimEnd().length
    )
      found ??= match.index;
  }
  return found;
}
