import { isRecord } from '../core/is-record';
import { decodeProfile, decodeProfiles, NO_PROFILES, type Profiles } from '../core/values/profile';

/** The version is part of the key: a newer site never misreads what an older one wrote. */
export const STORAGE_KEY = 'sso-recipes.values.v2';
/** Where a text goes that could not be read, before anything is written over it. */
export const UNREADABLE_KEY = `${STORAGE_KEY}.unreadable`;

const KEY_1 = 'sso-recipes.values.v1';

/** Every version there has been, the newest first: its key, and how its data become profiles. */
const versions: readonly (readonly [key: string, decode: (data: unknown) => Profiles | undefined])[] = [
  [STORAGE_KEY, decodeProfiles],
  // One set of values without a name. Pages of that version that are still open go on with it, so it stays where it is.
  [KEY_1, (data) => (isRecord(data) ? { ...NO_PROFILES, profiles: [decodeProfile(data, 'default')] } : undefined)],
];

/** What was found in storage. */
export interface Found {
  /** As the newest version has it; `null` when there is none. */
  readonly text: string | null;
  readonly profiles: Profiles;
}

function decode(text: string | null, version: (typeof versions)[number][1]): Profiles | undefined {
  if (text === null) return undefined;
  try {
    return version(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * Reads stored profiles. What is not of the expected form is left out; the rest counts.
 *
 * @param text as it was in storage
 * @returns `undefined` when there is nothing to read
 */
export function decodeStored(text: string | null): Profiles | undefined {
  return decode(text, decodeProfiles);
}

/** The stored text; `undefined` when storage is switched off. */
export function readText(): string | null | undefined {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return undefined;
  }
}

/**
 * Reads from the browser's storage, in the newest version that can be read. Storage that is switched off counts as empty.
 */
export function readStorage(): Found {
  let profiles: Profiles | undefined;
  try {
    for (const [key, version] of versions) profiles ??= decode(localStorage.getItem(key), version);
  } catch {
    // Switched off.
  }
  return { text: readText() ?? null, profiles: profiles ?? NO_PROFILES };
}

/**
 * Writes to the browser's storage. A text there that could not be read is moved aside first.
 *
 * @returns the text as written; `undefined` when storage is full or switched off, and the values then last for this visit
 */
export function writeStorage({ active, profiles }: Profiles): string | undefined {
  try {
    const present = localStorage.getItem(STORAGE_KEY);
    if (present !== null && decodeStored(present) === undefined) localStorage.setItem(UNREADABLE_KEY, present);
    const text = JSON.stringify({ active, profiles });
    localStorage.setItem(STORAGE_KEY, text);
    return text;
  } catch {
    return undefined;
  }
}

/**
 * Removes everything that any version of the site has written.
 *
 * @returns whether that was possible
 */
export function eraseStorage(): boolean {
  try {
    for (const [key] of versions) {
      localStorage.removeItem(key);
      localStorage.removeItem(`${key}.unreadable`);
    }
    return true;
  } catch {
    return false;
  }
}
