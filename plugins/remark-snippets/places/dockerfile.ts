import { scalarFormats } from '../../../src/core/placeholder/escape';
import type { FindPlaces, Hole, Place } from './place';
import { placesIn, type Span, withoutSamples } from './spans';

/* Source: the Dockerfile reference for Dockerfile 1.19, and BuildKit 0.25, frontend/dockerfile/parser. */

/** A line with those that continue it; comments between them belong to it too. */
const INSTRUCTION =
  /^[ \t]*(?:#(?<comment>[^\n]*)|(?<name>[A-Za-z]+)(?<rest>(?:\\[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*|[^\n])*))/dgm;
const COMMENT = /^[ \t]*#(?<text>[^\n]*)/dgm;
const STRING = /"(?<text>(?:[^"\\\n]|\\.)*)"/dg;
/** A piece of a word: in quotes of a kind, or without. */
const PIECE = /"(?<double>(?:[^"\\]|\\[^])*)"|'(?<single>[^']*)'|(?<bare>(?:\\[^]|[^\s"'\\])+)|(?<gap>\s+)/dy;

/**
 * Finds places in a Dockerfile.
 *
 * @param findShell for commands that a shell runs
 */
export const dockerfileFinder =
  (findShell: FindPlaces): FindPlaces =>
  (filled, holes) => {
    const text = withoutSamples(filled, holes);
    // Another escape character changes all that follows.
    if (/^#\s*escape\s*=\s*`/im.test(text)) return holes.map(() => undefined);
    const spans: Span[] = [];
    const commands: Hole[] = [];
    for (const match of text.matchAll(INSTRUCTION)) {
      const { comment, rest } = match.indices?.groups ?? {};
      if (comment) spans.push({ start: comment[0], end: comment[1], context: 'comment' });
      if (!rest) continue;
      const [start, end] = rest;
      const name = (match.groups?.name ?? '').toUpperCase();
      const body = text.slice(start, end);
      if (/^\s*(?:--\S+\s+)*\[/.test(body)) spans.push(...ranges(body, start, STRING, 'json-string'));
      else if (/^(?:RUN|CMD|ENTRYPOINT)$/.test(name)) commands.push({ start, end });
      else spans.push(...wordSpans(withoutComments(body), start, /^(?:ENV|ARG|LABEL)$/.test(name)));
      spans.push(...ranges(body, start, COMMENT, 'comment'));
    }
    const places = placesIn(text, holes, spans);
    return holes.map((hole, index) => {
      const command = commands.find(({ start, end }) => start <= hole.start && hole.end <= end);
      const inComment = places[index]?.context === 'comment';
      return command && !inComment ? placeIn(text, command, hole, holes, findShell) : places[index];
    });
  };

/** The instruction with spaces for the comments between its lines. */
const withoutComments = (body: string): string => body.replace(COMMENT, (comment) => ' '.repeat(comment.length));

function ranges(body: string, offset: number, pattern: RegExp, context: string): Span[] {
  return [...body.matchAll(pattern)].flatMap((match) => {
    const [start, end] = match.indices?.groups?.text ?? [];
    return start === undefined || end === undefined ? [] : [{ start: offset + start, end: offset + end, context }];
  });
}

/** What stands in a part of the text, for the finder of another language. */
function placeIn(text: string, part: Hole, hole: Hole, holes: readonly Hole[], find: FindPlaces): Place | undefined {
  const { start, end } = part;
  const inside = holes.filter((each) => start <= each.start && each.end <= end);
  const shifted = inside.map((each) => ({ start: each.start - start, end: each.end - start }));
  const place = find(text.slice(start, end), shifted, '')[inside.indexOf(hole)];
  return place && { ...place, content: { start: place.content.start + start, end: place.content.end + start } };
}

/** The words of an instruction. Only some may be quoted, and only where a word begins or its value does. */
function wordSpans(body: string, offset: number, mayQuote: boolean): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < body.length;) {
    PIECE.lastIndex = at;
    const match = PIECE.exec(body);
    if (!match) return [];
    at += match[0].length;
    const { double, single, bare } = match.indices?.groups ?? {};
    const before = /(?<!\\)(?:\\\\)*\\$|\$(?:\w*|\{[^}]*)$/;
    if (double) spans.push({ start: offset + double[0], end: offset + double[1], context: 'docker-double', before });
    if (single) spans.push({ start: offset + single[0], end: offset + single[1], context: 'docker-single' });
    if (!bare) continue;
    const word = body.slice(...bare);
    // The value of `NAME=value`; the old form without `=` is one text up to the end of the line.
    const equals = mayQuote ? word.indexOf('=') + 1 : 0;
    const isWhole = /^\s/.test(body.slice(at)) || at === body.length;
    const isScalar = equals > 0 && isWhole && scalarFormats.docker.isPlain(word.slice(equals));
    const span = { start: offset + bare[0] + equals, end: offset + bare[1], context: 'plain:docker', before };
    spans.push(isScalar ? { ...span, scalar: 'docker' } : span);
  }
  return spans;
}
