import { valueOf } from '../../core/placeholder/substitute';
import { getState } from '../../store/reader-store';

/**
 * Copying by selection gives what copying by button gives: a masked secret goes to the clipboard as the secret. Everything
 * else is left to the browser, whose selection already is the text that is shown.
 *
 * @returns removes the handler
 */
export function installCopyHandler(): () => void {
  const onCopy = (event: ClipboardEvent): void => {
    const selection = document.getSelection();
    if (!selection || selection.rangeCount === 0 || !event.clipboardData) return;
    const masked = [...document.querySelectorAll<HTMLElement>('[data-masked]')].filter((element) =>
      selection.containsNode(element, true),
    );
    if (masked.length === 0) return;
    const masks = masked.map((element) => element.firstChild).filter((node): node is Text => node instanceof Text);
    const previous = masks.map((mask) => mask.data);
    // The browser turns a selection into text, with the line breaks of its layout; so the secrets are put there for that moment only.
    masks.forEach((mask, index) => {
      const key = masked[index]?.dataset.ph;
      const value = key === undefined ? undefined : valueOf([key], getState());
      if (value !== undefined) mask.data = value;
    });
    const text = selection.toString();
    masks.forEach((mask, index) => {
      mask.data = previous[index] ?? '';
    });
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', onCopy);
  return () => {
    document.removeEventListener('copy', onCopy);
  };
}
