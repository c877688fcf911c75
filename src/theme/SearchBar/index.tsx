import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { onSearchAsked } from '../../components/search/open-search';
import styles from './styles.module.css';

const SearchDialog = lazy(async () => {
  const { SearchDialog: component } = await import('../../components/search/SearchDialog');
  return { default: component };
});

/** The button that opens the search. Nothing of the search is loaded before. */
export default function SearchBar(): ReactNode {
  const [open, setOpen] = useState(false);
  useEffect(
    () =>
      onSearchAsked(() => {
        setOpen(true);
      }),
    [],
  );
  return (
    <>
      <button
        type="button"
        className={styles.button}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K /"
        onClick={() => {
          setOpen(true);
        }}
      >
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <path d="m13.5 13.5 4 4M15 8.5a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0Z" />
        </svg>
        <span className={styles.label}>Search</span>
        <kbd className={styles.key} aria-hidden="true">
          /
        </kbd>
      </button>
      {open && (
        <Suspense fallback={null}>
          <SearchDialog
            onClose={() => {
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
