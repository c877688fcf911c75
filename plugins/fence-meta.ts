/** One word of the text after a fence's language. */
export interface MetaWord {
  readonly name: string;
  readonly value: string | undefined;
  /** Offset in the meta text. */
  readonly start: number;
  readonly length: number;
}

const WORD = /(?<name>[A-Za-z][\w-]*)(?:=(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"']+)))?|(?<other>\S+)/g;

/** What may stand after a fence's language. `{1,3-5}` and `showLineNumbers` are Docusaurus' own and are accepted. */
export const metaNames = ['title', 'schema', 'env', 'excerpt', 'literal', 'showLineNumbers'] as const;

/** Splits the text after a fence's language into words. What is no word is kept as one with its text as name. */
export function readMeta(meta: string): MetaWord[] {
  return [...meta.matchAll(WORD)].map((match) => ({
    name: match.groups?.name ?? match[0],
    value: match.groups?.double ?? match.groups?.single ?? match.groups?.bare,
    start: match.index,
    length: match[0].length,
  }));
}

/** Whether a word without a value stands after the language; not when it is part of a title. */
export function hasFlag(meta: string, name: 'excerpt' | 'literal'): boolean {
  return readMeta(meta).some((word) => word.name === name && word.value === undefined);
}

/** The file name or caption of a snippet. */
export function titleOf(meta: string): string | undefined {
  return readMeta(meta).find((word) => word.name === 'title')?.value;
}
