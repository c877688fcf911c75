import type { TreeEntry, TreeNode } from './tree';

const LINE = /^[ \t]*(?:export[ \t]+)?(?<key>[A-Za-z_]\w*)[ \t]*=[ \t]*(?<value>.*)$/gm;

/** Reads the variables of an environment file: an object whose values are all text. */
export function envTree(text: string): TreeNode {
  const entries = [...text.matchAll(LINE)].map((match): TreeEntry => {
    const { key = '', value = '' } = match.groups ?? {};
    const start = match.index + match[0].indexOf(key);
    const valueStart = match.index + match[0].length - value.length;
    const plain = value.trim().replace(/^(["'])(.*)\1$/, '$2');
    return {
      key,
      keySpan: { start, end: start + key.length },
      value: { kind: 'string', value: plain, start: valueStart, end: valueStart + value.trimEnd().length },
    };
  });
  return { kind: 'object', entries, start: 0, end: text.length };
}
