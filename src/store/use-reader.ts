import { useSyncExternalStore } from 'react';
import { getInitialState, getState, type ReaderState, subscribe } from './reader-store';

/**
 * Something derived from the reader's values. The component renders again only when the result changes.
 *
 * @param select must return a primitive or a part of the state, so that equal results are identical
 */
export function useReader<T>(select: (state: ReaderState) => T): T {
  return useSyncExternalStore(
    subscribe,
    () => select(getState()),
    () => select(getInitialState()),
  );
}
