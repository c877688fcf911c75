import { writeWithin } from './page-writer';
import { getState, type ReaderState, subscribe } from './reader-store';

/**
 * Keeps the page's placeholders at the reader's values from now on: after every change of a value, and when something is
 * added to the page. Takes over from the script in the head.
 */
export function followReader(): void {
  window.ssoRecipes?.stop();
  const root = document.documentElement;
  let before = getState();
  const write = (element: Element, affected?: (key: string) => boolean): void => {
    writeWithin(element, before, affected);
  };

  subscribe(() => {
    const after = getState();
    const affected = affectedBy(before, after);
    before = after;
    write(root, affected);
  });
  // Before the next paint, and before anybody can see React's own text.
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      for (const node of addedNodes) {
        const element = node instanceof Element ? node : target;
        if (element instanceof Element) write(element);
      }
    }
  }).observe(root, { childList: true, subtree: true });
  write(root);
}

/** Which keys look different in a new state; `undefined`: any may. */
function affectedBy(before: ReaderState, after: ReaderState): ((key: string) => boolean) | undefined {
  if (before.baseDomain !== after.baseDomain) return undefined;
  return (key) => before.values[key] !== after.values[key] || before.revealed.has(key) !== after.revealed.has(key);
}

/**
 * Runs something while the page shows the secrets themselves; nothing is painted in between.
 *
 * @returns what `read` returns
 */
export function withoutMasks<T>(read: () => T): T {
  const root = document.documentElement;
  const state = getState();
  const isSecret = (key: string): boolean => state.secretKeys.has(key);
  writeWithin(root, { ...state, revealed: state.secretKeys }, isSecret);
  try {
    return read();
  } finally {
    writeWithin(root, state, isSecret);
  }
}
