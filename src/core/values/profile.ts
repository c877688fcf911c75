import { isRecord } from '../is-record';

/**
 * A set of values under a name: home, lab, a client. The reader has one or more, and one of them holds. Secrets are never
 * part of it. The script in the head of every page reads profiles, so this file stays small.
 */
export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly provider?: string | undefined;
  readonly baseDomain?: string | undefined;
  readonly values: Readonly<Record<string, string>>;
}

/** All profiles, at least one, and the id of the one that holds. */
export interface Profiles {
  readonly active: string;
  readonly profiles: readonly [Profile, ...Profile[]];
}

/** The name of the profile that a reader has without asking for one. */
export const DEFAULT_NAME = 'Default';

/** What a reader has before anything was entered. */
export const NO_PROFILES: Profiles = {
  active: 'default',
  profiles: [{ id: 'default', name: DEFAULT_NAME, values: {} }],
};

const isText = (value: unknown): value is string => typeof value === 'string';
const textOr = <T>(value: unknown, otherwise: T): string | T => (isText(value) && value !== '' ? value : otherwise);

/** The profile that holds. */
export function activeOf({ active, profiles }: Profiles): Profile {
  return profiles.find(({ id }) => id === active) ?? profiles[0];
}

/**
 * Reads one profile. What is not of the expected form is left out; the rest counts.
 *
 * @param data anything with `provider`, `baseDomain`, `values`
 * @param id used when the data have none
 */
export function decodeProfile(data: Readonly<Record<string, unknown>>, id: string): Profile {
  const provider = textOr(data.provider, undefined);
  const baseDomain = textOr(data.baseDomain, undefined);
  const entries = isRecord(data.values)
    ? Object.entries(data.values).filter((entry): entry is [string, string] => isText(entry[1]))
    : [];
  return {
    id: textOr(data.id, id),
    name: textOr(data.name, DEFAULT_NAME),
    ...(provider === undefined ? {} : { provider }),
    ...(baseDomain === undefined ? {} : { baseDomain }),
    values: Object.fromEntries(entries),
  };
}

/**
 * Reads all profiles.
 *
 * @returns `undefined` when the data are no profiles at all, or hold none
 */
export function decodeProfiles(data: unknown): Profiles | undefined {
  if (!isRecord(data) || !Array.isArray(data.profiles)) return undefined;
  const ids = new Set<string>();
  const [first, ...others] = data.profiles.filter(isRecord).map((one, index) => {
    const profile = decodeProfile(one, `profile-${index}`);
    let { id } = profile;
    // Two of one id could not be told apart.
    while (ids.has(id)) id += '-';
    ids.add(id);
    return { ...profile, id };
  });
  if (!first) return undefined;
  const active = data.active;
  return { active: isText(active) && ids.has(active) ? active : first.id, profiles: [first, ...others] };
}
