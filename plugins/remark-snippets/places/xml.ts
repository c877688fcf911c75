import { findJavaScript } from './javascript';
import type { FindPlaces, Hole, Place } from './place';
import { placesIn, type Span, withoutSamples } from './spans';

/* Sources: XML 1.0, fifth edition; the HTML standard, section 13.2.5. */

const MARKUP =
  /<!--(?<comment>[^]*?)-->|<!\[CDATA\[(?<cdata>[^]*?)\]\]>|<[?!][^>]*>|<\/[A-Za-z_:][^<>]*>|<(?<name>[A-Za-z_:][^\s/>]*)(?<attributes>(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=`]+))?|\s+|\/(?!>))*)\/?>/dg;
const ATTRIBUTE = /[^\s"'<>/=]+\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"'<>=`]+))/dg;

/** An entity that has not come to its end. */
const before = /&[#\w]*$/;

type Indices = Readonly<Record<string, readonly [number, number] | undefined>>;

function attributeSpans(text: string, offset: number): Span[] {
  return [...text.matchAll(ATTRIBUTE)].flatMap((match) => {
    const { double, single, bare }: Indices = match.indices?.groups ?? {};
    const range = double ?? single ?? bare;
    const context = double ? 'xml-attribute-double' : single ? 'xml-attribute-single' : 'html-attribute-bare';
    return range ? [{ start: offset + range[0], end: offset + range[1], context, before }] : [];
  });
}

interface Markup {
  readonly spans: readonly Span[];
  readonly scripts: readonly Hole[];
}

/** All texts, attributes, comments and sections; `undefined` when a `<` begins nothing. */
function read(text: string, isHtml: boolean): Markup | undefined {
  const spans: Span[] = [];
  const scripts: Hole[] = [];
  let at = 0;
  const addText = (end: number): boolean => {
    spans.push({ start: at, end, context: 'xml-text', before });
    return !/<(?=[\w/!?])/.test(text.slice(at, end));
  };
  for (const match of text.matchAll(MARKUP)) {
    if (match.index < at) continue;
    if (!addText(match.index)) return undefined;
    at = match.index + match[0].length;
    const { comment, cdata, attributes }: Indices = match.indices?.groups ?? {};
    // `-->` and `<!--` next to the value are not what they were.
    if (comment) spans.push({ start: comment[0], end: comment[1], context: 'xml-comment', before: /-$/, behind: /^-/ });
    if (cdata) spans.push({ start: cdata[0], end: cdata[1], context: 'xml-cdata', before: /\]$/, behind: /^[\]>]/ });
    if (attributes) spans.push(...attributeSpans(text.slice(...attributes), attributes[0]));
    const name = match.groups?.name?.toLowerCase();
    if (!isHtml || (name !== 'script' && name !== 'style') || match[0].endsWith('/>')) continue;
    const end = text.slice(at).search(new RegExp(`</${name}\\b`, 'i'));
    if (end < 0) return undefined;
    if (name === 'script' && !/\stype=["']?(?!module|text\/javascript)/i.test(match[0])) {
      scripts.push({ start: at, end: at + end });
    }
    spans.push({ start: at, end: at + end, context: 'code' });
    at += end;
  }
  return addText(text.length) ? { spans, scripts } : undefined;
}

const finder =
  (isHtml: boolean): FindPlaces =>
  (text, holes) => {
    const markup = read(withoutSamples(text, holes), isHtml);
    if (!markup) return holes.map(() => undefined);
    const places = placesIn(text, holes, markup.spans);
    return holes.map((hole, index) => {
      const script = markup.scripts.find(({ start, end }) => start <= hole.start && hole.end <= end);
      return script ? scriptPlace(text, script, holes, hole) : places[index];
    });
  };

function scriptPlace(text: string, { start, end }: Hole, holes: readonly Hole[], hole: Hole): Place | undefined {
  const inside = holes.filter((each) => start <= each.start && each.end <= end);
  const shifted = inside.map((each) => ({ start: each.start - start, end: each.end - start }));
  const place = findJavaScript(text.slice(start, end), shifted, '')[inside.indexOf(hole)];
  if (!place) return undefined;
  const { context, content } = place;
  const isSafe = !/<$/.test(text.slice(content.start + start, hole.start));
  if (!isSafe) return { context: 'code', content: hole };
  return {
    context: `${context} html-script`,
    content: { start: content.start + start, end: content.end + start },
  };
}

export const findXml = finder(false);
export const findHtml = finder(true);
