import type { Schema } from './schema';
import type { TreeNode } from './tree';
import type { Problem } from './validate';

export type Syntax = 'yaml' | 'json' | 'env';

/** A schema as guides and the page of schemas name it. */
export interface SchemaEntry {
  /** What stands after `schema=`. */
  readonly name: string;
  /** What it describes, as it stands in a sentence. */
  readonly title: string;
  /** The versions for which it holds. */
  readonly version: string;
  /** Where it comes from, in Markdown. */
  readonly source: string;
  readonly syntaxes: readonly Syntax[];
  /** File names at the beginning of a snippet's title by which it is recognised. */
  readonly files?: RegExp;
  /** Recognises a snippet without a name: first a look at its text, then at what it holds. */
  readonly content?: { readonly hint: RegExp; readonly matches: (root: TreeNode) => boolean };
  /** In words, what `files` and `content` look for. */
  readonly recognised?: string;
  readonly load: () => Promise<Schema>;
  /** The part of the schema that a snippet shows, which may be less than a file. Default: all of it. */
  readonly part?: (root: TreeNode, schema: Schema) => Schema;
  /** What no schema can say: that names belong to each other. */
  readonly check?: (root: TreeNode) => readonly Problem[];
}
