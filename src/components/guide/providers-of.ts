import type { GuideData, GuideField } from '../../core/page-contract';

/** The `data-providers` of a field: a provider's own placeholders are shown with that provider only. */
export function providersOf(field: GuideField, guide: GuideData | undefined): string | undefined {
  if (field.provider === undefined) return undefined;
  return field.provider === guide?.providers[0]
    ? `${field.provider} ${guide.lacking.join(' ')} default`.replace(/\s+/g, ' ')
    : field.provider;
}
