import type { GuideData, GuideField, ProviderData } from '../../core/page-contract';
import { DEFAULT_PROVIDER, listsProvider } from '../../core/placeholder/template';

/**
 * The fields that matter where the reader is: those of the guide for the chosen provider, or the provider's host.
 *
 * @param chosen a reader who chose none, or one that the guide lacks, sees the fields of the guide's first
 */
export function shownFields(
  guide: GuideData | undefined,
  providers: readonly ProviderData[],
  chosen: string | undefined,
): readonly GuideField[] {
  const shown = chosen !== undefined && guide?.providers.includes(chosen) ? chosen : DEFAULT_PROVIDER;
  if (guide) return guide.fields.filter(({ providers: ids }) => ids === undefined || listsProvider(ids, shown));
  return providers
    .filter(({ id }) => id === (chosen ?? providers[0]?.id))
    .map(({ host, name }) => ({
      key: host,
      written: host,
      kind: 'host',
      description: `the FQDN of the ${name} installation.`,
    }));
}
