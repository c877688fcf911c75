const EVENT = 'sso-recipes:search';

/** Opens the search from anywhere on a page. */
export function openSearch(): void {
  window.dispatchEvent(new Event(EVENT));
}

const TYPING = 'input, textarea, select, [contenteditable]';

/**
 * Calls back when the reader asks for the search: by {@link openSearch}, Ctrl+K, Cmd+K, or a slash typed outside of fields.
 *
 * @returns stops listening
 */
export function onSearchAsked(open: () => void): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const chord =
      (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k';
    const typing = event.target instanceof Element && event.target.closest(TYPING) !== null;
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
    if (event.defaultPrevented || !(chord || slash) || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    open();
  };
  window.addEventListener(EVENT, open);
  document.addEventListener('keydown', onKeyDown);
  return () => {
    window.removeEventListener(EVENT, open);
    document.removeEventListener('keydown', onKeyDown);
  };
}
