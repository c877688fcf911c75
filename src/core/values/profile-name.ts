import { DEFAULT_NAME, type Profile } from './profile';

/** Long enough for a client’s name, short enough for a button. */
export const MAX_NAME = 30;

/**
 * Reads a name for a profile as a person typed it.
 *
 * @param others the names that are taken; upper and lower case do not make two names
 */
export function parseName(
  input: string,
  others: readonly Pick<Profile, 'name'>[],
): { readonly ok: true; readonly value: string } | { readonly ok: false; readonly reason: string } {
  const value = clean(input);
  if (value === '') return { ok: false, reason: 'Give the profile a name, such as “lab”.' };
  if (Array.from(value).length > MAX_NAME) return { ok: false, reason: `A name has at most ${MAX_NAME} characters.` };
  if (isTaken(value, others)) return { ok: false, reason: `There is a profile “${value}” already.` };
  return { ok: true, value };
}

/** A name that is free: the wanted one, cut where it is too long, or that with a number. */
export function freeName(wanted: string, others: readonly Pick<Profile, 'name'>[]): string {
  const start = Array.from(clean(wanted) || DEFAULT_NAME);
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : ` ${number}`;
    const name =
      start
        .slice(0, MAX_NAME - suffix.length)
        .join('')
        .trim() + suffix;
    if (!isTaken(name, others)) return name;
  }
}

/** One line, without characters that nobody sees. */
function clean(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function isTaken(name: string, others: readonly Pick<Profile, 'name'>[]): boolean {
  return others.some((other) => other.name.toLowerCase() === name.toLowerCase());
}
