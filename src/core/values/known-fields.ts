import { storeKey } from '../guide/declaration';
import type { GuideData, GuideField, ProviderData } from '../page-contract';
import { written } from '../placeholder/grammar';

/**
 * The fields that matter on a page: those of its guide, and those of every provider.
 *
 * @param guide without one, values of `guide` scope are left out
 */
export function knownFields(
  guide: Pick<GuideData, 'id' | 'fields'> | undefined,
  providers: readonly ProviderData[],
): GuideField[] {
  const ofProviders = providers.flatMap(({ name, host, placeholders }): GuideField[] => [
    { key: host, written: host, kind: 'host', description: `the FQDN of the ${name} installation.` },
    ...Object.entries(placeholders)
      .filter(([, { scope }]) => scope === 'site' || guide !== undefined)
      .map(([placeholder, { kind, scope, description }]) => ({
        key: storeKey(placeholder, scope, guide?.id ?? ''),
        written: written(placeholder),
        kind,
        description,
      })),
  ]);
  const fields = new Map([...ofProviders, ...(guide?.fields ?? [])].map((field) => [field.key, field]));
  return [...fields.values()];
}
