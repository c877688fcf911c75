import { useEffect, useState } from 'react';

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
  const [days, setDays] = useState<number>();
  useEffect(() => {
    if (date !== undefined) setDays(Math.max(0, Math.floor((Date.now() - Date.parse(date)) / DAY)));
  }, [date]);
  return days;
}

/** An age in words. */
export function ageInWords(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'yesterday' : `${days} days ago`;
}
