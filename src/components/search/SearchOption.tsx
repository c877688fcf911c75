import clsx from 'clsx';
import type { MouseEvent, ReactNode } from 'react';
import type { SearchEntry } from './find';
import styles from './search.module.css';

export interface SearchOptionProps {
  readonly id: string;
  readonly entry: SearchEntry;
  readonly selected: boolean;
  readonly onChoose: () => void;
  /** The pointer has come to it. */
  readonly onPoint: () => void;
}

/** One result. It is a link, so that it can be opened in another tab. */
export function SearchOption({ id, entry, selected, onChoose, onPoint }: SearchOptionProps): ReactNode {
  const onClick = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onChoose();
  };
  return (
    <a
      id={id}
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      href={entry.url}
      className={clsx(styles.option, entry.page !== undefined && styles.section)}
      onClick={onClick}
      onPointerMove={onPoint}
    >
      <span className={styles.title}>
        {entry.page !== undefined && <span className="sr-only">{entry.page}: </span>}
        {entry.title}
      </span>
      {entry.excerpt.length > 0 && (
        <span className={styles.excerpt}>
          {entry.excerpt.map(({ text, marked }, index) => (marked ? <mark key={index}>{text}</mark> : text))}
        </span>
      )}
    </a>
  );
}
