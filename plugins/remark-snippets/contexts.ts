import { valueOf } from '../../src/core/placeholder/substitute';
import {
  forProvider,
  normalize,
  type PlainPart,
  providersToken,
  rawText,
  type Template,
  type TemplatePlaceholder,
  type TemplateScalar,
} from '../../src/core/placeholder/template';
import { mergeVariants } from './merge-variants';
import { finders } from './places';
import { innerContext } from './places/inner';
import type { Hole, Place } from './places/place';

export interface Snippet {
  readonly template: Template;
  readonly language: string;
  /** What stands after the language. */
  readonly meta: string;
  /** Ids of the providers for which the snippet is shown. */
  readonly providers: readonly string[];
}

export interface ContextOptions {
  /** A sample for every placeholder of the guide, by store key. */
  readonly samples: Readonly<Record<string, string>>;
  /** Ids of the providers that the guide covers. */
  readonly covered: readonly string[];
  /** Ids of all providers of the site. */
  readonly all: readonly string[];
}

/** Of a place in a snippet whose syntax could not be made out: only what is harmless in any syntax is written there. */
const UNKNOWN = 'code';

/**
 * Gives every placeholder of a snippet its context: how a value must be written where it stands, as the snippet's own syntax
 * has it. In a language that is not known, values stand as they are.
 */
export function withContexts(snippet: Snippet, { samples, covered, all }: ContextOptions): Template {
  const find = finders.get(snippet.language.toLowerCase());
  if (!find) return snippet.template;
  const variants = snippet.providers.map((id) => {
    const parts = forProvider(snippet.template, id);
    const { text, holes } = fill(parts, samples);
    return { id, template: rebuild(parts, text, holes, find(text, holes, snippet.meta)) };
  });
  return mergeVariants(variants, (ids) => providersToken(ids, covered, all));
}

function fill(
  parts: readonly PlainPart[],
  samples: Readonly<Record<string, string>>,
): { text: string; holes: readonly Hole[] } {
  let text = '';
  const holes: Hole[] = [];
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else if (Array.isArray(part)) {
      const placeholder = part as TemplatePlaceholder;
      const sample = valueOf(placeholder, { values: samples }) ?? rawText(placeholder);
      holes.push({ start: text.length, end: text.length + sample.length });
      text += sample;
    }
  }
  return { text, holes };
}

/** Puts the template together again, with contexts and scalars. */
function rebuild(
  parts: readonly PlainPart[],
  text: string,
  holes: readonly Hole[],
  places: readonly (Place | undefined)[],
): Template {
  const placeholders = parts.filter((part): part is TemplatePlaceholder => Array.isArray(part));
  const result: PlainPart[] = [];
  let at = 0;
  let open: { end: number; scalar: string; parts: TemplateScalar['parts'][number][] } | undefined;
  const closeBefore = (offset: number): void => {
    if (!open || open.end > offset) return;
    const rest = text.slice(at, open.end);
    result.push({ scalar: open.scalar, parts: [...open.parts, ...(rest === '' ? [] : [rest])] });
    at = open.end;
    open = undefined;
  };
  const addText = (until: number): void => {
    const literal = text.slice(at, until);
    if (literal !== '') (open?.parts ?? result).push(literal);
    at = until;
  };
  holes.forEach((hole, index) => {
    const place = places[index];
    const placeholder = placeholders[index];
    if (!placeholder) return;
    closeBefore(hole.start);
    if (place?.scalar !== undefined && !open) {
      addText(place.content.start);
      open = { end: place.content.end, scalar: place.scalar, parts: [] };
    }
    addText(hole.start);
    (open?.parts ?? result).push(inContext(placeholder, place ? contextOf(place, text, hole, holes) : UNKNOWN));
    at = hole.end;
  });
  closeBefore(Infinity);
  addText(text.length);
  return normalize(result);
}

function contextOf({ content, context }: Place, text: string, hole: Hole, holes: readonly Hole[]): string {
  const within = ({ start, end }: Hole): Hole => ({ start: start - content.start, end: end - content.start });
  const others = holes.filter((one) => one !== hole && one.start >= content.start && one.end <= content.end);
  const inner = innerContext(text.slice(content.start, content.end), within(hole), others.map(within));
  // A regular expression that the syntax shows may also look like one; it is one all the same, and not two.
  const own = context.startsWith('regexp') ? inner.replace(/ ?regexp$/, '') : inner;
  return [own, context].filter(Boolean).join(' ');
}

function inContext(placeholder: TemplatePlaceholder, context: string): TemplatePlaceholder {
  const [key] = placeholder;
  // What is called a path holds slashes of its own, and stands in a URL as it is.
  const needed = key.endsWith('_path') ? context.replace(/^url-path ?/, '') : context;
  return needed === '' ? placeholder : [key, rawText(placeholder), needed];
}
