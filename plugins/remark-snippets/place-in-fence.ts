import type { Code } from 'mdast';
import type { Point, Position } from 'unist';
import { placeWithin, sourceOf } from '../reporter';

/**
 * The place in the source of a piece of a fence's value. Each line of the value stands in the source behind the prefixes of
 * lists and quotes.
 *
 * @param source the text of the file
 * @param start offset in the fence's value
 * @param end offset in the fence's value, not included
 */
export function placeInFence(node: Code, source: string, start: number, end: number): Position | undefined {
  const from = pointInFence(node, source, start);
  const to = pointInFence(node, source, Math.max(start, end));
  return from && to && { start: from, end: to };
}

/** The line in the source of a line of a fence's value, both counted from 1. */
export function lineInFence(node: Code, source: string, line: number): number | undefined {
  return node.position && node.position.start.line + openingLines(node, source) + line - 1;
}

/** The place of a fence's language. */
export function placeOfLabel(node: Code, source: string): Position | undefined {
  const opening = sourceOf(node, source).split('\n')[0] ?? '';
  const start = /^\s*(?:`{3,}|~{3,})\s*/.exec(opening)?.[0].length ?? 0;
  return node.position && placeWithin(source, node.position.start, start, node.lang?.length ?? 0);
}

function pointInFence(node: Code, source: string, offset: number): Point | undefined {
  const { position } = node;
  if (!position) return undefined;
  const before = node.value.slice(0, offset).split('\n');
  const valueLine = node.value.split('\n')[before.length - 1] ?? '';
  const lines = sourceOf(node, source).split('\n');
  const opening = openingLines(node, source);
  const line = lines[before.length - 1 + opening] ?? '';
  const spaces = (text: string): number => /\s*$/.exec(text)?.[0].length ?? 0;
  const prefix = Math.max(0, line.length - valueLine.length - spaces(line) + spaces(valueLine));
  const lineStart = lines.slice(0, before.length - 1 + opening).reduce((sum, text) => sum + text.length + 1, 0);
  return placeWithin(source, position.start, lineStart + prefix + (before.at(-1)?.length ?? 0), 0).start;
}

/** An indented block has no opening line. */
function openingLines(node: Code, source: string): 0 | 1 {
  return /^\s*(?:`{3}|~{3})/.test(sourceOf(node, source)) ? 1 : 0;
}
