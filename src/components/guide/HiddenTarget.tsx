import { useLocation } from '@docusaurus/router';
import { type ReactNode, useEffect, useState } from 'react';
import { decodeComponent } from '../../core/text';
import { setProvider } from '../../store/reader-store';
import { useReader } from '../../store/use-reader';
import { useProviders } from '../values/use-providers';

/**
 * A link, from the search for instance, may lead to a section about another provider than the reader's, which is not shown.
 * This says so and offers to show it.
 */
export function HiddenTarget(): ReactNode {
  const { hash } = useLocation();
  const providers = useProviders();
  const chosen = useReader((state) => state.provider);
  const [hidden, setHidden] = useState<{ hash: string; id: string; name: string }>();

  useEffect(() => {
    // What is shown is known once the browser has laid out the page.
    const frame = requestAnimationFrame(() => {
      const target = hash === '' ? null : document.getElementById(decodeComponent(hash.slice(1)));
      const block = target?.checkVisibility() === false ? target.closest<HTMLElement>('[data-providers]') : null;
      const ids = block?.dataset.providers?.split(' ') ?? [];
      const provider = providers.find(({ id }) => ids.includes(id));
      setHidden(provider && { hash, id: provider.id, name: provider.name });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [hash, chosen, providers]);

  if (!hidden) return null;
  const show = (): void => {
    setProvider(hidden.id);
    document.getElementById(decodeComponent(hidden.hash.slice(1)))?.scrollIntoView();
  };
  return (
    <p className="hidden-target" role="status">
      This link leads to a part about {hidden.name}.{' '}
      <button type="button" className="value-field__button" onClick={show}>
        Show {hidden.name}
      </button>
    </p>
  );
}
