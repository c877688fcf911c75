import { parseHost } from './host';
import type { ParseResult } from './kinds';

/**
 * Reads an absolute http or https URL. A missing scheme becomes `https://`, and the note says so; path, query and slashes stay as typed.
 */
export function parseUrl(input: string): ParseResult {
  const text = input.trim();
  if (text === '') return { ok: false, reason: 'Expected a URL such as https://app.example.org/.' };
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  const hasScheme = /^[^/?#]+:\/\//.test(text) || (scheme !== undefined && !/^[^/:]*:\d/.test(text));
  if (hasScheme && scheme !== 'http' && scheme !== 'https') {
    return {
      ok: false,
      reason: `Expected a URL that starts with https:// or http://, not ${text.slice(0, text.indexOf(':'))}:`,
    };
  }
  if (/[\s"'<>`\\\p{Cc}]/u.test(text))
    return { ok: false, reason: 'A URL cannot contain white space, quotes, angle brackets or backslashes.' };
  const value = hasScheme ? text : `https://${text}`;
  const host = parseHost(/^[a-z]+:\/\/[^/?#]+/i.exec(value)?.[0] ?? '');
  if (!host.ok) return host;
  return hasScheme ? { ok: true, value } : { ok: true, value, understood: `Understood as ${value}.` };
}
