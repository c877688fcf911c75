import Link from '@docusaurus/Link';
import { useQueryString } from '@docusaurus/theme-common';
import Layout from '@theme/Layout';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { categories, type Category } from '../../core/guide/labels';
import type { GuideSummary } from '../../core/page-contract';
import { useProviders, useSiteData } from '../values/use-providers';
import { CatalogFilter } from './CatalogFilter';
import styles from './catalog.module.css';
import { filterGuides } from './filter';
import { GuideList } from './GuideList';

export interface GuideCatalogProps {
  /** The guides of the page, in any order. */
  readonly guides: readonly GuideSummary[];
  /** The category that the page is about; all of them when absent. */
  readonly category?: Category;
}

/** A page that lists guides: all by category, or those of one category. Without JavaScript it is the whole list. */
export function GuideCatalog({ guides, category }: GuideCatalogProps): ReactNode {
  const [asked, setProvider] = useQueryString('provider');
  const provider = useProviders().some(({ id }) => id === asked) ? asked : '';
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text);
  const shown = filterGuides(guides, provider, wanted).toSorted((a, b) =>
    a.title.localeCompare(b.title, 'en', { numeric: true }),
  );
  const title = category ? categories[category] : 'Applications';
  return (
    <Layout
      title={title}
      description={
        category ? `Single sign-on guides: ${title}.` : 'All single sign-on guides of this site, by application.'
      }
    >
      <main className={styles.page}>
        <h1>{title}</h1>
        <CategoryLinks current={category} />
        <CatalogFilter
          provider={provider}
          text={text}
          onProvider={(id) => {
            setProvider(id === '' ? null : id);
          }}
          onText={setText}
        />
        <p role="status" className={styles.count}>
          {countOf(shown.length, guides.length)}
        </p>
        {category ? <GuideList guides={shown} /> : <GuidesByCategory guides={shown} />}
        {shown.length === 0 && (
          <p>
            No guide matches. Take a word out, choose “Any” as the identity provider, or search the full text with the
            button at the top.
          </p>
        )}
      </main>
    </Layout>
  );
}

function GuidesByCategory({ guides }: { readonly guides: readonly GuideSummary[] }): ReactNode {
  return useSiteData().categories.map(({ id, name }) => {
    const own = guides.filter((guide) => guide.category === id);
    if (own.length === 0) return null;
    return (
      <section key={id} aria-labelledby={id}>
        <h2 id={id}>{name}</h2>
        <GuideList guides={own} />
      </section>
    );
  });
}

function CategoryLinks({ current }: { readonly current: Category | undefined }): ReactNode {
  const { categories: listed } = useSiteData();
  const entries = [{ id: undefined, name: 'All', permalink: '/applications/' }, ...listed];
  return (
    <nav aria-label="Categories">
      <ul className={styles.categories}>
        {entries.map(({ id, name, permalink }) => (
          <li key={permalink}>
            <Link to={permalink} aria-current={id === current ? 'page' : undefined}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function countOf(shown: number, all: number): string {
  const guides = all === 1 ? '1 guide' : `${all} guides`;
  return shown === all ? guides : `${shown} of ${guides}`;
}
