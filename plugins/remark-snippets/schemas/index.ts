import { hasFlag, readMeta, titleOf } from '../../fence-meta';
import { describeProblem, type SchemaFault } from './describe';
import type { SchemaEntry, Syntax } from './entry';
import { schemas } from './registry';
import type { Schema } from './schema';
import type { TreeNode } from './tree';
import { envTree } from './tree-env';
import { validate } from './validate';

const SYNTAXES: Readonly<Record<string, Syntax>> = {
  json: 'json',
  jsonc: 'json',
  json5: 'json',
  yaml: 'yaml',
  yml: 'yaml',
  env: 'env',
  dotenv: 'env',
  properties: 'env',
  ini: 'env',
  shell: 'env',
  sh: 'env',
  bash: 'env',
};

export interface SchemaSnippet {
  /** As the fence names it. */
  readonly language: string;
  /** What stands after the language. */
  readonly meta: string;
  readonly text: string;
}

const loaded = new Map<SchemaEntry, Promise<Schema>>();

/**
 * Compares a snippet with the schema that it names, or by which it is recognised. A text that does not parse has no faults
 * here. What is marked `excerpt` may lack keys that the whole file needs.
 */
export async function checkSchema({ language, meta, text }: SchemaSnippet): Promise<SchemaFault[]> {
  const syntax = SYNTAXES[language.toLowerCase()];
  if (!syntax) return [];
  const named = schemaNameOf(meta);
  const title = titleOf(meta) ?? '';
  const own =
    named === undefined ? schemas.find((one) => one.files?.test(title)) : schemas.find((one) => one.name === named);
  const possible = own || named !== undefined ? [] : schemas.filter(({ content }) => content?.hint.test(text));
  const suited = [...(own ? [own] : []), ...possible].filter((one) => one.syntaxes.includes(syntax));
  if (suited.length === 0) return [];
  const faults: SchemaFault[] = [];
  for (const tree of await treesOf(syntax, text)) {
    const entry = own ?? suited.find(({ content }) => content?.matches(tree));
    if (!entry) continue;
    const root = await schemaOf(entry);
    const problems = validate(tree, entry.part?.(tree, root) ?? root, { root, isPartial: hasFlag(meta, 'excerpt') });
    faults.push(
      ...[...problems, ...(entry.check?.(tree) ?? [])].map((problem) => describeProblem(problem, entry.title)),
    );
  }
  return faults.sort((a, b) => a.offset - b.offset);
}

/** The schema that a fence names. */
export function schemaNameOf(meta: string): string | undefined {
  return readMeta(meta).find(({ name }) => name === 'schema')?.value;
}

/** Loads a schema once. */
export function schemaOf(entry: SchemaEntry): Promise<Schema> {
  const schema = loaded.get(entry) ?? entry.load();
  loaded.set(entry, schema);
  return schema;
}

async function treesOf(syntax: Syntax, text: string): Promise<TreeNode[]> {
  if (syntax === 'env') return [envTree(text)];
  if (syntax === 'yaml') return (await import('./tree-yaml')).yamlTrees(text);
  const tree = (await import('./tree-json')).jsonTree(text);
  return tree ? [tree] : [];
}
