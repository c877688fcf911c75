import { isRecord } from '../is-record';
import { type Kind, kindOf, parseValue } from './kinds';
import { decodeProfile, type Profile } from './profile';
import { freeName } from './profile-name';

/** Profiles as a file, to take them to another browser. Secrets are never in it. */
const FORMAT = 'sso-recipes.profiles';
const VERSION = 1;
const MAX_TEXT = 1_000_000;
const MAX_PROFILES = 50;
const MAX_VALUE = 2000;
const KEY = /^(?:[\w.-]{1,100}\/)?[\w.-]{1,100}$/;

const lastName = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

/**
 * Writes profiles as the text of a file.
 *
 * @param isSecret whether a key is known to hold a secret; names that suggest one are left out in any case
 */
export function writeProfileFile(profiles: readonly Profile[], isSecret: (key: string) => boolean): string {
  const written = profiles.map(({ name, provider, baseDomain, values }) => ({
    name,
    provider,
    baseDomain,
    values: Object.fromEntries(
      Object.entries(values).filter(([key]) => !isSecret(key) && kindOf(lastName(key)) !== 'secret'),
    ),
  }));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, profiles: written }, null, 2)}\n`;
}

/** A profile of a file, as far as it was understood. */
export interface ReadProfile extends Omit<Profile, 'id'> {
  /** What was left out or read in another form, and why, as sentences. */
  readonly notes: readonly string[];
}

export interface ReadFile {
  readonly profiles: readonly ReadProfile[];
  /** Why nothing could be read, as a sentence. */
  readonly problem?: string;
}

/**
 * Reads a file of profiles. Every value is typed again, because a file may be edited or come from anybody.
 *
 * @param kind of a key, where the page knows it; the others are judged by their names
 */
export function readProfileFile(text: string, kind: (key: string) => Kind | undefined): ReadFile {
  if (text.length > MAX_TEXT) return { profiles: [], problem: 'The file is too big to be one of this site.' };
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { profiles: [], problem: 'The file is not JSON, or was cut off.' };
  }
  if (!isRecord(data) || data.format !== FORMAT)
    return { profiles: [], problem: 'The file holds no profiles of this site.' };
  if (data.version !== VERSION)
    return {
      profiles: [],
      problem: `The file is of version ${String(data.version)}; this site reads version ${VERSION}.`,
    };
  const records = Array.isArray(data.profiles) ? data.profiles.filter(isRecord).slice(0, MAX_PROFILES) : [];
  if (records.length === 0) return { profiles: [], problem: 'The file has no profile in it.' };
  const profiles: ReadProfile[] = [];
  for (const record of records) profiles.push(readProfile(record, profiles, kind));
  return { profiles };
}

function readProfile(
  record: Readonly<Record<string, unknown>>,
  others: readonly ReadProfile[],
  kind: (key: string) => Kind | undefined,
): ReadProfile {
  const { provider, baseDomain, values, name } = decodeProfile(record, '');
  const notes: string[] = [];
  const entries = Object.entries(values).flatMap(([key, input]): [string, string][] => {
    const label = KEY.test(key) ? key : `“${key.slice(0, 40)}”`;
    const known = kind(key) ?? likelyKind(key);
    const result = !KEY.test(key)
      ? ({ ok: false, reason: 'This is not the name of a value.' } as const)
      : known === 'secret'
        ? ({ ok: false, reason: 'Secrets are not taken from files.' } as const)
        : input.length > MAX_VALUE
          ? ({ ok: false, reason: 'It is too long.' } as const)
          : parseValue(known, input);
    if (!result.ok) notes.push(`${label}: ${result.reason}`);
    else if (result.understood) notes.push(`${label}: ${result.understood}`);
    return result.ok ? [[key, result.value]] : [];
  });
  const dropped = isRecord(record.values) ? Object.keys(record.values).length - Object.keys(values).length : 0;
  if (dropped > 0) notes.push(`${dropped} of its values are not text and were left out.`);
  const domain = baseDomain === undefined ? undefined : parseValue('base-domain', baseDomain);
  if (domain && !domain.ok) notes.push(`Your domain: ${domain.reason}`);
  return {
    name: freeName(name, others),
    ...(provider === undefined ? {} : { provider }),
    ...(domain?.ok ? { baseDomain: domain.value } : {}),
    values: Object.fromEntries(entries),
    notes,
  };
}

/** What the name of a value suggests; an unknown name of any other kind is taken as text, which is shown as it is. */
function likelyKind(key: string): Kind {
  const kind = kindOf(lastName(key));
  return kind === 'host' || kind === 'url' || kind === 'email' || kind === 'secret' ? kind : 'text';
}
