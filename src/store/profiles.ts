import type { ReaderValues } from '../core/placeholder/substitute';
import { activeOf, type Profile } from '../core/values/profile';
import { freeName } from '../core/values/profile-name';
import { effective, type Kept, withActive, withoutTyped } from './reader-state';
import { change, getState } from './reader-store';

/** What the panel does with profiles, and with the values of a shared link; loaded with it. All of it can be taken back. */

function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(36)).join('');
}

/** A profile without what tells it from others. */
type Content = Omit<Profile, 'id' | 'name'>;

/**
 * Adds a profile and makes it the one that holds.
 *
 * @param name a name that `parseName` has accepted
 * @param content the same as the present profile when left out; secrets are never copied
 */
export function addProfile(name: string, content?: Content): void {
  change(`the new profile “${name}”`, (state) => {
    const { provider, baseDomain, values } = content ?? activeOf(state);
    const profile = { id: newId(), name, provider, baseDomain, values };
    return { profiles: [...state.profiles, profile], active: profile.id, revealed: new Set() };
  });
}

/** Gives the profile that holds another name. */
export function renameProfile(name: string): void {
  change(`the name of “${activeOf(getState()).name}”`, (state) =>
    withActive(state, (profile) => ({ ...profile, name })),
  );
}

/** Removes the profile that holds, with its secrets. The first of the others holds then; the last profile stays. */
export function removeProfile(): void {
  change(`removing “${activeOf(getState()).name}”`, (state) => {
    const [first, ...others] = state.profiles.filter(({ id }) => id !== state.active);
    if (!first) return {};
    const secrets = new Map([...state.secrets].filter(([id]) => id !== state.active));
    return { profiles: [first, ...others], active: first.id, secrets, revealed: new Set() };
  });
}

/** Makes another profile the one that holds. */
export function switchProfile(id: string): void {
  const profile = getState().profiles.find((one) => one.id === id);
  if (profile && id !== getState().active)
    change(`the switch to “${profile.name}”`, () => ({ active: id, revealed: new Set() }));
}

/** Unsets values of the profile that holds, of the visit and of secrets, all at once. */
export function resetValues(keys: readonly string[], words: string): void {
  const reset = new Set(keys);
  const others = (values: ReaderValues['values'] = {}): Record<string, string> =>
    Object.fromEntries(Object.entries(values).filter(([key]) => !reset.has(key)));
  change(words, (state) => ({
    ...withActive(state, (profile) => ({ ...profile, values: others(profile.values) })),
    secrets: new Map(state.secrets).set(state.active, others(state.secrets.get(state.active))),
    visit: state.visit && withoutTyped({ ...state.visit, values: others(state.visit.values) }, {}),
  }));
}

/** Lets values hold until the page is closed, before those of the profile, which stay as they are. */
export function holdForVisit(values: ReaderValues): void {
  change('the values of the link', (state) => ({
    visit: {
      provider: values.provider ?? state.visit?.provider,
      baseDomain: values.baseDomain ?? state.visit?.baseDomain,
      values: { ...state.visit?.values, ...values.values },
    },
  }));
}

/** Gives the profile's own values back. */
export function endVisit(): void {
  change('the end of the link’s values', () => ({ visit: undefined }));
}

/** Puts values into the profile that holds. What it has beyond them stays. */
export function saveToProfile(values: ReaderValues): void {
  change('the values of the link', (state) => ({
    ...merge(state, state.active, values),
    visit: Object.keys(values.values).reduce(
      (visit, key) => withoutTyped(visit, { key }),
      withoutTyped(state.visit, {
        ...(values.provider === undefined ? {} : { provider: true }),
        ...(values.baseDomain === undefined ? {} : { baseDomain: true }),
      }),
    ),
  }));
}

/** A profile of a file, and the profile into which it goes; `undefined` adds it. */
export interface Import {
  readonly profile: Content & Pick<Profile, 'name'>;
  readonly into: string | undefined;
}

/** Takes profiles over. Values of a profile that the file does not have stay. */
export function importProfiles(imports: readonly Import[]): void {
  change('the import', (state) =>
    imports.reduce<Pick<Kept, 'profiles'>>(({ profiles }, { profile, into }) => {
      if (into !== undefined) return merge({ ...state, profiles }, into, profile);
      const { provider, baseDomain, values } = profile;
      return {
        profiles: [...profiles, { id: newId(), name: freeName(profile.name, profiles), provider, baseDomain, values }],
      };
    }, state),
  );
}

function merge(kept: Kept, id: string, { provider, baseDomain, values }: ReaderValues): Pick<Kept, 'profiles'> {
  return withActive({ ...kept, active: id }, (profile) => ({
    ...profile,
    provider: provider ?? profile.provider,
    baseDomain: baseDomain ?? profile.baseDomain,
    values: { ...profile.values, ...values },
  }));
}

/** What a profile would show, for a preview. */
export function valuesOf(id: string): ReaderValues {
  return effective({ ...getState(), active: id, visit: undefined, secrets: new Map() });
}
