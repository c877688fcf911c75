import { type ReactNode, useEffect } from 'react';
import { installCopyHandler } from '../components/guide/copy-handler';

/** Around every page. */
export default function Root({ children }: { readonly children: ReactNode }): ReactNode {
  useEffect(installCopyHandler, []);
  return children;
}
