import { type ReactNode, useEffect, useRef } from 'react';
import { isHostName } from '../../core/placeholder/example-domain';
import { useCurrentGuide } from '../../store/current-guide';
import type { ReaderState } from '../../store/reader-store';
import { useReader } from '../../store/use-reader';
import { ModalDialog } from '../ModalDialog';
import { PanelActions, UndoButton } from './PanelActions';
import { ProfileBar } from './ProfileBar';
import { ProviderPicker } from './ProviderPicker';
import { shownFields } from './shown-fields';
import { loadAdvice } from './use-advice';
import { useProviders } from './use-providers';
import { BaseDomainField, ValueField } from './ValueField';
import { VisitNote } from './VisitNote';

/** All values of the reader that matter where they are: a dialog at the side of the page. */
export function ValuesPanel({ onClose }: { readonly onClose: () => void }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const guide = useCurrentGuide();
  const providers = useProviders();
  const chosen = useReader((state) => state.provider);
  const active = useReader((state) => state.active);
  const others = useReader(otherHosts);
  const stored = useReader((state) => state.stored);
  useEffect(loadAdvice, []);

  const fields = shownFields(guide, providers, chosen);
  const keys = new Set(fields.map((field) => field.key));
  const elsewhere = others.split(' ').filter((key) => key !== '' && !keys.has(key));

  return (
    <ModalDialog ref={dialog} className="values-panel" aria-labelledby="values-panel-title" onClose={onClose}>
      <div className="values-panel__content">
        <div className="values-panel__head">
          <h2 id="values-panel-title">Your values</h2>
          <button type="button" className="modal-dialog__close" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
        <p>
          Every guide on this site follows what you enter here. It stays in this browser; secrets are forgotten when the
          page closes.
        </p>
        <ProfileBar />
        <VisitNote />
        <UndoButton />
        <ProviderPicker />
        <BaseDomainField key={active} guideId={guide?.id} />
        <h3>{guide ? 'In this guide' : 'Your provider'}</h3>
        {fields.map((field) => (
          <ValueField key={`${active} ${field.key}`} field={field} guideId={guide?.id} />
        ))}
        {elsewhere.length > 0 && (
          <>
            <h3>Hosts in other guides</h3>
            {elsewhere.map((key) => (
              <ValueField
                key={`${active} ${key}`}
                field={{ key, written: key, kind: 'host', description: '' }}
                guideId={undefined}
              />
            ))}
          </>
        )}
        {!stored && (
          <p className="value-field__error">
            Your browser does not let this site keep values. They last until you leave.
          </p>
        )}
        <PanelActions guide={guide} />
      </div>
    </ModalDialog>
  );
}

/** The hosts that the reader has set, as one string, so that an equal list is an identical one. */
function otherHosts(state: ReaderState): string {
  return Object.keys(state.values).filter(isHostName).sort().join(' ');
}
