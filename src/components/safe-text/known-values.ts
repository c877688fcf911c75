import type { GuideField } from '../../core/page-contract';
import { isHostName } from '../../core/placeholder/example-domain';
import { type ReaderValues, valueOf } from '../../core/placeholder/substitute';
import type { KnownValue, KnownValues } from '../../core/values/anonymise';
import { kindOf } from '../../core/values/kinds';
import type { ReaderState } from '../../store/reader-store';

const nameOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

/**
 * Everything that the reader has entered, in all profiles: a log may be of another installation than the one in sight. What holds
 * now comes first, because the first of two equal values names the placeholder.
 *
 * @param fields those of the page, whose hosts also follow from the reader's domain
 */
export function knownValues(state: ReaderState, fields: readonly GuideField[]): KnownValues {
  const sets: readonly ReaderValues[] = [
    state,
    ...state.profiles.map((profile) => ({
      ...profile,
      values: { ...profile.values, ...state.secrets.get(profile.id) },
    })),
  ];
  const kinds = new Map(fields.map(({ key, kind }) => [key, kind]));
  const values = sets.flatMap((set): KnownValue[] => {
    const keys = [...fields.map(({ key }) => key), ...Object.keys(set.values)];
    return keys.flatMap((key) => {
      const value = valueOf([key], set);
      if (value === undefined) return [];
      const name = nameOf(key);
      const kind = isHostName(name) ? 'host' : (kinds.get(key) ?? kindOf(name));
      return [{ name, kind: state.secretKeys.has(key) ? 'secret' : kind, value }];
    });
  });
  return { values, baseDomains: sets.flatMap(({ baseDomain }) => (baseDomain ? [baseDomain] : [])) };
}
