import type { Definition, Image, Link, Parent, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/**
 * Turns reference links and images, `[text][name]` with `[name]: url` elsewhere, into plain ones, so that there is one kind
 * of link to resolve and to check.
 */
export function inlineReferences(tree: Root): void {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (node, index, parent) => {
    // As in CommonMark, the first definition of a name counts.
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
    if (!parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
  if (definitions.size === 0) return;
  visit(tree, ['linkReference', 'imageReference'], (node, index, parent) => {
    const definition = 'identifier' in node ? definitions.get(node.identifier) : undefined;
    if (!definition || !parent || index === undefined) return;
    const { url, title } = definition;
    const target = { url, ...(title ? { title } : {}), ...(node.position ? { position: node.position } : {}) };
    if (node.type === 'linkReference') replace(parent, index, { type: 'link', ...target, children: node.children });
    else if (node.type === 'imageReference')
      replace(parent, index, { type: 'image', ...target, alt: node.alt ?? null });
  });
}

function replace(parent: Parent, index: number, node: Link | Image): void {
  parent.children[index] = node;
}
