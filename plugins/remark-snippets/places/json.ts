import { createScanner } from 'jsonc-parser';
import type { FindPlaces, Hole } from './place';
import { blocked, NUMBERED_ESCAPES, isHole, masked, placesIn, type Region } from './regions';

/**
 * JSON, with comments or without, and JSON5 as far as it looks the same: the strings in single quotes and the names without
 * quotes that JSON5 adds are no places. Where a string or a comment
 * has no end, nothing is certain.
 */
export const findJson: FindPlaces = (text, holes) => {
  const source = masked(text, holes);
  const scanner = createScanner(source, false);
  const regions: Region[] = [];
  while (scanner.getPosition() < source.length) {
    scanner.scan();
    const token = { start: scanner.getTokenOffset(), end: scanner.getPosition() };
    const written = source.slice(token.start, token.end);
    if (/^"(?:\\.|[^"\\])*"$/.test(written)) {
      const content = { start: token.start + 1, end: token.end - 1 };
      regions.push({ ...content, context: 'json-string' }, ...blocked(source, content, NUMBERED_ESCAPES));
    } else if (/^\/\*[^]*\*\/$/.test(written)) {
      regions.push({ ...token, context: 'block-comment' });
    } else if (written.startsWith('//')) {
      regions.push({ ...token, context: 'comment' });
    } else if (/^["'/]/.test(written)) {
      return holes.map(() => undefined);
    } else if (isHole(token, holes) && isValue(source, token)) {
      regions.push({ ...token, context: 'json-bare' });
    }
  }
  return placesIn(holes, regions);
};

/** Whether what stands there without quotes is all of a value, and not a name. */
function isValue(source: string, { start, end }: Hole): boolean {
  return /(?:^|[\s:,[])$/.test(source.slice(0, start)) && /^\s*(?:[,\]}/]|$)/.test(source.slice(end));
}
