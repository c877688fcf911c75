import type { Definition, Image, Link, Parent, Root } from 'mdast';
import { SKIP, visitParents } from '../visit-tree';

/**
 * Turns reference links and images, `[text][name]` with `[name]: url` elsewhere, into plain ones, so that there is one kind
 * of link to resolve and to check.
 */
export function inlineReferences(tree: Root): void {
  const definitions = new Map<string, Definition>();
  visitParents(tree, 'definition', (node, ancestors) => {
    // As in CommonMark, the first definition of a name counts.
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
    const parent = ancestors.at(-1) as Parent;
    const index = parent.children.indexOf(node);
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  if (definitions.size === 0) return;
  visitParents(tree, ['linkReference', 'imageReference'], (node, ancestors) => {
    const definition = definitions.get(node.identifier);
    if (!definition) return;
    const parent = ancestors.at(-1) as Parent;
    const index = parent.children.indexOf(node);
    const { url, title } = definition;
    const target = { url, ...(title ? { title } : {}), ...(node.position ? { position: node.position } : {}) };
    if (node.type === 'linkReference') replace(parent, index, { type: 'link', ...target, children: node.children });
    else replace(parent, index, { type: 'image', ...target, alt: node.alt ?? null });
  });
}

function replace(parent: Parent, index: number, node: Link | Image): void {
  parent.children[index] = node;
}
