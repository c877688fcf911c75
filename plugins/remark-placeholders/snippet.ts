import type { Code, Parent, Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import type { Plugin } from 'unified';
import { visitParents } from '../visit-tree';
import { components } from '../../src/core/page-contract';
import { hasFlag, titleOf } from '../fence-meta';
import { flowElement } from './elements';
import { highlight } from './highlight';

/** A fence as it goes to the page: highlighted, with its placeholders if `remark-guide` has found any. */
export function snippetElement(node: Code): MdxJsxFlowElement {
  const template = node.data?.template ?? [node.value];
  const title = node.data?.titleTemplate;
  const language = node.lang ?? 'text';
  return flowElement(components.Snippet, {
    language,
    parts: JSON.stringify(highlight(template, language)),
    title: title && JSON.stringify(title),
    excerpt: hasFlag(node.meta ?? '', 'excerpt') ? 'true' : undefined,
  });
}

/** The fences of a page that is no guide: what looks like a placeholder is text there. */
export const remarkPlainSnippets: Plugin<[], Root> = () => (tree) => {
  visitParents(tree, 'code', (node, ancestors) => {
    const title = titleOf(node.meta ?? '');
    if (title !== undefined) node.data = { ...node.data, titleTemplate: [title] };
    const parent = ancestors.at(-1) as Parent;
    parent.children[parent.children.indexOf(node)] = snippetElement(node);
  });
};
