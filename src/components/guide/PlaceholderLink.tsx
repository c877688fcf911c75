import type { ReactNode } from 'react';
import type { PlaceholderLinkProps } from '../../core/page-contract';

/**
 * A link into the reader's own installation. Until all its values are known it is text, never a link to an example host:
 * `page-writer` gives it its target.
 */
export function PlaceholderLink({
  href,
  children,
}: PlaceholderLinkProps & { readonly children?: ReactNode }): ReactNode {
  return (
    <a
      className="placeholder-link"
      data-ph-href={href}
      target="_blank"
      rel="noopener noreferrer"
      suppressHydrationWarning
    >
      {children}
    </a>
  );
}
