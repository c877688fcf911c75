import { useHistory } from '@docusaurus/router';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { fragmentWithoutValues, SHARE_MARKER } from '../../core/values/share-marker';

const ArrivalDialog = lazy(async () => ({ default: (await import('./ArrivalDialog')).ArrivalDialog }));

/**
 * Looks for values in the address: in that of the page, and in one that is entered while it is open. They are taken out of
 * the address and the browser's history at once; the dialog that asks about them is loaded only then.
 */
export function SharedLink(): ReactNode {
  const history = useHistory();
  const [arrived, setArrived] = useState<string>();

  useEffect(() => {
    const look = (): void => {
      const { hash, pathname, search } = window.location;
      if (!hash.startsWith(SHARE_MARKER)) return;
      setArrived(hash);
      // By the router, which would otherwise go on with the address that it knows.
      history.replace({ pathname, search, hash: fragmentWithoutValues(hash) });
    };
    look();
    window.addEventListener('hashchange', look);
    return () => {
      window.removeEventListener('hashchange', look);
    };
  }, [history]);

  if (arrived === undefined) return null;
  return (
    <Suspense fallback={null}>
      <ArrivalDialog
        key={arrived}
        hash={arrived}
        onClose={() => {
          setArrived(undefined);
        }}
      />
    </Suspense>
  );
}
