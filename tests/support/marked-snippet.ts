import { expect } from 'vitest';
import type { FindPlaces, Hole } from '../../plugins/remark-snippets/places/place';
import { encodeFor } from '../../src/core/placeholder/escape';
import { shownScalar } from '../../src/core/placeholder/substitute';
import { reportEscape } from './escape-report';
import { SEED, values } from './read-back';

/** A snippet whose placeholders are marked: `secret: «sample»`. */
export function unmarked(snippet: string): { readonly text: string; readonly holes: readonly Hole[] } {
  let text = '';
  const holes: Hole[] = [];
  for (const [index, part] of snippet.split(/[«»]/).entries()) {
    if (index % 2 === 1) holes.push({ start: text.length, end: text.length + part.length });
    text += part;
  }
  return { text, holes };
}

/** For each placeholder, its context, its scalar in brackets, and the text that it is a part of. */
export function placesOf(find: FindPlaces, snippet: string, meta = ''): readonly (string | undefined)[] {
  const { text, holes } = unmarked(snippet);
  return find(text, holes, meta).map((place) => {
    if (!place) return undefined;
    const scalar = place.scalar === undefined ? '' : `(${place.scalar})`;
    return `${`${place.context} ${scalar}`.trim()}: ${text.slice(place.content.start, place.content.end)}`;
  });
}

/** The snippet with a value in its placeholder, as its place wants it; `undefined` where it cannot be written. */
export function filledIn(find: FindPlaces, snippet: string, value: string, meta = ''): string | undefined {
  const { text, holes } = unmarked(snippet);
  const [hole] = holes;
  const [place] = find(text, holes, meta);
  if (!hole || !place) throw new Error(`Expected a place in ${snippet}`);
  const encoded = place.context === '' ? { text: value } : encodeFor(value, place.context);
  if (!('text' in encoded)) return undefined;
  if (place.scalar === undefined) return text.slice(0, hole.start) + encoded.text + text.slice(hole.end);
  const { start, end } = place.content;
  const [before, behind] = [text.slice(start, hole.start), text.slice(hole.end, end)];
  const parts = [before, ['key'] as const, behind].filter((part) => part !== '');
  const { quote, parts: written } = shownScalar({ scalar: place.scalar, parts }, { values: { key: encoded.text } });
  const [shown] = written;
  if (!shown?.isSet) return undefined;
  return text.slice(0, start) + quote + before + shown.text + behind + quote + text.slice(end);
}

interface Circle {
  readonly find: FindPlaces;
  readonly language: string;
  readonly parser: string;
  readonly meta?: string;
  /** A snippet with one placeholder. */
  readonly snippet: string;
  /** What the reader has for a value. Default: the value. */
  readonly expected?: (value: string) => unknown;
  readonly read: (snippets: readonly string[]) => readonly unknown[];
  /** Exactly the values that the place cannot hold. Default: none. */
  readonly refused?: (value: string) => boolean;
}

/** Puts every value into the snippet, has the snippet read, and expects the value: finder and encoder mean the same place. */
export function expectCircle(circle: Circle): void {
  const { find, meta, snippet, read, expected = (value: string): unknown => value, refused = () => false } = circle;
  const filled = values.map((value) => ({ value, written: filledIn(find, snippet, value, meta) }));
  expect(filled.filter(({ value, written }) => (written === undefined) !== refused(value))).toEqual([]);
  const kept = filled.flatMap(({ value, written }) => (written === undefined ? [] : [{ value, written }]));
  const results = read(kept.map(({ written }) => written));
  expect(results.length).toBe(kept.length);
  const wrong = kept.flatMap(({ value, written }, index) =>
    Object.is(results[index], expected(value)) ? [] : [{ value, written, read: results[index] }],
  );
  expect(wrong.sort((a, b) => a.value.length - b.value.length).slice(0, 5)).toEqual([]);
  const context = `place in ${circle.language}, ${JSON.stringify(snippet)}`;
  reportEscape({
    context,
    parser: circle.parser,
    values: filled.length,
    refused: filled.length - kept.length,
    seed: SEED,
  });
}
