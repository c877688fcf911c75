import Link from '@docusaurus/Link';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { protocols, supportLevels } from '../../core/guide/labels';
import type { GuideSummary } from '../../core/page-contract';
import { useProviderName } from '../values/use-providers';
import styles from './catalog.module.css';

/** Guides one below the other: the name leads to the guide, the rest helps to choose. */
export function GuideList({ guides }: { readonly guides: readonly GuideSummary[] }): ReactNode {
  const nameOf = useProviderName();
  return (
    <ul className={styles.list}>
      {guides.map((guide) => (
        <li key={guide.id} className={styles.guide}>
          <Link to={guide.permalink} className={clsx(styles.name)}>
            {guide.title}
          </Link>
          {guide.description !== '' && <p className={styles.description}>{guide.description}</p>}
          <ul className={styles.badges} aria-label={`About the guide to ${guide.title}`}>
            <li>{protocols[guide.protocol]}</li>
            {guide.providers.map((id) => (
              <li key={id} className={styles.provider}>
                {nameOf(id)}
              </li>
            ))}
            <li className={`support-level support-level--${guide.supportLevel}`}>
              {supportLevels[guide.supportLevel]}
            </li>
          </ul>
        </li>
      ))}
    </ul>
  );
}
