import type { Element } from 'hast';
import type { State } from 'hast-util-to-mdast';
import type { Blockquote, BlockContent, Paragraph, PhrasingContent } from 'mdast';
import { children, hasClass, phrasing, textOf } from './markdown-tree';

/** Docusaurus' admonitions, as code hosts know them. */
const ALERTS: Readonly<Record<string, string>> = {
  note: 'NOTE',
  tip: 'TIP',
  info: 'NOTE',
  success: 'TIP',
  warning: 'WARNING',
  caution: 'CAUTION',
  danger: 'CAUTION',
};

/** An admonition as a quotation that code hosts show as one: `[!WARNING]`, and its title if it has one of its own. */
export function admonition(state: State, node: Element): Blockquote {
  const kind = Object.keys(ALERTS).find((name) => hasClass(node, `theme-admonition-${name}`)) ?? 'note';
  const heading = children(node).find((child) => hasClass(child, 'admonitionHeading'));
  const content = children(node)
    .filter((child) => child !== heading)
    .flatMap((child) => state.toFlow(state.all(child)) as BlockContent[]);
  const ownTitle = heading && textOf(heading).trim().toLowerCase() !== kind;
  const title: PhrasingContent[] = ownTitle ? [{ type: 'strong', children: phrasing(state.all(heading)) }] : [];
  // The mark is no text: its brackets must not be escaped. What is behind it begins a line.
  const mark: PhrasingContent[] = [
    { type: 'html', value: `[!${ALERTS[kind] ?? 'NOTE'}]` },
    { type: 'text', value: '\n' },
  ];
  const [first, ...others] = content;
  if (title.length > 0) return quotation({ type: 'paragraph', children: [...mark, ...title] }, content);
  return first?.type === 'paragraph'
    ? quotation({ type: 'paragraph', children: [...mark, ...first.children] }, others)
    : quotation({ type: 'paragraph', children: mark.slice(0, 1) }, content);
}

function quotation(first: Paragraph, others: readonly BlockContent[]): Blockquote {
  return { type: 'blockquote', children: [first, ...others] };
}
