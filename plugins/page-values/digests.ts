import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src/core/evidence/record';
import type { PageValue } from './page-value';

/** SHA-256 of a text, as records write it. */
export function digestOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('hex')}`;
}

/** Of what a value of a page says and means: where it stands does not count. */
export function digestOfValue({
  id,
  raw,
  value,
  excluded,
}: Pick<PageValue, 'id' | 'raw' | 'value'> & { readonly excluded?: string | undefined }): string {
  return digestOf(canonicalJson([id, raw, value, excluded ?? '']));
}

/** Of all values of a page, by their own digests in order. */
export function digestOfValues(digests: readonly string[]): string {
  return digestOf(digests.join('\n'));
}
