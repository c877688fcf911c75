import type { FindPlaces, Hole } from './place';
import { blocked, NUMBERED_ESCAPES, isHole, masked, matchAt, placesIn, type Region } from './regions';

/** Strings of TOML 1.0, the longer delimiters first; a text in three quotes may end with two more. */
const strings = [
  { pattern: /"""(?:\\[^]|[^\\])*?"{3,5}/y, quote: 3, context: 'toml-multiline-basic' },
  { pattern: /'''[^]*?'{3,5}/y, quote: 3, context: 'toml-multiline-literal' },
  { pattern: /"(?:\\.|[^"\\\n])*"/y, quote: 1, context: 'toml-basic' },
  { pattern: /'[^'\n]*'/y, quote: 1, context: 'toml-literal' },
] as const;

const COMMENT = /#[^\r\n]*/y;
const BARE = /[^\s#"'=,[\]{}]+/y;

/** TOML 1.0: strings, as values and as keys, values without quotes, comments. Keys without quotes are no places. */
export const findToml: FindPlaces = (text, holes) => {
  const source = masked(text, holes);
  const regions: Region[] = [];
  // The brackets around, and whether the next word is a value.
  const brackets: string[] = [];
  let isValue = false;
  for (let at = 0; at < source.length;) {
    const char = source[at] ?? '';
    const comment = matchAt(COMMENT, source, at);
    const bare = matchAt(BARE, source, at);
    if (/["']/.test(char)) {
      const end = stringAt(source, at, regions);
      // Where quotes do not end, nothing is certain.
      if (end === undefined) return holes.map(() => undefined);
      at = end;
    } else if (comment > 0) {
      regions.push({ start: at, end: at + comment, context: 'comment' });
      at += comment;
    } else if (bare > 0) {
      const word = { start: at, end: at + bare };
      if (isValue && isHole(word, holes)) regions.push({ ...word, context: 'toml-bare' });
      at = word.end;
    } else {
      if (char === '=') isValue = true;
      else if (isValue && /[[{]/.test(char)) brackets.push(char);
      else if (/[\]}]/.test(char)) brackets.pop();
      if (brackets.length > 0 && /[[{,]/.test(char)) isValue = brackets.at(-1) === '[';
      if (brackets.length === 0 && char === '\n') isValue = false;
      at += 1;
    }
  }
  return placesIn(holes, regions);
};

/** Adds the string that begins here. */
function stringAt(source: string, at: number, regions: Region[]): number | undefined {
  for (const { pattern, quote, context } of strings) {
    const length = matchAt(pattern, source, at);
    if (length === 0) continue;
    const content: Hole = { start: at + quote, end: at + length - quote };
    regions.push({ ...content, context });
    // A backslash at the end of a line swallows the white space of the next one, a value's included.
    if (context.endsWith('basic'))
      regions.push(...blocked(source, content, /\\[ \t]*\r?\n\s*[^]/g), ...blocked(source, content, NUMBERED_ESCAPES));
    return at + length;
  }
  return undefined;
}
