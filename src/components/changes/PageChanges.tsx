import { lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from 'react';
import { areExamplesShown, subscribeToExamples } from '../../store/examples';
import { getState, subscribe } from '../../store/reader-store';
import { installHoldKey } from './hold-examples';

const ExamplesBadge = lazy(async () => ({ default: (await import('./ExamplesBadge')).ExamplesBadge }));

/** Beside every page: says what changed, and shows the examples while a key is held. What says it is loaded with the first change. */
export function PageChanges(): ReactNode {
  const examples = useSyncExternalStore(subscribeToExamples, areExamplesShown, () => false);
  useEffect(installHoldKey, []);
  useEffect(() => {
    let before = getState();
    const stop = subscribe(() => {
      const then = before;
      before = getState();
      void import('./announce').then(({ valuesChanged }) => {
        valuesChanged(then);
      });
    });
    return () => {
      stop();
    };
  }, []);
  return (
    examples && (
      <Suspense fallback={null}>
        <ExamplesBadge />
      </Suspense>
    )
  );
}
