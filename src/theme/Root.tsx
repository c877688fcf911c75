import { type ReactNode, useEffect } from 'react';
import { PageChanges } from '../components/changes/PageChanges';
import { installCopyHandler } from '../components/guide/copy-handler';
import { followReader } from '../store/follow-reader';

// Before React hydrates: until then the script in the head has kept the page at the reader's values.
if (typeof window !== 'undefined') followReader();

/** Around every page. */
export default function Root({ children }: { readonly children: ReactNode }): ReactNode {
  useEffect(installCopyHandler, []);
  return (
    <>
      {children}
      <PageChanges />
    </>
  );
}
