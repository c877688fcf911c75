import { withoutMasks } from '../../store/follow-reader';

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
    const masked = [...document.querySelectorAll('[data-masked]')];
    if (!masked.some((element) => selection.containsNode(element, true))) return;
    // The browser turns a selection into text, with the line breaks of its layout; so the secrets stand there for that moment.
    event.clipboardData.setData(
      'text/plain',
      withoutMasks(() => selection.toString()),
    );
    event.preventDefault();
  };
  document.addEventListener('copy', onCopy);
  return () => {
    document.removeEventListener('copy', onCopy);
  };
}
