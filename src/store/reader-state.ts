import type { ReaderValues } from '../core/placeholder/substitute';
import { activeOf, NO_PROFILES, type Profile, type Profiles } from '../core/values/profile';

type Values = Readonly<Record<string, string>>;

/** All that a change can change. Secrets stand apart from the profiles, because profiles are written to storage. */
export interface Kept extends Profiles {
  /** Values of secrets by the id of their profile. In memory only. */
  readonly secrets: ReadonlyMap<string, Values>;
  /** Values that hold for this visit, before those of the profile: from a shared link. In memory only. */
  readonly visit: ReaderValues | undefined;
}

/** A change that can be taken back. */
export interface Step {
  /** What was changed: “the value of <client_id>”. */
  readonly words: string;
  /** The field that was typed into, if that was all; empty for the base domain. */
  readonly key: string | undefined;
  /** When it was last changed. */
  readonly at: number;
  readonly before: Kept;
}

/**
 * What the reader has chosen and entered. One object for all pages of a tab; a new one after every change.
 *
 * `provider`, `baseDomain` and `values` are what holds: what the reader has typed goes before the values of the visit, and
 * those before the profile's. To type a value is to put it into the profile and to take it out of the visit's.
 */
export interface ReaderState extends ReaderValues, Kept {
  /** Keys whose values are secrets: kept in memory only. */
  readonly secretKeys: ReadonlySet<string>;
  /** Keys of secrets that the reader asked to see. */
  readonly revealed: ReadonlySet<string>;
  /** `false` once the browser has refused to keep something. */
  readonly stored: boolean;
  /** Changes of this visit that can be taken back, the last one at the end. */
  readonly history: readonly Step[];
}

export const NOTHING_KEPT: Kept = { ...NO_PROFILES, secrets: new Map(), visit: undefined };

export function keptOf({ active, profiles, secrets, visit }: Kept): Kept {
  return { active, profiles, secrets, visit };
}

/** What holds. */
export function effective(kept: Kept): ReaderValues {
  const { provider, baseDomain, values } = activeOf(kept);
  const { visit } = kept;
  return {
    provider: visit?.provider ?? provider,
    baseDomain: visit?.baseDomain ?? baseDomain,
    values: { ...values, ...kept.secrets.get(kept.active), ...visit?.values },
  };
}

/** Values with one of them set, or unset by `undefined`. */
export function withValue(values: Values, key: string, value: string | undefined): Values {
  const others = Object.entries(values).filter(([one]) => one !== key);
  return Object.fromEntries(value === undefined ? others : [...others, [key, value]]);
}

/** The profiles with another content of the one that holds. */
export function withActive(kept: Kept, update: (profile: Profile) => Profile): Pick<Kept, 'profiles'> {
  const [first, ...others] = kept.profiles;
  const replaced = (profile: Profile): Profile => (profile.id === kept.active ? update(profile) : profile);
  return { profiles: [replaced(first), ...others.map(replaced)] };
}

/** Secrets with another value of one in the active profile. */
export function withSecret(kept: Kept, key: string, value: string | undefined): Pick<Kept, 'profiles' | 'secrets'> {
  // A site that did not know it for a secret may have stored it.
  const clean = (profile: Profile): Profile => ({ ...profile, values: withValue(profile.values, key, undefined) });
  const [first, ...others] = kept.profiles;
  return {
    profiles: [clean(first), ...others.map(clean)],
    secrets: new Map(kept.secrets).set(kept.active, withValue(kept.secrets.get(kept.active) ?? {}, key, value)),
  };
}

/** The visit's values without those that the reader has typed; `undefined` when none is left. */
export function withoutTyped(
  visit: ReaderValues | undefined,
  typed: { readonly provider?: true; readonly baseDomain?: true; readonly key?: string },
): ReaderValues | undefined {
  if (!visit) return undefined;
  const provider = typed.provider ? undefined : visit.provider;
  const baseDomain = typed.baseDomain ? undefined : visit.baseDomain;
  const values = typed.key === undefined ? visit.values : withValue(visit.values, typed.key, undefined);
  const isEmpty = provider === undefined && baseDomain === undefined && Object.keys(values).length === 0;
  return isEmpty ? undefined : { provider, baseDomain, values };
}
