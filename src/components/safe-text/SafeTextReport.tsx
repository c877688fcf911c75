import type { ReactNode } from 'react';
import type { Anonymised } from '../../core/values/anonymise';
import styles from './safe-text.module.css';

/** More would not be read. */
const MAX_SUSPECTS = 20;

const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);

/** What was replaced in a text, and what in it still looks like a secret. */
export function SafeTextReport({ replacements, suspects }: Anonymised): ReactNode {
  const total = replacements.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p role="status" className={styles.summary}>
        {total === 0 ? 'Nothing was replaced.' : `${total} ${total === 1 ? 'place was' : 'places were'} replaced.`}
        {suspects.length > 0 && ` ${suspects.length} more may be secret.`} Read it before you share it.
      </p>
      {replacements.length > 0 && (
        <>
          <h3>Replaced</h3>
          <ul className={styles.list}>
            {replacements.map(({ written, count }) => (
              <li key={written}>
                <code>{written}</code> {times(count)}
              </li>
            ))}
          </ul>
        </>
      )}
      {suspects.length > 0 && (
        <>
          <h3>May be secret, and is still there</h3>
          <ul className={styles.list} data-suspects="">
            {suspects.slice(0, MAX_SUSPECTS).map(({ what, line, beginning, start }) => (
              <li key={start}>
                Line {line}: looks like {what}, <code>{beginning}…</code>
              </li>
            ))}
          </ul>
          {suspects.length > MAX_SUSPECTS && <p>And {suspects.length - MAX_SUSPECTS} more.</p>}
        </>
      )}
    </>
  );
}
