import { type Node, parseTree } from 'jsonc-parser';
import { textNode, type TreeEntry, type TreeNode } from './tree';

/**
 * Reads JSON with or without comments. The members of an object without the braces around them, as a guide shows a part of a
 * file, are read as that object.
 *
 * @returns `undefined` when there is no value
 */
export function jsonTree(text: string): TreeNode | undefined {
  const isPart = /^(?:\s|\/\/.*|\/\*[^]*?\*\/)*"(?:\\.|[^"\\\n])*"\s*:/.test(text);
  // The brace takes a place of its own, which the offsets must not count.
  const shift = isPart ? 1 : 0;
  const root = parseTree(isPart ? `{${text}\n}` : text, [], { allowTrailingComma: true });
  return root && toNode(root, shift);
}

function toNode(node: Node, shift: number): TreeNode {
  const span = { start: Math.max(0, node.offset - shift), end: node.offset + node.length - shift };
  const value: unknown = node.value;
  switch (node.type) {
    case 'object':
      return { ...span, kind: 'object', entries: (node.children ?? []).flatMap((child) => toEntry(child, shift)) };
    case 'array':
      return { ...span, kind: 'array', items: (node.children ?? []).map((child) => toNode(child, shift)) };
    case 'string':
      return textNode(String(value), span);
    case 'number':
      return { ...span, kind: 'number', value: Number(value) };
    case 'boolean':
      return { ...span, kind: 'boolean', value: value === true };
    case 'null':
      return { ...span, kind: 'null' };
    default:
      return { ...span, kind: 'any' };
  }
}

function toEntry({ children = [] }: Node, shift: number): TreeEntry[] {
  const [key, value] = children;
  if (!key || !value) return [];
  const keySpan = { start: key.offset - shift, end: key.offset + key.length - shift };
  return [{ key: String(key.value), keySpan, value: toNode(value, shift) }];
}
