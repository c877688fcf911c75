import { isPlaceholder, type Template, type TemplatePlaceholder } from '../../src/core/placeholder/template';

/** Every placeholder of a template, those of all variants included, in order and with repetitions. */
export function placeholdersOf(template: Template): TemplatePlaceholder[] {
  return template.flatMap((part) => {
    if (typeof part === 'string') return [];
    return isPlaceholder(part) ? [part] : Object.values(part).flatMap(placeholdersOf);
  });
}
