import { useSyncExternalStore } from 'react';
import type { GuideData, ProviderData } from '../../core/page-contract';
import type * as SanityModule from '../../core/values/sanity';
import { useCurrentGuide } from '../../store/current-guide';
import type { ReaderState } from '../../store/reader-store';
import { useReader } from '../../store/use-reader';
import { shownFields } from './shown-fields';
import { useProviders } from './use-providers';

type Sanity = typeof SanityModule;

let sanity: Sanity | undefined;
let loading = false;
const listeners = new Set<() => void>();

/** Loads what looks for mistakes: when a field is first used, because a page must not move while it is only read. */
export function loadAdvice(): void {
  if (loading) return;
  loading = true;
  import('../../core/values/sanity')
    .then((loaded) => {
      sanity = loaded;
      for (const listener of listeners) listener();
    })
    .catch(() => {
      // Without a connection there is no advice; the next field tries again.
      loading = false;
    });
}

/** What is to be said about a field's value, as one text; empty when there is nothing. */
export function useAdvice(key: string): string {
  const guide = useCurrentGuide();
  const providers = useProviders();
  const loaded = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => sanity,
    () => undefined,
  );
  return useReader((state) => (loaded ? (adviceByKey(loaded, state, guide, providers).get(key) ?? '') : ''));
}

let last: { state: ReaderState; guide: GuideData | undefined; advice: Map<string, string> } | undefined;

/** All advice for a state, worked out once for all fields. */
function adviceByKey(
  { adviceOn }: Sanity,
  state: ReaderState,
  guide: GuideData | undefined,
  providers: readonly ProviderData[],
): Map<string, string> {
  if (last?.state === state && last.guide === guide) return last.advice;
  const advice = new Map<string, string>();
  for (const { key, message } of adviceOn(state, shownFields(guide, providers, state.provider), providers)) {
    const before = advice.get(key);
    advice.set(key, before === undefined ? message : `${before} ${message}`);
  }
  last = { state, guide, advice };
  return advice;
}
