import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import { components } from '../../src/core/page-contract';
import { capitalize } from '../../src/core/text';
import { flowElement } from './elements';

/** A line of a form. What `remark-guide` could not read as one stays a list item; it was reported there. */
export function settingElement(item: ListItem): RootContent {
  const { setting } = item.data ?? {};
  if (!setting) return item;
  const [paragraph, ...more] = item.children;
  const phrasing = paragraph?.type === 'paragraph' ? paragraph.children.slice(setting.restIndex) : [];
  const explanation = asSentence(phrasing);
  const children = [
    ...(explanation.length > 0 ? [{ type: 'paragraph' as const, children: explanation }] : []),
    ...more,
  ];
  return flowElement(
    components.Setting,
    { label: JSON.stringify(setting.label), value: JSON.stringify(setting.value) },
    children,
  );
}

/** What follows the value goes on the author's sentence; below the value it begins one. */
function asSentence(children: readonly PhrasingContent[]): PhrasingContent[] {
  const [first, ...rest] = children;
  if (first?.type !== 'text') return [...children];
  const text = first.value.replace(/^\s*[.,;:–—-]?\s*/, '');
  if (text === '') return rest;
  return [{ ...first, value: capitalize(text) }, ...rest];
}
