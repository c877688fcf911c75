import { areExamplesShown, showExamples } from '../../store/examples';

/**
 * The key that shows the examples for as long as it is held. Alt with a letter, because single letters belong to screen readers
 * and to browsers' quick find; X, because Chrome, Edge, Firefox and Safari have no command there. Alt+D is their address bar.
 */
export const HOLD_KEY = 'Alt+X';

const TYPING = 'input:not([type=radio],[type=checkbox]), textarea, select, [contenteditable]';

const isHoldKey = ({ altKey, ctrlKey, metaKey, shiftKey, key, code }: KeyboardEvent): boolean =>
  // With Option, a Mac gives the character `≈`.
  altKey &&
  !ctrlKey &&
  !metaKey &&
  !shiftKey &&
  (key.toLowerCase() === 'x' || (code === 'KeyX' && !/^[a-z]$/i.test(key)));

/**
 * Shows the examples while {@link HOLD_KEY} is held, and everything as it was when it is released or the reader turns elsewhere.
 *
 * @returns stops listening
 */
export function installHoldKey(): () => void {
  let held = '';
  const release = (): void => {
    if (held === '') return;
    held = '';
    showExamples(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !isHoldKey(event)) return;
    if (event.target instanceof Element && event.target.closest(TYPING)) return;
    // Otherwise Windows looks for a menu of that letter.
    event.preventDefault();
    if (event.repeat || areExamplesShown()) return;
    held = event.code;
    showExamples(true);
  };
  const onKeyUp = (event: KeyboardEvent): void => {
    if (event.key === 'Alt' || event.code === held) release();
  };
  document.addEventListener('keydown', onKeyDown);
  document.addEventListener('keyup', onKeyUp);
  document.addEventListener('visibilitychange', release);
  window.addEventListener('blur', release);
  window.addEventListener('pagehide', release);
  return () => {
    release();
    document.removeEventListener('keydown', onKeyDown);
    document.removeEventListener('keyup', onKeyUp);
    document.removeEventListener('visibilitychange', release);
    window.removeEventListener('blur', release);
    window.removeEventListener('pagehide', release);
  };
}
