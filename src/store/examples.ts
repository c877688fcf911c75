import type { PageValues } from './page-writer';
import { getState } from './reader-store';

/**
 * Whether the page shows the guide's examples in place of the reader's values: to compare, to make a picture of the screen, or to
 * copy what may be shown to everybody. Nothing of the reader's is changed, and nothing of it is kept.
 */
let shown = false;
const listeners = new Set<() => void>();

export function areExamplesShown(): boolean {
  return shown;
}

/** For `useSyncExternalStore`. */
export function subscribeToExamples(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function showExamples(show: boolean): void {
  if (shown === show) return;
  shown = show;
  document.body.toggleAttribute('data-examples', show);
  for (const listener of listeners) listener();
}

/** The values that the page shows: what is copied from it must be the same. */
export function shownValues(): PageValues {
  const state = getState();
  // The provider is no secret, and without it the page would show another's parts.
  return shown ? { provider: state.provider, values: {}, examples: true } : state;
}
