import { shownValues, subscribeToExamples } from './examples';
import { type Binding, bindWithin, writeAll, writeWithin } from './page-writer';
import { getState, type ReaderState, subscribe } from './reader-store';

/**
 * Keeps the page's placeholders at the reader's values from now on: after every change of a value, and when something is
 * added to the page. Takes over from the script in the head.
 */
export function followReader(): void {
  window.ssoRecipes?.stop();
  const root = document.documentElement;
  let before = getState();
  /** What follows the reader on the page; `undefined` after elements have come or gone. */
  let page: readonly Binding[] | undefined;

  subscribe(() => {
    const after = getState();
    const affected = affectedBy(before, after);
    before = after;
    page ??= findAll(root);
    writeAll(page, shownValues(), affected);
  });
  subscribeToExamples(() => {
    writeWithin(root, shownValues());
  });
  // Before the next paint, and before anybody can see React's own text.
  new MutationObserver((records) => {
    for (const { addedNodes, removedNodes } of records) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        page = undefined;
        writeWithin(node, shownValues());
      }
      if (removedNodes.length > 0 && removedNodes[0] instanceof Element) page = undefined;
    }
  }).observe(root, { childList: true, subtree: true });
  page = findAll(root);
  writeAll(page, shownValues());
}

/** From so many places on, what is off screen is not laid out: the style sheet goes by an attribute. */
const MANY = 400;

function findAll(root: Element): readonly Binding[] {
  const found = bindWithin(root);
  root.toggleAttribute('data-many-placeholders', found.length > MANY);
  return found;
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
