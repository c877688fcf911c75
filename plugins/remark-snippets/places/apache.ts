import { scalarFormats } from '../../../src/core/placeholder/escape';
import { bySpans, type Span } from './spans';

/* Source: Apache HTTP Server 2.4, “Configuration Files”, and ap_getword_conf in server/util.c. */

const LINE = /(?:\\\r?\n|[^\n])+/g;
const WORD = /(?<gap>(?:\s|\\\r?\n)+)|"(?<double>(?:[^"\\]|\\[^])*)"|'(?<single>(?:[^'\\]|\\[^])*)'|(?<bare>[^\s]+)/dy;

/** Directives that replace variables in their arguments. */
const EXPANDING =
  /^(?:rewrite|(?:request)?header|setenvif|browsermatch|.*match|errordocument|logformat|customlog|errorlog|require|define)/i;

/** Which of its arguments is a regular expression; 0 is the directive itself. */
const REGEXPS: readonly (readonly [RegExp, number])[] = [
  [/^RewriteRule$/i, 1],
  [/^RewriteCond$/i, 2],
  [/^<?\w+Match$/i, 1],
];

export const findApache = bySpans((text) => {
  const spans: Span[] = [];
  for (const line of text.matchAll(LINE)) {
    const read = /^\s*#/.test(line[0]) ? commentSpans(line[0], line.index) : wordSpans(line[0], line.index);
    if (!read) return undefined;
    spans.push(...read);
  }
  return spans;
});

function commentSpans(line: string, offset: number): Span[] {
  return [{ start: offset + line.indexOf('#') + 1, end: offset + line.length, context: 'comment' }];
}

function wordSpans(line: string, offset: number): Span[] | undefined {
  const spans: Span[] = [];
  // The end of a section's opening is no word.
  const text = line.trimStart().startsWith('<') ? line.replace(/>\s*$/, '') : line;
  let directive = '';
  for (let at = 0, index = 0; at < text.length;) {
    WORD.lastIndex = at;
    const match = WORD.exec(text);
    if (!match) return undefined;
    at += match[0].length;
    const { double, single, bare } = match.indices?.groups ?? {};
    const range = double ?? single ?? bare;
    if (!range) continue;
    if (index === 0) directive = match[0];
    const word = text.slice(...range);
    const isRegexp = REGEXPS.some(([name, argument]) => argument === index && name.test(directive));
    const isExpanded = !isRegexp && EXPANDING.test(directive);
    const context = [
      isRegexp ? 'regexp' : isExpanded ? 'apache-expanded' : '',
      double ? 'apache-quoted' : single ? 'apache-single' : 'apache-bare',
    ];
    const isScalar = bare !== undefined && !isRegexp && !isExpanded && scalarFormats.apache.isPlain(word);
    spans.push({
      start: offset + range[0],
      end: offset + range[1],
      context: context.filter(Boolean).join(' '),
      before: isRegexp ? /\[[^\]]*$|\\\w*$/ : /(?<!\\)(?:\\\\)*\\$|[$%](?:\{[^}]*)?$/,
      ...(isScalar && { scalar: 'apache' }),
    });
    index++;
  }
  return spans;
}
