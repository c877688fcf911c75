import type { BlockContent, DefinitionContent, InlineCode, ListItem, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Reporter } from '../reporter';

/** A line `- Label: `value`, explanation`, taken apart. */
export interface FormItem {
  readonly label: PhrasingContent[];
  readonly labelText: string;
  readonly value: InlineCode;
  /** What follows the value on the line. */
  readonly rest: PhrasingContent[];
  /** What follows the line within the item. */
  readonly more: (BlockContent | DefinitionContent)[];
}

/**
 * Reads one line of `settings` or `register-client`: the label goes up to the `: ` before the first code span, the value is
 * that code span, the rest explains.
 *
 * @returns `undefined` after reporting what is wrong
 */
export function readFormItem(item: ListItem, reporter: Reporter): FormItem | undefined {
  const [paragraph, ...more] = item.children;
  const children = paragraph?.type === 'paragraph' ? paragraph.children : [];
  const index = children.findIndex((child) => child.type === 'inlineCode');
  const value = children[index];
  const label = children.slice(0, index).map((child) => ({ ...child }));
  const last = label.at(-1);
  if (value?.type !== 'inlineCode' || last?.type !== 'text' || !/:\s+$/.test(last.value)) {
    reporter.report(
      'setting-syntax',
      item.position,
      'Expected a line such as ``- Client ID: `<client_id>` ``: a label, a colon, a space and the value in backticks',
    );
    return undefined;
  }
  last.value = last.value.replace(/:\s+$/, '');
  return { label, labelText: toString(label).trim(), value, rest: children.slice(index + 1), more };
}
