import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ListItem, Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from '../../plugins/parse-markdown';
import type { FilledField } from '../../providers/embedded/administrator';

/**
 * The forms of a provider's `register-client.md`, filled in.
 *
 * @param values by the code that stands in the form, `<slug>` for instance; a list repeats the line, an empty one drops it
 */
export function registrationForms(
  provider: string,
  values: Readonly<Record<string, string | readonly string[]>>,
): readonly FilledField[] {
  const path = join(import.meta.dirname, `../../providers/${provider}/register-client.md`);
  const fields: FilledField[] = [];
  visit(parseMarkdown(readFileSync(path, 'utf8')), 'containerDirective', (node) => {
    if (node.name !== 'settings') return;
    const form = toString(node.children.find(({ data }) => data !== undefined && 'directiveLabel' in data));
    visit(node, 'listItem', (item: ListItem) => {
      fields.push(...filled(form, item, values));
    });
  });
  return fields;
}

function filled(form: string, item: ListItem, values: Readonly<Record<string, string | readonly string[]>>) {
  const [paragraph] = item.children;
  const parts: Nodes[] = paragraph?.type === 'paragraph' ? paragraph.children : [];
  const at = parts.findIndex(({ type }) => type === 'inlineCode');
  const raw = toString(parts[at]);
  const label = toString({ type: 'paragraph', children: parts.slice(0, at) as never }).replace(/: $/, '');
  const bold = parts.slice(at + 1).flatMap((part) => (part.type === 'strong' ? [toString(part)] : []));
  return [values[raw] ?? raw].flat().map((value) => ({ form, label, value, bold }));
}
