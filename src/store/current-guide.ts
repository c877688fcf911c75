import { useSyncExternalStore } from 'react';
import type { GuideData } from '../core/page-contract';

let current: GuideData | undefined;
const listeners = new Set<() => void>();

/** Says which guide is open, for what stands outside the page: the panel in the navigation bar. */
export function setCurrentGuide(guide: GuideData | undefined): void {
  current = guide;
  for (const listener of listeners) listener();
}

/** The guide that is open, or `undefined` on other pages. */
export function useCurrentGuide(): GuideData | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
    () => undefined,
  );
}
