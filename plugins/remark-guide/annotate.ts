import type { Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { visitParents } from '../visit-tree';
import type { VFile } from 'vfile';
import { normalize } from '../../src/core/placeholder/template';
import { toString as textOf } from 'mdast-util-to-string';
import { reporterAt } from '../reporter';
import { readFormItem } from './form-items';

/** Takes the `{#id}` that an author put behind a heading out of its text. */
export function takeHeadingIds(tree: Root): void {
  visitParents(tree, 'heading', (heading) => {
    const last = heading.children.at(-1);
    const match = last?.type === 'text' ? /\s*\{#([^\s{}]+)\}\s*$/.exec(last.value) : null;
    if (last?.type !== 'text' || !match?.[1]) return;
    last.value = last.value.slice(0, match.index);
    heading.data = { ...heading.data, ownId: match[1] };
  });
}

/** Reads the lines of every `settings` form, after the texts in them were resolved. */
export function readSettings(tree: Root, file: VFile): void {
  visitParents(tree, 'containerDirective', (node: ContainerDirective, ancestors) => {
    if (node.name !== 'settings') return;
    const reporter = reporterAt(ancestors, file);
    for (const list of node.children) {
      for (const item of list.type === 'list' ? list.children : []) {
        const line = readFormItem(item, reporter);
        if (!line) continue;
        const label = normalize(
          line.label.flatMap((part) => ('value' in part ? (part.data?.template ?? [part.value]) : [textOf(part)])),
        );
        const last = label.at(-1);
        const trimmed = typeof last === 'string' ? [...label.slice(0, -1), last.replace(/:\s+$/, '')] : label;
        item.data = {
          ...item.data,
          setting: {
            label: trimmed,
            value: line.value.data?.template ?? [line.value.value],
            restIndex: line.label.length + 1,
          },
        };
      }
    }
  });
}
