import { type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { GuideField } from '../../core/page-contract';
import { isHostName } from '../../core/placeholder/example-domain';
import { useCurrentGuide } from '../../store/current-guide';
import { forgetAll, type ReaderState } from '../../store/reader-store';
import { useReader } from '../../store/use-reader';
import { ProviderPicker } from './ProviderPicker';
import { useProviders } from './use-providers';
import { BaseDomainField, ValueField } from './ValueField';

/** All values of the reader that matter where they are: a dialog at the side of the page. */
export function ValuesPanel({ onClose }: { readonly onClose: () => void }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const guide = useCurrentGuide();
  const providers = useProviders();
  const provider = useReader((state) => state.provider) ?? guide?.providers[0] ?? providers[0]?.id;
  const others = useReader(otherHosts);
  const stored = useReader((state) => state.stored);

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  const shown = guide && provider !== undefined && !guide.providers.includes(provider) ? guide.providers[0] : provider;
  const fields: readonly GuideField[] = guide
    ? guide.fields.filter((field) => field.provider === undefined || field.provider === shown)
    : providers
        .filter(({ id }) => id === provider)
        .map(({ host, name }) => ({
          key: host,
          written: host,
          kind: 'host',
          description: `the FQDN of the ${name} installation.`,
        }));
  const keys = new Set(fields.map((field) => field.key));
  const elsewhere = others.split(' ').filter((key) => key !== '' && !keys.has(key));

  return createPortal(
    <dialog
      ref={dialog}
      className="values-panel"
      aria-labelledby="values-panel-title"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close();
      }}
    >
      <div className="values-panel__content">
        <div className="values-panel__head">
          <h2 id="values-panel-title">Your values</h2>
          <button type="button" className="values-panel__close" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
        <p>
          Every guide on this site follows what you enter here. It stays in this browser; secrets are forgotten when the
          page closes.
        </p>
        <ProviderPicker />
        <BaseDomainField guideId={guide?.id} />
        <h3>{guide ? 'In this guide' : 'Your provider'}</h3>
        {fields.map((field) => (
          <ValueField key={field.key} field={field} guideId={guide?.id} />
        ))}
        {elsewhere.length > 0 && (
          <>
            <h3>Hosts in other guides</h3>
            {elsewhere.map((key) => (
              <ValueField key={key} field={{ key, written: key, kind: 'host', description: '' }} guideId={undefined} />
            ))}
          </>
        )}
        {!stored && (
          <p className="value-field__error">
            Your browser does not let this site keep values. They last until you leave.
          </p>
        )}
        <button type="button" className="values-panel__forget" onClick={forgetAll}>
          Forget everything
        </button>
      </div>
    </dialog>,
    document.body,
  );
}

/** The hosts that the reader has set, as one string, so that an equal list is an identical one. */
function otherHosts(state: ReaderState): string {
  return Object.keys(state.values).filter(isHostName).sort().join(' ');
}
