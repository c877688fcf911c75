import { schemaNameOf } from '../remark-snippets/schemas';
import { schemas } from '../remark-snippets/schemas/registry';

/** What states all keys of a snippet: its schema with its version, or the types of the packages that it imports. */
export function schemaOf(language: string, meta: string, title: string): string | undefined {
  const named = schemaNameOf(meta);
  const schema =
    schemas.find(({ name }) => name === named) ??
    schemas.find(({ files }) => named === undefined && files?.test(title) === true);
  if (schema) return `${schema.name} (${schema.version})`;
  return ['ts', 'tsx', 'typescript'].includes(language.toLowerCase()) ? 'types of the imported packages' : undefined;
}
