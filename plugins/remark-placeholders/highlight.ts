import type { Element, ElementContent, Root } from 'hast';
import { refractor } from 'refractor/all';
import type { SnippetPart } from '../../src/core/page-contract';
import {
  isPlaceholder,
  isScalar,
  rawText,
  type Template,
  type TemplatePart,
} from '../../src/core/placeholder/template';

/** Names that authors give to languages and that Prism knows by another name. */
const aliases = new Map(
  Object.entries({
    env: 'properties',
    dotenv: 'properties',
    conf: 'ini',
    caddyfile: 'nginx',
    caddy: 'nginx',
    apache: 'apacheconf',
    console: 'bash',
    terraform: 'hcl',
    jsonc: 'json5',
    text: 'plain',
    txt: 'plain',
    output: 'plain',
  }),
);

interface Range {
  readonly start: number;
  readonly end: number;
  readonly part: TemplatePart;
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly className: string;
}

/**
 * Highlights a snippet at build time, so that no highlighter is sent to readers and the highlighting cannot come apart when
 * a value changes. Placeholders go in as words of their own length, for grammars split names at dots and brackets; where a
 * grammar splits one all the same, the whole placeholder takes the class of its first piece.
 *
 * @param template the snippet
 * @param language as the fence names it; a language that the highlighter does not know gives plain parts
 */
export function highlight(template: Template, language: string): SnippetPart[] {
  const { text, ranges } = standIn(template);
  const name = aliases.get(language.toLowerCase()) ?? language.toLowerCase();
  if (!refractor.registered(name)) return [...template];
  return mergeRanges(text, tokensOf(refractor.highlight(text, name)), ranges);
}

function standIn(template: Template): { text: string; ranges: Range[] } {
  let text = '';
  const ranges: Range[] = [];
  for (const part of template) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const length = lengthOf(part);
    ranges.push({ start: text.length, end: text.length + length, part });
    text += 'x'.repeat(length);
  }
  return { text, ranges };
}

/** As long as it will be seen by most, so that the token around it is cut at its ends. */
function lengthOf(part: TemplatePart): number {
  if (typeof part === 'string') return part.length;
  if (isPlaceholder(part)) return rawText(part).length;
  return isScalar(part) ? part.parts.reduce((sum, one) => sum + lengthOf(one), 0) : 8;
}

function tokensOf(root: Root): Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  const walk = (nodes: readonly (ElementContent | Root['children'][number])[], className: string): void => {
    for (const node of nodes) {
      if (node.type === 'element') walk(node.children, innermost(node) || className);
      else if (node.type === 'text') {
        tokens.push({ start: offset, end: offset + node.value.length, className });
        offset += node.value.length;
      }
    }
  };
  walk(root.children, '');
  return tokens;
}

function innermost(element: Element): string {
  const names = Array.isArray(element.properties.className) ? element.properties.className : [];
  return names.filter((name) => name !== 'token').join(' ');
}

/** Cuts the tokens at the placeholders and puts each placeholder whole into the token it begins in. */
function mergeRanges(text: string, tokens: readonly Token[], ranges: readonly Range[]): SnippetPart[] {
  const pieces: { className: string; part: TemplatePart }[] = [];
  let rangeIndex = 0;
  let done = 0;
  for (const token of tokens) {
    let at = Math.max(token.start, done);
    for (let range = ranges[rangeIndex]; range && range.start < token.end; range = ranges[++rangeIndex]) {
      if (range.start > at) pieces.push({ className: token.className, part: text.slice(at, range.start) });
      pieces.push({ className: token.className, part: range.part });
      at = done = range.end;
    }
    if (at < token.end) pieces.push({ className: token.className, part: text.slice(at, token.end) });
    done = Math.max(done, token.end);
  }
  return groupByClass(pieces);
}

function groupByClass(pieces: readonly { className: string; part: TemplatePart }[]): SnippetPart[] {
  const grouped: SnippetPart[] = [];
  let last: { className: string; parts: TemplatePart[] } | undefined;
  for (const { className, part } of pieces) {
    if (last && last.className === className && className !== '') {
      const end = last.parts.at(-1);
      if (typeof part === 'string' && typeof end === 'string') last.parts[last.parts.length - 1] = end + part;
      else last.parts.push(part);
      continue;
    }
    if (className === '') {
      grouped.push(part);
      last = undefined;
    } else {
      last = { className, parts: [part] };
      grouped.push({ token: className, parts: last.parts });
    }
  }
  return grouped;
}
