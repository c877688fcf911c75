import { useHistory } from '@docusaurus/router';
import useBaseUrl from '@docusaurus/useBaseUrl';
import clsx from 'clsx';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { ModalDialog } from '../ModalDialog';
import type { Found, SearchEntry } from './find';
import { SearchMessage } from './SearchMessage';
import { SearchOption } from './SearchOption';
import styles from './search.module.css';
import { type SearchState, useSearch } from './use-search';

/** The search: a field and its results over the page. Loaded when it is first opened. */
export function SearchDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const history = useHistory();
  const [text, setText] = useState('');
  const [moved, setActive] = useState<number>();
  const state = useSearch(text, useBaseUrl('/'));
  const { entries, best } = foundIn(state);
  const active = moved ?? best;
  const optionId = (index: number): string => `${listId}-${index}`;

  const close = (): void => dialog.current?.close();
  const choose = (entry: SearchEntry): void => {
    close();
    history.push(entry.url);
  };
  const move = (index: number): void => {
    setActive(index);
    document.getElementById(optionId(index))?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter and arrows belong to the input method while it composes a word.
    if (event.nativeEvent.isComposing || entries.length === 0) return;
    const entry = entries[active];
    if (event.key === 'ArrowDown') move((active + 1) % entries.length);
    else if (event.key === 'ArrowUp') move((active + entries.length - 1) % entries.length);
    else if (event.key === 'Enter' && entry) choose(entry);
    else return;
    event.preventDefault();
  };

  return (
    <ModalDialog ref={dialog} className={clsx(styles.dialog)} aria-label="Search" onClose={onClose}>
      <div className={styles.content}>
        <div className={styles.bar}>
          <input
            className={styles.input}
            type="text"
            role="combobox"
            aria-label="Search the guides"
            aria-expanded={entries.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={entries.length > 0 ? optionId(active) : undefined}
            placeholder="Application, setting or error message"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setActive(undefined);
            }}
            onKeyDown={onKeyDown}
          />
          <button type="button" className="modal-dialog__close" onClick={close}>
            Close
          </button>
        </div>
        <SearchMessage state={state} query={text.trim()} />
        <div id={listId} role="listbox" aria-label="Results" className={styles.list} hidden={entries.length === 0}>
          {entries.map((entry, index) => (
            <SearchOption
              key={`${index} ${entry.url}`}
              id={optionId(index)}
              entry={entry}
              selected={index === active}
              onChoose={() => {
                choose(entry);
              }}
              onPoint={() => {
                setActive(index);
              }}
            />
          ))}
        </div>
      </div>
    </ModalDialog>
  );
}

const NOTHING: Found = { entries: [], best: 0, pages: 0 };

function foundIn(state: SearchState): Found {
  if (state.status === 'found') return state.found;
  return (state.status === 'searching' ? state.previous : undefined) ?? NOTHING;
}
