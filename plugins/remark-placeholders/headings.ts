import GithubSlugger from 'github-slugger';
import type { Heading, Nodes, Paragraph, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { visitParents } from '../visit-tree';
import { substitute, NO_VALUES } from '../../src/core/placeholder/substitute';
import { normalize, type Template } from '../../src/core/placeholder/template';

/**
 * Gives every heading and symptom its id, made from the text that readers without values see, so that links to it hold for
 * everybody. An id of the author's (`## Title {#id}`) goes first.
 */
export function nameHeadings(tree: Root): void {
  const slugger = new GithubSlugger();
  let depth: Heading['depth'] = 1;
  visitParents(tree, (node) => {
    if (node.type === 'heading') {
      depth = node.depth;
      const template = textTemplate(node);
      const id = slugger.slug(node.data?.ownId ?? substitute(template, NO_VALUES));
      node.data = { ...node.data, id, template, hProperties: { ...node.data?.hProperties, id } };
    } else if (node.type === 'containerDirective') {
      nameDirective(node, Math.min(depth + 1, 6) as Heading['depth'], slugger);
    }
  });
}

function nameDirective(node: ContainerDirective, depth: Heading['depth'], slugger: GithubSlugger): void {
  const label = node.children[0];
  if (!isLabel(label)) return;
  const template = textTemplate(label);
  label.data = { ...label.data, template };
  if (node.name !== 'symptom') return;
  const id = slugger.slug(node.attributes?.id ?? substitute(template, NO_VALUES));
  node.data = { ...node.data, heading: { depth, id, template } };
}

/** Whether a directive's first child is its title. */
export function isLabel(node: Nodes | undefined): node is Paragraph {
  return node?.type === 'paragraph' && node.data?.directiveLabel === true;
}

/** The text of a heading or label, its code spans as text. */
function textTemplate(node: Heading | Paragraph): Template {
  const collect = (child: Nodes): Template => {
    if (child.type === 'text' || child.type === 'inlineCode') return child.data?.template ?? [child.value];
    return 'children' in child ? child.children.flatMap(collect) : [];
  };
  return normalize(node.children.flatMap(collect));
}
