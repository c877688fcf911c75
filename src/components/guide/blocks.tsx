import type { ReactNode } from 'react';
import type { ProviderVariantProps } from '../../core/page-contract';

/** Blocks that hold for some providers only. All are in the page; CSS shows those of the reader's. */
export function ProviderVariant({
  providers,
  children,
}: ProviderVariantProps & { readonly children?: ReactNode }): ReactNode {
  return <div data-providers={providers}>{children}</div>;
}

/** A failure that people meet: its text as they see it, the cause and the cure. */
export function Symptom({ children }: { readonly children?: ReactNode }): ReactNode {
  return <section className="symptom">{children}</section>;
}
