import type { RedirectUri } from './options';

/**
 * Whether an entry allows a URI. [views/authorize.py check_redirect_uri]
 *
 * `strict` is equality of strings: case, port and slash count, and localhost is nothing special. `regex` has to match the whole URI; one that
 * is no regular expression matches nothing.
 */
export function allows({ url, mode }: RedirectUri, uri: string): boolean {
  if (mode === 'strict') return url === uri;
  try {
    // `[^]` cannot stand in a Python pattern, so `$` without the flag `m` is the end, as `fullmatch` has it.
    return new RegExp(`^(?:${url})$`, 'u').test(uri);
  } catch {
    return false;
  }
}

/** The entries of one type; from 2026.5 there are two. */
export const entriesOf = (uris: readonly RedirectUri[], type: 'authorization' | 'logout'): readonly RedirectUri[] =>
  uris.filter((entry) => (entry.type ?? 'authorization') === type);

/** Refused even when an entry allows them. */
export const isForbidden = (uri: string): boolean => /^(javascript|data|vbscript):/i.test(uri);
