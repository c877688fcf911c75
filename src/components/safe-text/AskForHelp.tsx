import type { ReactNode } from 'react';
import styles from './safe-text.module.css';
import { SafeTextButton } from './SafeTextButton';

/** The end of a guide, for readers whom it has not helped. */
export function AskForHelp(): ReactNode {
  return (
    <div className={styles.help} data-markdown="none" data-pagefind-ignore="">
      <span>Asking somebody for help? Take your values out of logs first:</span>
      <SafeTextButton />
    </div>
  );
}
