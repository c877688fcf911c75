import type { ReactNode } from 'react';
import styles from './search.module.css';
import type { SearchState } from './use-search';

const DEVELOPMENT = process.env.NODE_ENV === 'development';

/** What there is to say about a search: what to type, how much was found, what to do when nothing was. */
export function SearchMessage({ state, query }: { readonly state: SearchState; readonly query: string }): ReactNode {
  return (
    <div role="status" className={styles.message}>
      {messageFor(state, query)}
    </div>
  );
}

function messageFor(state: SearchState, query: string): ReactNode {
  switch (state.status) {
    case 'idle':
      return <p>Searches the full text of all guides. You can paste an error message.</p>;
    case 'searching':
      return <p>Searching…</p>;
    case 'failed':
      return DEVELOPMENT ? (
        <p>Search works in the built site. The development server has no index.</p>
      ) : (
        <p>The search index did not load. Check your connection, then change the text to try again.</p>
      );
    case 'found':
      return state.found.pages === 0 ? (
        <NothingFound query={query} />
      ) : (
        <p>{countOf(state.found.pages, state.found.entries.filter(({ page }) => page === undefined).length)}</p>
      );
  }
}

function countOf(pages: number, shown: number): string {
  if (pages === 1) return 'Found on 1 page';
  return shown < pages ? `Found on ${pages} pages, the first ${shown} shown` : `Found on ${pages} pages`;
}

function NothingFound({ query }: { readonly query: string }): ReactNode {
  return (
    <>
      <p>
        <strong>Nothing found for “{query}”.</strong>
      </p>
      <p>
        Try fewer words. From an error message, take the part without names and numbers of your own: the index holds the
        guides’ example values, such as <code>wiki.company</code>, and not yours.
      </p>
    </>
  );
}
