import { type ReactNode, useId } from 'react';
import { useProviders } from '../values/use-providers';
import styles from './catalog.module.css';

export interface CatalogFilterProps {
  /** The id of a provider, or empty for any. */
  readonly provider: string;
  readonly text: string;
  readonly onProvider: (provider: string) => void;
  readonly onText: (text: string) => void;
}

/** Narrows a list of guides down. */
export function CatalogFilter({ provider, text, onProvider, onText }: CatalogFilterProps): ReactNode {
  const id = useId();
  const providers = useProviders();
  return (
    <form
      role="search"
      className={styles.filter}
      aria-label="Filter the list"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <div className={styles.field}>
        <label htmlFor={`${id}-text`}>Name or word</label>
        <input
          id={`${id}-text`}
          type="search"
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            onText(event.target.value);
          }}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-provider`}>Identity provider</label>
        <select
          id={`${id}-provider`}
          value={provider}
          onChange={(event) => {
            onProvider(event.target.value);
          }}
        >
          <option value="">Any</option>
          {providers.map(({ id: value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </form>
  );
}
