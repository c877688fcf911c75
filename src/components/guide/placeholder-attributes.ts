import type { TemplatePlaceholder } from '../../core/placeholder/template';

/** The DOM of a placeholder, as the head script and the copy handler know it. */
export function placeholderAttributes(
  placeholder: TemplatePlaceholder,
  value: string | undefined,
  masked: boolean,
): Record<string, string | undefined> {
  const [key, raw] = placeholder;
  return {
    className: 'placeholder',
    'data-ph': key,
    'data-ph-raw': raw,
    'data-set': value === undefined ? undefined : '',
    'data-masked': masked ? '' : undefined,
  };
}
