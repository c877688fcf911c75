import type { ReactNode } from 'react';
import { showExamples } from '../../store/examples';
import styles from './changes.module.css';

/** Says that the page shows the examples, and leads back. */
export function ExamplesBadge(): ReactNode {
  return (
    <div className={styles.badge} data-examples-badge="">
      <span role="status">Showing the examples</span>
      <button
        type="button"
        className="value-field__button"
        onClick={() => {
          showExamples(false);
        }}
      >
        Show my values
      </button>
    </div>
  );
}
