/**
 * A template is a text with placeholders, resolved and ready for any reader: the one form in which texts leave the build.
 * It is plain JSON, written compactly because every guide page carries hundreds of them.
 */

/** Literal text. */
export type TemplateLiteral = string;

/** A placeholder: its key in the store and, where it differs from the key, the text that stands for it while it is unset. */
export type TemplatePlaceholder = readonly [key: string] | readonly [key: string, raw: string];

/**
 * A place whose text depends on the reader's provider. Each property name lists the providers that share a text,
 * separated by spaces; the one that holds for readers who chose none also lists {@link DEFAULT_PROVIDER}.
 */
export interface TemplateVariants {
  readonly [providers: string]: Template;
}

export type TemplatePart = TemplateLiteral | TemplatePlaceholder | TemplateVariants;
export type Template = readonly TemplatePart[];

/** The pseudo provider of a reader who has not chosen: a guide's first provider. */
export const DEFAULT_PROVIDER = 'default';

export function isPlaceholder(part: TemplatePart): part is TemplatePlaceholder {
  return Array.isArray(part);
}

export function isVariants(part: TemplatePart): part is TemplateVariants {
  return typeof part === 'object' && !Array.isArray(part);
}

/** The text of a placeholder that has no value. */
export function rawText(placeholder: TemplatePlaceholder): string {
  return placeholder[1] ?? placeholder[0];
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
export function forProvider(
  template: Template,
  provider: string | undefined,
): (TemplateLiteral | TemplatePlaceholder)[] {
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

/** Every placeholder of a template, those of all variants included, in order and with repetitions. */
export function placeholdersOf(template: Template): TemplatePlaceholder[] {
  return template.flatMap((part) => {
    if (typeof part === 'string') return [];
    return isPlaceholder(part) ? [part] : Object.values(part).flatMap(placeholdersOf);
  });
}
