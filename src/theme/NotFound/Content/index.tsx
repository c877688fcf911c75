import Link from '@docusaurus/Link';
import clsx from 'clsx';
import type { Props } from '@theme/NotFound/Content';
import type { ReactNode } from 'react';
import { openSearch } from '../../../components/search/open-search';
import styles from './styles.module.css';

/** Where an address leads that the site does not have. */
export default function NotFoundContent({ className }: Props): ReactNode {
  return (
    <main className={clsx(styles.page, className)}>
      <p className={styles.code} aria-hidden="true">
        <span>&lt;</span>404<span>&gt;</span>
      </p>
      <h1>There is no page at this address</h1>
      <p>
        It may have been renamed, or the link that led here has a mistake. Most pages are found by the name of the
        application:
      </p>
      <ul>
        <li>
          <Link to="/applications/">All applications</Link>
        </li>
        <li>
          <button type="button" className="text-button" onClick={openSearch}>
            Search the guides
          </button>
        </li>
        <li>
          <Link to="/">Home</Link>
        </li>
      </ul>
    </main>
  );
}
