import type { Element, Nodes } from 'hast';
import { type Handle, type State, toMdast } from 'hast-util-to-mdast';
import type { BlockContent, ListItem, PhrasingContent, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { admonition } from './markdown-admonition';
import { children, find, hasClass, phrasing, property, textOf } from './markdown-tree';

/**
 * A guide's page as Markdown. Forms of settings become lists, snippets fences with their titles; what has no equivalent stays
 * as its text.
 *
 * @param guide the page without what cannot be read: buttons, notes, other providers' parts. In `data-text` of inline code is its text
 */
export function guideMarkdown(guide: Element): string {
  const tree = toMdast(guide, { document: true, handlers, nodeHandlers: { comment: () => undefined } });
  return toMarkdown(tree.type === 'root' ? tree : { type: 'root', children: [tree] }, {
    bullet: '-',
    listItemIndent: 'one',
    rule: '-',
    extensions: [gfmToMarkdown()],
  });
}

const handlers: Readonly<Record<string, Handle>> = {
  code: inlineCode,
  kbd: inlineCode,
  samp: inlineCode,
  a: (state, node) => (property(node, 'href') === undefined ? state.all(node) : link(state, node)),
  figure: (state, node) => (hasClass(node, 'snippet') ? snippet(node) : state.toFlow(state.all(node))),
  section: (state, node) => (hasClass(node, 'settings') ? settings(state, node) : state.toFlow(state.all(node))),
  div: (state, node) => {
    if (hasClass(node, 'theme-admonition')) return admonition(state, node);
    return hasClass(node, 'diagram-frame') ? diagram(node) : state.toFlow(state.all(node));
  },
  summary: (state, node) => ({
    type: 'paragraph',
    children: [{ type: 'strong', children: phrasing(state.all(node)) }],
  }),
};

function inlineCode(_state: State, node: Element): PhrasingContent {
  const value = property(node, 'dataText') ?? textOf(node);
  // Markdown has no empty code.
  return value === ''
    ? { type: 'emphasis', children: [{ type: 'text', value: 'empty' }] }
    : { type: 'inlineCode', value };
}

function link(state: State, node: Element): PhrasingContent {
  return { type: 'link', url: property(node, 'href') ?? '', children: phrasing(state.all(node)) };
}

function snippet(node: Element): RootContent {
  const language = property(node, 'dataLanguage') ?? null;
  const code = find(node, (element) => element.tagName === 'code');
  const caption = find(node, (element) => hasClass(element, 'snippet__title'));
  const title = caption ? textOf(caption) : '';
  // A snippet without a title shows its language there.
  const meta = title === '' || title === language ? null : `title=${quoted(title)}`;
  return { type: 'code', lang: language, meta, value: code ? textOf(code) : '' };
}

/** A fence's title cannot escape the quotes around it. */
function quoted(title: string): string {
  if (!title.includes('"')) return `"${title}"`;
  return title.includes("'") ? `"${title.replaceAll('"', '”')}"` : `'${title}'`;
}

/** A form: where it is, then one line for each field. What stands between the fields stays there. */
function settings(state: State, node: Element): RootContent[] {
  const blocks: RootContent[] = [];
  for (const child of children(node)) {
    if (hasClass(child, 'settings__title')) {
      blocks.push({ type: 'paragraph', children: [{ type: 'strong', children: phrasing(state.all(child)) }] });
    } else if (hasClass(child, 'setting')) {
      const last = blocks.at(-1);
      if (last?.type === 'list') last.children.push(setting(state, child));
      else blocks.push({ type: 'list', ordered: false, spread: false, children: [setting(state, child)] });
    } else {
      blocks.push(...state.toFlow(([] as RootContent[]).concat((state.one(child, node) ?? []) as RootContent[])));
    }
  }
  return blocks;
}

/** One field: `- Label: \`value\``, and what is to be known about it. */
function setting(state: State, node: Element): ListItem {
  const part = (name: string): Element | undefined => find(node, (element) => hasClass(element, `setting__${name}`));
  const [label, value, explanation] = [part('label'), part('value'), part('explanation')];
  const line: PhrasingContent[] = [
    ...(label ? phrasing(state.all(label)) : []),
    { type: 'text', value: ': ' },
    ...(value ? phrasing(state.all(value)) : []),
  ];
  const blocks = (explanation ? state.toFlow(state.all(explanation)) : []) as BlockContent[];
  const [first, ...others] = blocks;
  if (first?.type === 'paragraph') line.push({ type: 'text', value: '. ' }, ...first.children);
  const more = first?.type === 'paragraph' ? others : blocks;
  return { type: 'listItem', spread: more.length > 0, children: [{ type: 'paragraph', children: line }, ...more] };
}

/** A drawing inside the page has no address of its own; its words are kept. */
function diagram(node: Nodes): RootContent {
  const svg = find(node, (element) => element.tagName === 'svg');
  const words = svg && property(svg, 'ariaLabel');
  return {
    type: 'paragraph',
    children: [{ type: 'emphasis', children: [{ type: 'text', value: `Diagram: ${words ?? 'no description'}` }] }],
  };
}
