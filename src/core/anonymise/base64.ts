/** Base64 of texts in UTF-8, because the core has no host that brings it. RFC 4648, sections 4 and 5. */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes of a text in UTF-8. */
export function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const [escape, hex] of encodeURIComponent(text).matchAll(/%([\dA-F]{2})|[^%]/g))
    bytes.push(hex === undefined ? escape.charCodeAt(0) : Number.parseInt(hex, 16));
  return bytes;
}

/** Bytes as base64 without padding. */
export function toBase64(bytes: readonly number[]): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(index, index + 3);
    const digits = [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63];
    const count = Math.min(bytes.length - index, 3) + 1;
    text += digits
      .slice(0, count)
      .map((digit) => DIGITS.charAt(digit))
      .join('');
  }
  return text;
}

/**
 * Reads base64 or base64url, with or without padding.
 *
 * @returns `undefined` when the bytes are no text: not UTF-8, or with control characters other than white space
 */
export function fromBase64(text: string): string | undefined {
  let bits = 0;
  let count = 0;
  let escaped = '';
  for (const character of text.replace(/=+$/, '')) {
    const digit = DIGITS.indexOf(character === '-' ? '+' : character === '_' ? '/' : character);
    if (digit < 0) return undefined;
    bits = ((bits << 6) | digit) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    escaped += `%${((bits >> count) & 255).toString(16).padStart(2, '0')}`;
  }
  try {
    const decoded = decodeURIComponent(escaped);
    return /[^\P{Cc}\t\r\n]/u.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}

/**
 * What base64 of any longer text holds when that text holds this one: one form for each of the three places at which it may
 * begin. The digits at both ends, which also depend on what stands beside it, are left out.
 */
export function base64Within(text: string): string[] {
  const bytes = utf8(text);
  return [0, 1, 2].map((shift) => {
    const bits = (shift + bytes.length) * 8;
    const all = toBase64([...Array.from({ length: shift }, () => 0), ...bytes]);
    return all.slice(Math.ceil((shift * 8) / 6), Math.floor(bits / 6));
  });
}
