import { isRecord } from '../core/is-record';

/** What is kept between visits. Secrets never get here. */
export interface StoredValues {
  readonly provider?: string;
  readonly baseDomain?: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The version is part of the key: a newer site never misreads what an older one wrote. */
export const STORAGE_KEY = 'sso-recipes.values.v1';
/** Where a text goes that could not be read, before anything is written over it. */
export const UNREADABLE_KEY = `${STORAGE_KEY}.unreadable`;

const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * Reads stored values. What is not of the expected form is left out; the rest counts.
 *
 * @param text as it was in storage
 * @returns `undefined` when there is nothing to read
 */
export function decodeStored(text: string | null): StoredValues | undefined {
  if (text === null) return undefined;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(data)) return undefined;
  const { provider, baseDomain, values } = data;
  const entries = isRecord(values)
    ? Object.entries(values).filter((entry): entry is [string, string] => isText(entry[1]))
    : [];
  return {
    ...(isText(provider) ? { provider } : {}),
    ...(isText(baseDomain) && baseDomain !== '' ? { baseDomain } : {}),
    values: Object.fromEntries(entries),
  };
}

/** Reads from the browser's storage; storage that is switched off counts as empty. */
export function readStorage(): StoredValues | undefined {
  try {
    return decodeStored(localStorage.getItem(STORAGE_KEY));
  } catch {
    return undefined;
  }
}

/**
 * Writes to the browser's storage. A text there that could not be read is moved aside first.
 *
 * @returns whether it was written; storage may be full or switched off, and the values then last for this visit
 */
export function writeStorage(stored: StoredValues): boolean {
  try {
    const present = localStorage.getItem(STORAGE_KEY);
    if (present !== null && decodeStored(present) === undefined) localStorage.setItem(UNREADABLE_KEY, present);
    localStorage.setItem(STORAGE_KEY, JSON.stringify(stored));
    return true;
  } catch {
    return false;
  }
}
