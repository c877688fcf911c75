import type { Nodes, Root } from 'mdast';
import { visitParents } from '../visit-tree';
import type { TocEntry } from '../../src/core/page-contract';
import { NO_VALUES, substitute } from '../../src/core/placeholder/substitute';
import type { Template } from '../../src/core/placeholder/template';

/** The contents list of a page: headings and symptoms, with the providers that see them. */
export function tableOfContents(tree: Root): TocEntry[] {
  const entries: TocEntry[] = [];
  visitParents(tree, (node: Nodes, ancestors) => {
    const providers = ancestors.findLast((one) => one.type === 'containerDirective' && one.name === 'provider')?.data
      ?.providers;
    const add = (level: number, id: string, template: Template): void => {
      entries.push({
        value: escapeHtml(substitute(template, NO_VALUES)),
        id,
        level,
        template,
        ...(providers ? { providers } : {}),
      });
    };
    if (node.type === 'heading' && node.depth > 1) add(node.depth, node.data?.id ?? '', node.data?.template ?? []);
    const heading = node.type === 'containerDirective' ? node.data?.heading : undefined;
    if (heading) add(heading.depth, heading.id, heading.template);
  });
  return entries;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
