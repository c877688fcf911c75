import { normalize, type Template, type TemplatePart } from '../../src/core/placeholder/template';

/** A snippet as one provider's readers have it: a template without variants. */
export interface ProviderTemplate {
  readonly id: string;
  readonly template: Template;
}

/**
 * One template for all providers: what they have in common once, the rest of each line as variants.
 *
 * @param token writes the ids of providers as `TemplateVariants` have them
 */
export function mergeVariants(
  templates: readonly ProviderTemplate[],
  token: (ids: readonly string[]) => string,
): Template {
  const variants = templates.map(({ id, template }) => ({ id, lines: linesOf(template) }));
  const count = variants[0]?.lines.length ?? 0;
  // Values never hold line breaks, so only an author's own variants could differ in length; those stay whole.
  if (variants.some(({ lines }) => lines.length !== count)) return mergeLine(templates, token);
  return normalize(
    Array.from({ length: count }, (_, index) =>
      mergeLine(
        variants.map(({ id, lines }) => ({ id, template: lines[index] ?? [] })),
        token,
      ),
    ).flat(),
  );
}

/** Splits a template behind its line breaks. */
function linesOf(template: Template): Template[] {
  const lines: TemplatePart[][] = [[]];
  for (const part of template) {
    for (const piece of typeof part === 'string' ? part.split(/(?<=\n)/) : [part]) {
      lines.at(-1)?.push(piece);
      if (typeof piece === 'string' && piece.endsWith('\n')) lines.push([]);
    }
  }
  return lines;
}

function mergeLine(variants: readonly ProviderTemplate[], token: (ids: readonly string[]) => string): Template {
  const [first = [], ...others] = variants.map(({ template }) => template);
  const start = Math.min(...others.map((other) => commonStart(first, other)), first.length);
  const end = Math.min(
    ...others.map((other) => Math.min(commonStart(first.toReversed(), other.toReversed()), other.length - start)),
    first.length - start,
  );
  const groups = new Map<string, { ids: string[]; middle: Template }>();
  for (const { id, template } of variants) {
    const middle = template.slice(start, template.length - end);
    const key = JSON.stringify(middle);
    const group = groups.get(key) ?? { ids: [], middle };
    group.ids.push(id);
    groups.set(key, group);
  }
  if (groups.size <= 1) return first;
  const middle = Object.fromEntries([...groups.values()].map(({ ids, middle: parts }) => [token(ids), parts]));
  return [...first.slice(0, start), middle, ...first.slice(first.length - end)];
}

function commonStart(a: Template, b: Template): number {
  const difference = a.findIndex((part, index) => JSON.stringify(part) !== JSON.stringify(b[index]));
  return difference === -1 ? a.length : difference;
}
