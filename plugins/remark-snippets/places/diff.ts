import { titleOf } from '../../fence-meta';
import type { FindPlaces, Hole, Place } from './place';

/**
 * Finds places in a diff: in the text that it makes, and for what it takes away in the text that was. The language is that of the
 * file that the fence's title names.
 *
 * @param finders by language, and by ending of a file's name
 */
export const diffFinder =
  (finders: ReadonlyMap<string, FindPlaces>): FindPlaces =>
  (text, holes, meta) => {
    const find = finders.get(/\.?([^./]+)$/.exec(titleOf(meta) ?? '')?.[1]?.toLowerCase() ?? '');
    if (!find) return holes.map(() => undefined);
    const added = version(text, '-');
    const removed = version(text, '+');
    return holes.map((hole) => {
      const line = text.lastIndexOf('\n', hole.start - 1) + 1;
      if (/^(?:@@|---|\+\+\+|diff |index )/.test(text.slice(line))) return undefined;
      return placeIn(text[line] === '-' ? removed : added, hole, holes, find);
    });
  };

interface Version {
  readonly text: string;
  /** For each character, where it stands in the diff. */
  readonly offsets: readonly number[];
}

/** The text without the diff's own column and the lines that begin with `dropped`. */
function version(diff: string, dropped: string): Version {
  const offsets: number[] = [];
  let at = 0;
  for (const line of diff.split('\n')) {
    if (!/^(?:@@|---|\+\+\+|diff |index |\\)/.test(line) && !line.startsWith(dropped)) {
      for (let index = 1; index <= line.length; index++) offsets.push(at + index);
    }
    at += line.length + 1;
  }
  return { text: offsets.map((offset) => diff[offset] ?? '\n').join(''), offsets };
}

function placeIn({ text, offsets }: Version, hole: Hole, holes: readonly Hole[], find: FindPlaces): Place | undefined {
  const kept = holes.filter((each) => offsets.includes(each.start));
  const shifted = kept.map((each) => ({ start: offsets.indexOf(each.start), end: offsets.indexOf(each.end - 1) + 1 }));
  const place = find(text, shifted, '')[kept.indexOf(hole)];
  if (!place) return undefined;
  const { start, end } = place.content;
  const last = offsets[end - 1];
  const first = offsets[start];
  // Text that goes over several lines of a diff is in one piece there only with the diff's own column.
  if (first === undefined || last === undefined || last - first !== end - 1 - start) return { ...place, content: hole };
  return { ...place, content: { start: first, end: last + 1 } };
}
