import Link from '@docusaurus/Link';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { openSearch } from '../search/open-search';
import { useSiteData } from '../values/use-providers';
import styles from './home.module.css';

/** The ways to the guides: by what the application does, by identity provider, by search. */
export function Directory(): ReactNode {
  const { categories, providers, providerCounts } = useSiteData();
  return (
    <div className={styles.directory}>
      <section aria-labelledby="by-application">
        <h2 id="by-application">Guides by application</h2>
        <ul className={styles.tiles}>
          {categories.map(({ id, name, count, permalink }) => (
            <Tile key={id} to={permalink} name={name} count={count} />
          ))}
        </ul>
        <p>
          <Link to="/applications/">All applications</Link>
          {', or '}
          <button type="button" className="text-button" onClick={openSearch}>
            search the guides
          </button>{' '}
          for a name or an error message.
        </p>
      </section>
      <section aria-labelledby="by-provider">
        <h2 id="by-provider">Guides by identity provider</h2>
        <ul className={styles.tiles}>
          {providers.map(({ id, name }) => (
            <Tile key={id} to={`/applications/?provider=${id}`} name={name} count={providerCounts[id] ?? 0} />
          ))}
        </ul>
      </section>
    </div>
  );
}

interface TileProps {
  readonly to: string;
  readonly name: string;
  readonly count: number;
}

function Tile({ to, name, count }: TileProps): ReactNode {
  return (
    <li>
      <Link to={to} className={clsx(styles.tile)}>
        <span>{name}</span>
        <span className={styles.count}>
          {count}
          <span className="sr-only"> {count === 1 ? 'guide' : 'guides'}</span>
        </span>
      </Link>
    </li>
  );
}
