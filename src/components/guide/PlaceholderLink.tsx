import type { ReactNode } from 'react';
import type { PlaceholderLinkProps } from '../../core/page-contract';
import { hrefOf } from '../../core/placeholder/href';
import { useReader } from '../../store/use-reader';
import { useTemplate } from './PlaceholderText';

/** A link into the reader's own installation. Until all its values are known it is text, never a link to an example host. */
export function PlaceholderLink({
  href: json,
  children,
}: PlaceholderLinkProps & { readonly children?: ReactNode }): ReactNode {
  const template = useTemplate(json);
  const href = useReader((state) => hrefOf(template, state));
  return (
    <a className="placeholder-link" data-ph-href={json} href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
