import Link from '@docusaurus/Link';
import type { TOCTreeNode } from '@docusaurus/theme-common/internal';
import { memo, type ReactNode } from 'react';
import { TemplateText } from '../../components/guide/TemplateText';
import type { TocEntry } from '../../core/page-contract';

interface TreeProps {
  readonly toc: readonly TOCTreeNode[];
  readonly className: string;
  readonly linkClassName: string | null;
  readonly isChild?: boolean;
}

/** The contents list: headings follow the reader's values, and those of another provider are left out. */
function TOCItemTree({ toc, className, linkClassName, isChild }: TreeProps): ReactNode {
  if (toc.length === 0) return null;
  return (
    <ul className={isChild ? undefined : className}>
      {toc.map((heading) => {
        const { template, providers } = heading as TOCTreeNode & Partial<TocEntry>;
        const link = { to: `#${heading.id}`, ...(linkClassName === null ? {} : { className: linkClassName }) };
        return (
          <li key={heading.id} data-providers={providers}>
            {template ? (
              <Link {...link}>
                <TemplateText template={template} editable={false} />
              </Link>
            ) : (
              // The HTML of Docusaurus' own pages comes from their Markdown.
              <Link {...link} dangerouslySetInnerHTML={{ __html: heading.value }} />
            )}
            <TOCItemTree isChild toc={heading.children} className={className} linkClassName={linkClassName} />
          </li>
        );
      })}
    </ul>
  );
}

export default memo(TOCItemTree);
