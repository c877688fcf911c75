/** A piece of a snippet's text, in UTF-16 units; `end` is not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface TreeEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: TreeNode;
}

/**
 * A value of a snippet, with its place: what YAML, JSON and environment files have in common. `any` is a value that only its
 * reader can know: what a YAML tag such as `!Find` stands for, an alias, a template's variable, an ellipsis.
 */
export type TreeNode = Span &
  (
    | { readonly kind: 'object'; readonly entries: readonly TreeEntry[]; readonly isOpen?: boolean }
    | { readonly kind: 'array'; readonly items: readonly TreeNode[] }
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'null' }
    | { readonly kind: 'any' }
  );

/** The value of a key, when the node is an object that has it. */
export function entryOf(node: TreeNode | undefined, key: string): TreeNode | undefined {
  return node?.kind === 'object' ? node.entries.find((entry) => entry.key === key)?.value : undefined;
}

/** The keys of a node, in their order; none when it is no object. */
export function keysOf(node: TreeNode | undefined): string[] {
  return node?.kind === 'object' ? node.entries.map(({ key }) => key) : [];
}

/** Text that something else is written over before the file is read: `${X}`, `{{ x }}`, `<your value>`, `%X%`, `...`. */
const TEMPLATED = /\$\{|\$[A-Z_]|\{\{|\{%|<[^<>]+>|%[A-Z_]+%|^(?:\.{3}|…|\*+|[xX]{3,})$/;
/** A word in the place of a value: `YOUR_PORT`, `change-me`. */
const STAND_IN = /^(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|(?:[Yy]our|YOUR|[Mm]y|[Cc]hange|[Rr]eplace)[-_ ].*)$/;

/** A node for a text: one that something else is written over may be anything. */
export function textNode(value: string, span: Span): TreeNode {
  return isTemplated(value) ? { ...span, kind: 'any' } : { ...span, kind: 'string', value };
}

export function isTemplated(word: string): boolean {
  return TEMPLATED.test(word);
}

/** Whether a text is a word for what the reader puts in its place, so that it may stand where a number belongs. */
export function isStandIn(word: string): boolean {
  return STAND_IN.test(word);
}
