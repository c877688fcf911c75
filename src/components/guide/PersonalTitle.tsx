import Head from '@docusaurus/Head';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import type { ReactNode } from 'react';
import { substitute } from '../../core/placeholder/substitute';
import { isStatic, type Template } from '../../core/placeholder/template';
import { withoutSecrets } from '../../store/reader-store';
import { useReader } from '../../store/use-reader';

/** The title of the browser's tab, when the guide's title has placeholders. The browser's history keeps it, so no secret is in it. */
export function PersonalTitle({ title }: { readonly title: Template }): ReactNode {
  const { siteConfig } = useDocusaurusContext();
  const text = useReader((state) => substitute(title, { ...state, values: withoutSecrets(state) }));
  if (isStatic(title)) return null;
  return (
    <Head>
      <title>{`${text} ${siteConfig.titleDelimiter} ${siteConfig.title}`}</title>
    </Head>
  );
}
