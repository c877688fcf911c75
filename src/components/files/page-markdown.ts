import type { Element as HastElement } from 'hast';
import { fromDom } from 'hast-util-from-dom';
import { shownValues } from '../../store/examples';
import { writeWithin } from '../../store/page-writer';
import { getState, withoutSecrets } from '../../store/reader-store';
import { guideMarkdown } from './guide-markdown';

/** What is there to be used, not to be read. */
const LEFT_OUT = [
  ...['button', 'form', 'input', 'select', 'textarea', 'dialog', 'noscript', 'script', 'style'],
  ...[
    '.placeholder-form',
    '.example-note',
    '.refused-note',
    '.hidden-target',
    '.hash-link',
    '.inline-editor',
    '.sr-only',
  ],
  ...['.print-head', '[data-page-tools]', '[data-markdown="none"]', '[hidden]'],
].join(',');

/**
 * A guide as Markdown, as its reader sees it: the provider that was chosen, the reader's values, and each secret's name in its
 * place.
 *
 * @param guide the element that holds the guide; it is not changed
 */
export function pageMarkdown(guide: Element): string {
  const copy = copyForProvider(guide);
  const { secretKeys } = getState();
  const shown = shownValues();
  writeWithin(copy, { ...shown, values: withoutSecrets({ ...shown, secretKeys }) });
  for (const element of copy.querySelectorAll(LEFT_OUT)) element.remove();
  for (const link of copy.querySelectorAll('a')) {
    if (link.hasAttribute('href')) link.setAttribute('href', link.href);
  }
  for (const image of copy.querySelectorAll('img')) image.setAttribute('src', image.src);
  // White space counts in code, while the rest is laid out by lines.
  for (const code of copy.querySelectorAll<HTMLElement>('code,kbd,samp')) {
    code.dataset.text = code.textContent;
    if (!code.closest('pre')) code.textContent = 'code';
  }
  return guideMarkdown(fromDom(copy) as HastElement);
}

/** A copy without what holds for other providers. */
function copyForProvider(guide: Element): Element {
  const copy = guide.cloneNode(true) as Element;
  const copies = copy.querySelectorAll('[data-providers]');
  for (const [index, original] of guide.querySelectorAll('[data-providers]').entries()) {
    if (getComputedStyle(original).display === 'none') copies[index]?.remove();
  }
  return copy;
}
