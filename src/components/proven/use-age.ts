import { useSyncExternalStore } from 'react';

/** Days after which a run says little: both products have had releases since. */
export const STALE_AFTER = 180;
const DAY = 86_400_000;

/**
 * How many days ago a run was, by the reader's clock: a page that nobody builds again grows old all the same.
 *
 * @param date `2026-05-04`
 * @returns `undefined` until the page runs in a browser
 */
export function useAge(date: string | undefined): number | undefined {
  const today = useSyncExternalStore(neverChanges, daysNow, () => undefined);
  if (date === undefined || today === undefined) return undefined;
  return Math.max(0, today - Math.floor(Date.parse(date) / DAY));
}

const neverChanges = (): (() => void) => () => undefined;
const daysNow = (): number => Math.floor(Date.now() / DAY);

/** An age in words. */
export function ageInWords(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'yesterday' : `${days} days ago`;
}
