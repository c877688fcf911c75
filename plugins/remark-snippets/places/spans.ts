import type { FindPlaces, Hole, Place } from './place';
import { masked } from './regions';

/** A piece of a snippet that is read in one way. Where spans lie in one another, the innermost counts. */
export interface Span extends Hole {
  readonly context: string;
  /** Set where it may get quotes; the context is for where it must not. */
  readonly scalar?: string;
  /** Literal text of the span before or behind a placeholder that would change what its value means, so that it is code. */
  readonly before?: RegExp;
  readonly behind?: RegExp;
  /** The word that, first in a line, ends the span. */
  readonly ends?: string;
  /** Whether a placeholder has to be all of it. */
  readonly whole?: boolean;
}

/** Where nothing else is known: what stands between the strings of a program. */
const CODE = 'code';

/** A backslash before the placeholder, or an escape sequence that has not come to its end. */
export const OPEN_ESCAPE =
  /(?<!\\)(?:\\\\)*\\(?:[0-7]{0,2}|x[\da-fA-F]?|u[\da-fA-F]{0,3}|U[\da-fA-F]{0,7}|[uN]\{[^}]*)$/;

/** The places of the holes in spans; what lies in none is code. */
export function placesIn(text: string, holes: readonly Hole[], spans: readonly Span[]): readonly Place[] {
  return holes.map((hole) => {
    const [span] = spans
      .filter(({ start, end }) => start <= hole.start && hole.end <= end)
      // Of two that are as long, the later one is the inner one.
      .reverse()
      .sort((a, b) => a.end - a.start - (b.end - b.start));
    if (!span || span.context === CODE || !isSafe(text, hole, span, holes)) return { context: CODE, content: hole };
    const { context, scalar, start, end } = span;
    const content = { start, end };
    return scalar === undefined ? { context, content } : { context: '', content, scalar };
  });
}

function isSafe(text: string, hole: Hole, span: Span, holes: readonly Hole[]): boolean {
  const { before, behind, ends, whole } = span;
  if (whole && (hole.start !== span.start || hole.end !== span.end)) return false;
  if (before?.test(text.slice(span.start, hole.start)) || behind?.test(text.slice(hole.end, span.end))) return false;
  return ends === undefined || !ends.startsWith(lineBefore(text, hole, span, holes).trimStart());
}

/** The literal text before a hole in its line. */
function lineBefore(text: string, hole: Hole, { start }: Span, holes: readonly Hole[]): string {
  let line = '';
  for (let at = Math.max(start, text.lastIndexOf('\n', hole.start - 1) + 1); at < hole.start; at++) {
    if (!holes.some((other) => other.start <= at && at < other.end)) line += text[at] ?? '';
  }
  return line;
}

/** The text without what samples could mean in it; numbers stay numbers. */
export const withoutSamples = (text: string, holes: readonly Hole[]): string =>
  masked(
    text,
    holes.filter(({ start, end }) => !/^\d+$/.test(text.slice(start, end))),
  );

/** Finds places by the spans of a snippet; `undefined` is a snippet that cannot be read. */
export const bySpans =
  (spansOf: (text: string) => readonly Span[] | undefined): FindPlaces =>
  (text, holes) => {
    const spans = spansOf(withoutSamples(text, holes));
    return spans ? placesIn(text, holes, spans) : holes.map(() => undefined);
  };
