import type { Template } from '../../core/placeholder/template';

/** A snippet that is a file. */
export interface SnippetFile {
  readonly title: Template;
  readonly template: Template;
}

const files = new WeakMap<Element, SnippetFile>();

/** Remembers which file a download button saves. */
export function registerFile(button: Element, file: SnippetFile): void {
  files.set(button, file);
}

/** A file of the page, and the button that saves it. */
export interface PageFile extends SnippetFile {
  readonly button: Element;
}

/** The files of a guide that its reader sees, in order; those of other providers are left out. */
export function filesOf(guide: Element): PageFile[] {
  return [...guide.querySelectorAll('[data-download]')].flatMap((button) => {
    const file = isOfProvider(button) ? files.get(button) : undefined;
    return file ? [{ ...file, button }] : [];
  });
}

/** Whether an element holds for the reader's provider. A closed `<details>` hides nothing here. */
function isOfProvider(element: Element): boolean {
  const variant = element.closest('[data-providers]');
  if (!variant) return true;
  if (getComputedStyle(variant).display === 'none') return false;
  return variant.parentElement === null || isOfProvider(variant.parentElement);
}
