import { fileName, fileText } from '../../core/files/guide-file';
import { shownValues } from '../../store/examples';
import { getState, withoutSecrets } from '../../store/reader-store';
import type { SnippetFile } from './snippet-files';

/** The name under which a snippet is saved; no secret is in it. */
export function nameOf({ title }: SnippetFile): string {
  const { secretKeys } = getState();
  const values = shownValues();
  return fileName(title, { ...values, values: withoutSecrets({ ...values, secretKeys }) });
}

/** The bytes of a snippet's file: the reader's values, secrets included, in UTF-8. */
export function bytesOf({ template }: SnippetFile): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(fileText(template, shownValues()));
}

/** Saves a snippet as a file. */
export function saveSnippet(file: SnippetFile): void {
  save(bytesOf(file), nameOf(file));
}

/** How long browsers may take to begin with a download. */
const PATIENCE = 10_000;

/** Hands a file to the browser, which saves it as it saves downloads. */
export function save(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  // A type that is known would let browsers add an extension of their own.
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, PATIENCE);
}
