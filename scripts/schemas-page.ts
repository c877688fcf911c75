import type { SchemaEntry } from '../plugins/remark-snippets/schemas/entry';
import { schemaOf } from '../plugins/remark-snippets/schemas';
import { schemas } from '../plugins/remark-snippets/schemas/registry';
import type { Schema } from '../plugins/remark-snippets/schemas/schema';

/** The page that names every schema, made from the schemas themselves. */
export async function schemasPage(): Promise<string> {
  const sections = await Promise.all(schemas.map(async (entry) => section(entry, await schemaOf(entry))));
  return `${INTRODUCTION}\n${sections.join('\n\n')}\n`;
}

const INTRODUCTION = `---
title: Schemas of snippets
sidebar_label: Schemas
---

<!-- Generated from plugins/remark-snippets/schemas by "UPDATE=1 npx vitest run --project unit". -->

A snippet that parses can still be one that its application does not understand. Where a schema exists, the snippet is compared with it: a key that does not exist, a value of the wrong kind or a missing key is an error of the rule [\`snippet-schema\`](rules.md#snippet-schema).

A snippet names its schema after the language, \`json schema=affine-config\` for instance. Some are recognised without that. A part of a file is marked \`excerpt\`: it may lack what the whole file needs. A schema is a file in \`plugins/remark-snippets/schemas/registry/\`, written as JSON Schema, with the versions for which it holds and where it comes from; add it to the list in \`index.ts\` there, and its page entry is made by the command above.
`;

function section({ name, title, version, source, syntaxes, recognised }: SchemaEntry, schema: Schema): string {
  const rows = rowsOf(schema, '');
  return [
    `## \`${name}\``,
    [
      `- For: ${title} (${syntaxes.join(', ')})`,
      `- Version: ${version}`,
      `- Source: ${source}`,
      `- Recognised by: ${recognised ?? 'its name only'}`,
    ].join('\n'),
    ...(rows.length > 0 ? [rows.join('\n')] : []),
  ].join('\n\n');
}

/** Keys that have a description of ours, with those of the objects in them. */
function rowsOf(schema: Schema, prefix: string): string[] {
  // A schema made by others has its own pages.
  if (schema.definitions) return [];
  return Object.entries(schema.properties ?? {}).flatMap(([key, one]) => {
    const path = `${prefix}${key}`;
    const needed = schema.required?.includes(key) ? ' Needed.' : '';
    const row = one.description === undefined ? [] : [`- \`${path}\`: ${one.description}${needed}`];
    return [...row, ...rowsOf(one, `${path}.`), ...(one.items ? rowsOf(one.items, `${path}[].`) : [])];
  });
}
