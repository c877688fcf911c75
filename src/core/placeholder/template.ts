/**
 * A template is a text with placeholders, resolved and ready for any reader: the one form in which texts leave the build.
 * It is plain JSON, written compactly because every guide page carries hundreds of them.
 */

/** Literal text. */
export type TemplateLiteral = string;

/**
 * A placeholder: its key in the store and, where it differs from the key, the text that stands for it while it is unset. In
 * a snippet also its context: the encoders that write its value there, as `encodeFor` reads them.
 */
export type TemplatePlaceholder =
  readonly [key: string] | readonly [key: string, raw: string] | readonly [key: string, raw: string, context: string];

/** A scalar of a snippet that has no quotes, and gets some when the reader's values need them. */
export interface TemplateScalar {
  /** The name of a `ScalarFormat`. */
  readonly scalar: string;
  readonly parts: readonly (TemplateLiteral | TemplatePlaceholder)[];
}

/**
 * A place whose text depends on the reader's provider. Each property name lists the providers that share a text,
 * separated by spaces; the one that holds for readers who chose none also lists {@link DEFAULT_PROVIDER}.
 */
export interface TemplateVariants {
  readonly [providers: string]: Template;
}

export type TemplatePart = TemplateLiteral | TemplatePlaceholder | TemplateScalar | TemplateVariants;
/** A part that is the same for every provider. */
export type PlainPart = Exclude<TemplatePart, TemplateVariants>;
export type Template = readonly TemplatePart[];

/** The pseudo provider of a reader who has not chosen: a guide's first provider. */
export const DEFAULT_PROVIDER = 'default';

export function isPlaceholder(part: TemplatePart): part is TemplatePlaceholder {
  return Array.isArray(part);
}

export function isScalar(part: TemplatePart): part is TemplateScalar {
  return typeof part === 'object' && 'scalar' in part && typeof part.scalar === 'string';
}

export function isVariants(part: TemplatePart): part is TemplateVariants {
  return typeof part === 'object' && !Array.isArray(part) && !isScalar(part);
}

/** The text of a placeholder that has no value. */
export function rawText(placeholder: TemplatePlaceholder): string {
  return placeholder[1] ?? placeholder[0];
}

/**
 * The names of some of a guide's providers, as {@link TemplateVariants} write them.
 *
 * @param ids the providers
 * @param covered those of the guide. Its first also stands for the reader who chose none, or one that the guide lacks
 * @param all those of the site
 */
export function providersToken(ids: readonly string[], covered: readonly string[], all: readonly string[]): string {
  const [first] = covered;
  if (first === undefined || !ids.includes(first)) return ids.join(' ');
  return [...ids, DEFAULT_PROVIDER, ...all.filter((id) => !covered.includes(id))].join(' ');
}

/** Whether a space-separated list of providers, as in {@link TemplateVariants}, names this one. */
export function listsProvider(providers: string, provider: string): boolean {
  return providers.split(' ').includes(provider);
}

/**
 * The template as one provider's reader sees it, without variants.
 *
 * @param provider a provider id; `undefined` is the reader who chose none
 */
export function forProvider(template: Template, provider: string | undefined): PlainPart[] {
  return template.flatMap((part) => {
    if (!isVariants(part)) return [part];
    const entries = Object.entries(part);
    const chosen =
      entries.find(([providers]) => listsProvider(providers, provider ?? DEFAULT_PROVIDER)) ??
      entries.find(([providers]) => listsProvider(providers, DEFAULT_PROVIDER));
    return chosen ? forProvider(chosen[1], provider) : [];
  });
}

/** Joins neighbouring literals and drops empty ones. */
export function normalize(template: Template): Template {
  const parts: TemplatePart[] = [];
  for (const part of template) {
    const last = parts.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
  return parts;
}

/** Whether the text is the same for every reader. */
export function isStatic(template: Template): boolean {
  return template.every((part) => typeof part === 'string');
}
