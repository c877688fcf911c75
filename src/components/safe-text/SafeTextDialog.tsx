import { type ReactNode, useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import { anonymise } from '../../core/values/anonymise';
import { knownFields } from '../../core/values/known-fields';
import { useCurrentGuide } from '../../store/current-guide';
import { useReader } from '../../store/use-reader';
import { CopyButton } from '../guide/CopyButton';
import { ModalDialog } from '../ModalDialog';
import { useProviders } from '../values/use-providers';
import { knownValues } from './known-values';
import { SafeTextReport } from './SafeTextReport';
import styles from './safe-text.module.css';

/** Takes the reader's values out of a pasted text. The text lives in this component and goes with it; nothing is kept or sent. */
export function SafeTextDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [text, setText] = useState('');
  const [strict, setStrict] = useState(false);
  const guide = useCurrentGuide();
  const providers = useProviders();
  const state = useReader((all) => all);
  const known = useMemo(() => knownValues(state, knownFields(guide, providers)), [state, guide, providers]);
  // A long log takes a moment; typing goes on meanwhile.
  const pasted = useDeferredValue(text);
  const result = useMemo(() => anonymise(pasted, known, strict), [pasted, known, strict]);

  return (
    <ModalDialog ref={dialog} className={styles.dialog} aria-labelledby={`${id}-title`} onClose={onClose}>
      <div className={styles.content}>
        <div className="values-panel__head">
          <h2 id={`${id}-title`}>Make a text safe to share</h2>
          <button type="button" className="modal-dialog__close" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
        <p id={`${id}-help`}>
          Paste a log or a configuration before you post it. Your values become placeholders again, hosts under your
          domain become examples. Nothing of it is sent or kept; it is gone when you close this window.
        </p>
        {known.values.length === 0 && known.baseDomains.length === 0 && (
          <p className="value-field__error">
            You have not entered any values, so none can be found. Enter at least your domain first.
          </p>
        )}
        <label htmlFor={`${id}-in`}>Your text</label>
        <textarea
          id={`${id}-in`}
          className={styles.text}
          rows={8}
          value={text}
          aria-describedby={`${id}-help`}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
        <div className={styles.bar}>
          <label htmlFor={`${id}-out`}>To share</label>
          <CopyButton text={() => anonymise(text, known, strict).text} label="the text to share" />
        </div>
        <textarea
          id={`${id}-out`}
          className={styles.text}
          rows={8}
          value={result.text}
          readOnly
          autoComplete="off"
          spellCheck={false}
        />
        <label className={styles.option}>
          <input
            type="checkbox"
            checked={strict}
            onChange={(event) => {
              setStrict(event.target.checked);
            }}
          />
          Also take out what only looks like a secret
        </label>
        {pasted !== '' && <SafeTextReport {...result} />}
      </div>
    </ModalDialog>
  );
}
