import { type ReactNode, useRef } from 'react';
import type { ReaderValues } from '../../core/placeholder/substitute';
import { knownFields } from '../../core/values/known-fields';
import { activeOf } from '../../core/values/profile';
import { acceptedValues, checkShare, readShare, type SharedItem } from '../../core/values/share';
import { useCurrentGuide } from '../../store/current-guide';
import { holdForVisit, saveToProfile } from '../../store/profiles';
import { useReader } from '../../store/use-reader';
import { ModalDialog } from '../ModalDialog';
import { useProviderName, useProviders } from '../values/use-providers';
import styles from './sharing.module.css';

export interface ArrivalDialogProps {
  /** The fragment of the link. */
  readonly hash: string;
  readonly onClose: () => void;
}

/** Shows what a link has brought, and asks. Until an answer is given nothing on the page changes. */
export function ArrivalDialog({ hash, onClose }: ArrivalDialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const guide = useCurrentGuide();
  const providers = useProviders();
  const state = useReader((current) => current);
  const { pairs, problem } = readShare(hash) ?? { pairs: [] };
  const items = checkShare({ pairs }, { fields: knownFields(guide, providers), providers, current: state });
  const refused = items.filter(({ verdict }) => verdict === 'refused');
  const usable = items.filter(({ verdict }) => verdict !== 'refused');

  const answer = (take?: (values: ReaderValues) => void): void => {
    take?.(acceptedValues(items));
    dialog.current?.close();
  };

  return (
    <ModalDialog ref={dialog} className={styles.dialog} aria-labelledby="arrival-title" onClose={onClose}>
      <div className={styles.content}>
        <h2 id="arrival-title">This link brings values</h2>
        {problem === undefined ? (
          <p>
            Whoever made the link has put them into it. Nothing on the page has changed yet. Use them if you know where
            the link comes from.
          </p>
        ) : (
          <p>{problem} Nothing on the page has changed.</p>
        )}
        {usable.length > 0 && <Items title="Can be used" items={usable} />}
        {refused.length > 0 && <Items title="Refused" items={refused} />}
        <div className={styles.buttons}>
          {/* The answer that changes nothing comes first: it has the focus. */}
          <button
            type="button"
            className="value-field__button"
            onClick={() => {
              answer();
            }}
          >
            Ignore
          </button>
          {usable.length > 0 && (
            <>
              <button
                type="button"
                className="value-field__button"
                onClick={() => {
                  answer(holdForVisit);
                }}
              >
                Use for this visit
              </button>
              <button
                type="button"
                className="value-field__button"
                onClick={() => {
                  answer(saveToProfile);
                }}
              >
                Save to profile “{activeOf(state).name}”
              </button>
            </>
          )}
        </div>
        {usable.length > 0 && (
          <p className={styles.hint}>
            “For this visit” lasts until you close or reload the page; what you have saved stays as it is.
          </p>
        )}
      </div>
    </ModalDialog>
  );
}

function Items({ title, items }: { readonly title: string; readonly items: readonly SharedItem[] }): ReactNode {
  return (
    <>
      <h3>{title}</h3>
      <ul className={styles.items} aria-label={title}>
        {items.map((item, index) => (
          <Item key={index} item={item} />
        ))}
      </ul>
    </>
  );
}

function Item({ item }: { readonly item: SharedItem }): ReactNode {
  const nameOf = useProviderName();
  const { label, role, before, after, verdict, notes } = item;
  return (
    <li className={styles.item}>
      <strong>{role === 'value' ? <code>{label}</code> : label}</strong>
      {after !== '' && (
        <span>
          In the link: <code>{role === 'provider' ? nameOf(after) : after}</code>
        </span>
      )}
      {verdict === 'same' && <span>The same as now.</span>}
      {verdict !== 'same' && verdict !== 'refused' && (
        <span>
          {before === undefined ? (
            'Not set now.'
          ) : (
            <>
              Now: <code>{before}</code>
            </>
          )}
        </span>
      )}
      {role === 'domain' && verdict === 'changed' && (
        <span>It would change every host that has no value of its own.</span>
      )}
      {notes.map((note) => (
        <span key={note} className={verdict === 'refused' ? styles.refused : styles.note}>
          {note}
        </span>
      ))}
    </li>
  );
}
