import useBrokenLinks from '@docusaurus/useBrokenLinks';
import Admonition from '@theme/Admonition';
import type { ComponentProps, ReactNode } from 'react';

/** Makes an id known to the build, which refuses links to ids that no page has. */
export function useAnchor(id: string | undefined): void {
  const brokenLinks = useBrokenLinks();
  if (id !== undefined) brokenLinks.collectAnchor(id);
}

/** An admonition that can be linked to. */
export function AnchoredAdmonition(props: ComponentProps<typeof Admonition> & { readonly id?: string }): ReactNode {
  useAnchor(props.id);
  return <Admonition {...props} />;
}
