import { isAlias, isMap, isNode, isPair, isScalar, isSeq, type Pair, type ParsedNode, parseAllDocuments } from 'yaml';
import { type Span, textNode, type TreeEntry, type TreeNode } from './tree';

/** Reads every document of a YAML file. One that does not parse is left out: that is another rule's fault. */
export function yamlTrees(text: string): TreeNode[] {
  const documents = parseAllDocuments(text, { logLevel: 'silent', prettyErrors: false });
  if ('empty' in documents) return [];
  return documents.flatMap(({ contents, errors }) => (contents && errors.length === 0 ? [toNode(contents)] : []));
}

function toNode(node: ParsedNode): TreeNode {
  const span = spanOf(node);
  // What a tag makes of its value is the application's affair.
  if (isAlias(node) || (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:'))) {
    return { ...span, kind: 'any' };
  }
  if (isMap(node)) {
    const pairs = node.items as readonly Pair[];
    // `{{ x }}` without quotes: a template, which YAML takes for an object.
    if (node.flow && isMap(pairs[0]?.key)) return { ...span, kind: 'any' };
    const isOpen = pairs.some(({ key }) => isScalar(key) && key.value === '<<');
    return { ...span, kind: 'object', entries: pairs.flatMap(toEntry), isOpen };
  }
  if (isSeq(node)) return { ...span, kind: 'array', items: node.items.map(toNode) };
  const value: unknown = isScalar(node) ? node.value : undefined;
  if (typeof value === 'string') return textNode(value, span);
  if (typeof value === 'number') return { ...span, kind: 'number', value };
  if (typeof value === 'bigint') return { ...span, kind: 'number', value: Number(value) };
  // A key with nothing behind it: the guide leaves out what follows.
  if (value === null && isScalar(node) && node.source === '') return { ...span, kind: 'any' };
  if (typeof value === 'boolean') return { ...span, kind: 'boolean', value };
  return { ...span, kind: value === null ? 'null' : 'any' };
}

function toEntry(pair: Pair): TreeEntry[] {
  if (!isPair(pair) || !isScalar(pair.key) || !pair.key.range || pair.key.value === '<<') return [];
  const keySpan = spanOf(pair.key as ParsedNode);
  const value: TreeNode = isNode(pair.value) ? toNode(pair.value as ParsedNode) : { ...keySpan, kind: 'any' };
  return [{ key: String(pair.key.value), keySpan, value }];
}

function spanOf({ range }: ParsedNode): Span {
  return { start: range[0], end: range[1] };
}
