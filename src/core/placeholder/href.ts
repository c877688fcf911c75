import { isHostName } from './example-domain';
import { type ReaderValues, valueOf } from './substitute';
import { forProvider, isScalar, type Template } from './template';

/**
 * The target of a link whose URL has placeholders.
 *
 * @returns the URL, or `undefined` while a placeholder in it is unset (`.company` is a public domain: an example is never a
 * link) or when the result is not an http or https URL
 */
export function hrefOf(template: Template, reader: ReaderValues): string | undefined {
  try {
    const parts = forProvider(template, reader.provider).map((part) => {
      if (typeof part === 'string') return part;
      // Scalars stand in snippets only.
      if (isScalar(part)) return undefined;
      const value = valueOf(part, reader);
      if (value === undefined) return undefined;
      return isHostName(part[0]) ? value : encodeURIComponent(value);
    });
    if (parts.includes(undefined)) return undefined;
    const url = new URL(parts.join(''));
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    // No URL, or half a character, which cannot be encoded.
    return undefined;
  }
}
