import { type Document, isCollection, isMap, Lexer, parse, parseAllDocuments, Scalar, visit } from 'yaml';
import { titleOf } from '../../fence-meta';
import type { FindPlaces, Hole } from './place';
import { blocked, NUMBERED_ESCAPES, linesOf, masked, placesIn, type Region } from './regions';

/** `compose.yaml`, `docker-compose.override.yml`, and captions that begin with such a name. */
const COMPOSE_FILE = /(?:^|[\s/])(?:docker-)?compose(?:\.[\w-]+)*\.ya?ml\b/i;

/** `$$` is a dollar sign; a name goes on as long as letters follow. */
const INTERPOLATIONS = /\$\$|\$\{[^}]*\}|\$\w*[^]?/g;

/**
 * YAML 1.2, one or more documents. With a fault nothing is certain. In files of
 * Docker Compose all values are interpolated, and names are not.
 */
export const findYaml: FindPlaces = (text, holes, meta) => {
  const source = masked(text, holes);
  const documents = parseAllDocuments(source, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  const regions = comments(source);
  for (const document of documents) {
    if (document.errors.length > 0) return holes.map(() => undefined);
    const isCompose = COMPOSE_FILE.test(titleOf(meta) ?? '') || hasServices(document);
    visit(document, {
      Scalar: (key, node, path) => {
        if (!node.range) return;
        const [start, end] = node.range;
        const isFlow = path.some((ancestor) => isCollection(ancestor) && ancestor.flow === true);
        const isInterpolated = isCompose && key !== 'key';
        const format = (isFlow ? 'yaml-flow' : 'yaml') + (isTyped(text.slice(start, end), node) ? '-typed' : '');
        const found = scalarRegions(source, holes, node, { start, end }, format);
        regions.push(...(isInterpolated ? found.map(interpolated) : found));
        if (isInterpolated) regions.push(...interpolations(source, { start, end }));
      },
    });
  }
  return placesIn(holes, regions);
};

function scalarRegions(source: string, holes: readonly Hole[], node: Scalar, part: Hole, format: string): Region[] {
  const isLong = source.slice(part.start, part.end).includes('\n');
  const inner = { start: part.start + 1, end: part.end - 1 };
  switch (node.type) {
    case Scalar.PLAIN:
      return [isLong ? { ...part, context: `plain:${format}` } : { ...part, context: '', scalar: format }];
    case Scalar.QUOTE_SINGLE:
      return [{ ...inner, context: 'yaml-single' }, ...(isLong ? atLineEnds(source, holes, inner, 'yaml-single') : [])];
    case Scalar.QUOTE_DOUBLE:
      return [
        { ...inner, context: 'yaml-double' },
        ...blocked(source, inner, NUMBERED_ESCAPES),
        ...(isLong ? atLineEnds(source, holes, inner, 'yaml-double') : []),
      ];
    default:
      return blockRegions(source, holes, part);
  }
}

/** Within quotes a line break swallows the spaces around it, so a value beside one is one that has none at its ends. */
function atLineEnds(source: string, holes: readonly Hole[], content: Hole, context: string): Region[] {
  return holes
    .filter(({ start, end }) => start >= content.start && end <= content.end)
    .filter(({ start, end }) => /\n[ \t]*$/.test(source.slice(0, start)) || /^[ \t]*\r?\n/.test(source.slice(end)))
    .map((hole) => ({ ...hole, content, context: `plain:yaml ${context}` }));
}

/** The lines of a block scalar, which begins with its header, `|-` for instance. */
function blockRegions(source: string, holes: readonly Hole[], part: Hole): Region[] {
  const body = { start: source.indexOf('\n', part.start) + 1, end: part.end };
  return linesOf(source, body).flatMap(({ start, end }) => {
    const indent = /^[ \t]*/.exec(source.slice(start, end))?.[0].length ?? 0;
    const content = { start: start + indent, end };
    const first = holes.find((hole) => hole.start === content.start);
    // Without indentation a line may be the end of the document.
    const context = indent > 0 ? 'yaml-block' : 'plain:yaml yaml-block';
    return [{ ...content, context: 'yaml-block-inner' }, ...(first ? [{ ...first, content, context }] : [])];
  });
}

/** Whether a scalar without quotes is a number, a boolean or null; a tag decides for itself. */
function isTyped(text: string, node: Scalar): boolean {
  if (node.type !== Scalar.PLAIN) return false;
  if (node.tag !== undefined) return /^tag:yaml\.org,2002:(?:int|float|bool|null)$/.test(node.tag);
  try {
    const value: unknown = parse(text, { schema: 'core', logLevel: 'silent' });
    return value === null || ['number', 'bigint', 'boolean'].includes(typeof value);
  } catch {
    return false;
  }
}

/** What the lexer puts between the pieces of the text, and what it puts before a scalar. */
const MARKS: readonly string[] = ['\u0002', '\u0018', '\u001f'];
const SCALAR_MARK = '\u001f';

function comments(source: string): Region[] {
  const regions: Region[] = [];
  let at = 0;
  let previous = '';
  for (const token of new Lexer().lex(source)) {
    const isMark = MARKS.includes(token);
    if (token.startsWith('#') && previous !== SCALAR_MARK)
      regions.push({ start: at, end: at + token.length, context: 'comment' });
    if (!isMark) at += token.length;
    previous = token;
  }
  return regions;
}

function hasServices(document: Document): boolean {
  const services = isMap(document.contents) ? document.contents.get('services') : undefined;
  return (
    isMap(services) && services.items.some(({ value }) => isMap(value) && SERVICE_KEYS.some((key) => value.has(key)))
  );
}

const SERVICE_KEYS = ['image', 'build', 'environment', 'env_file', 'container_name', 'extra_hosts', 'ports'];

function interpolated(region: Region): Region {
  if (region.context === undefined) return region;
  return { ...region, context: `compose-interpolation ${region.context}`.trimEnd() };
}

function interpolations(source: string, part: Hole): Region[] {
  return blocked(source, part, INTERPOLATIONS).filter(({ start, end }) => source.slice(start, end) !== '$$');
}
