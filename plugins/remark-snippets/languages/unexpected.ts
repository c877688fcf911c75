import type { SnippetFault } from './language';

/** A part of a snippet, the end not included. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** A fault in the words of all messages: “Unexpected X, expected Y”. */
export function unexpected(
  { start, end }: Part,
  actual: string,
  expected: string,
  rest: Omit<Partial<SnippetFault>, 'offset' | 'length' | 'message'> = {},
): SnippetFault {
  const message = `Unexpected ${actual}, expected ${expected}`;
  return { offset: start, length: Math.max(0, end - start), message, ruleId: 'snippet-syntax', ...rest };
}

/** A piece of a snippet as a message shows it: in backticks, on one line and not long. */
export function shown(piece: string): string {
  const line = piece.trim().split('\n')[0] ?? '';
  const short = line.length > 40 ? `${line.slice(0, 39)}…` : line;
  return short.includes('`') ? `‘${short}’` : `\`${short}\``;
}

/** The line of an offset, counted from one. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/**
 * Where a bracket that is never closed should have been: before the first line that is indented no more than the one that
 * opens it, or at the end of the text. A guess from how people indent; the bracket may be missing elsewhere.
 *
 * @param open offset of the bracket
 */
export function placeOfMissingClose(text: string, open: number): Part {
  const indentOf = (line: string): number => /^[ \t]*/.exec(line)?.[0].length ?? 0;
  const lineStart = text.lastIndexOf('\n', open - 1) + 1;
  const indent = indentOf(text.slice(lineStart));
  let at = lineStart;
  let end = open + 1;
  for (const line of text.slice(lineStart).split('\n')) {
    if (at > open && line.trim() !== '') {
      if (indentOf(line) <= indent) break;
      end = at + line.trimEnd().length;
    } else if (line.trim() !== '') end = Math.max(end, at + line.trimEnd().length);
    at += line.length + 1;
  }
  return { start: end, end };
}
