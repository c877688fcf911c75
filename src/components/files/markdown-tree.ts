import type { Element, Nodes } from 'hast';
import type { PhrasingContent, RootContent } from 'mdast';

/** Whether an element has a class, or one that a CSS module made of that name. */
export function hasClass(element: Element, name: string): boolean {
  const { className } = element.properties;
  return Array.isArray(className) && className.map(String).some((one) => one === name || one.startsWith(`${name}_`));
}

/** A property as text; `undefined` when the element lacks it. */
export function property(element: Element, name: string): string | undefined {
  const value = element.properties[name];
  return value === undefined || value === null ? undefined : String(value);
}

/** The elements directly inside another. */
export function children(element: Element): Element[] {
  return element.children.filter((child) => child.type === 'element');
}

/** The first element, in the order of the text, that is sought. */
export function find(node: Nodes, isSought: (element: Element) => boolean): Element | undefined {
  if (node.type === 'element' && isSought(node)) return node;
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const found = find(child, isSought);
    if (found) return found;
  }
  return undefined;
}

/** All text in an element, white space included. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** What may stand in a line. Paragraphs give what is in them. */
export function phrasing(nodes: readonly RootContent[]): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] =>
    node.type === 'paragraph' ? node.children : ([node] as PhrasingContent[]),
  );
}
