import { expect, test } from 'vitest';
import { parseMarkdown } from './parse-markdown';
import { SKIP, visitParents } from './visit-tree';

const tree = () => parseMarkdown('# A *b*\n\n- c\n\n  > d\n\n:::note\n\n~~~\ne\n~~~\n\n:::\n');

test('sees every node once, before its children, with its ancestors', () => {
  const seen: string[] = [];
  visitParents(tree(), (node, ancestors) => {
    seen.push([...ancestors, node].map(({ type }) => type).join(' '));
  });
  expect(seen).toEqual([
    'root',
    'root heading',
    'root heading text',
    'root heading emphasis',
    'root heading emphasis text',
    'root list',
    'root list listItem',
    'root list listItem paragraph',
    'root list listItem paragraph text',
    'root list listItem blockquote',
    'root list listItem blockquote paragraph',
    'root list listItem blockquote paragraph text',
    'root containerDirective',
    'root containerDirective code',
  ]);
});

test('shows only the types asked for', () => {
  const seen: string[] = [];
  visitParents(tree(), ['code', 'emphasis'], ({ type }) => seen.push(type));
  visitParents(tree(), 'blockquote', (_, ancestors) => seen.push(ancestors.at(-1)?.type ?? ''));
  expect(seen).toEqual(['emphasis', 'code', 'listItem']);
});

test('leaves out what is below, where it is told to', () => {
  const seen: string[] = [];
  visitParents(tree(), ({ type }) => {
    seen.push(type);
    return type === 'root' ? undefined : SKIP;
  });
  expect(seen).toEqual(['root', 'heading', 'list', 'containerDirective']);
});

test('goes on where it is told to, when a visitor takes nodes away or puts others there', () => {
  const root = tree();
  const seen: string[] = [];
  visitParents(root, ({ type }) => {
    seen.push(type);
    if (type === 'heading') {
      root.children.splice(0, 1, { type: 'thematicBreak' }, { type: 'break' } as never);
      return [SKIP, 1];
    }
    if (type !== 'list') return type === 'root' ? undefined : SKIP;
    root.children.splice(2, 1);
    return [SKIP, 2];
  });
  expect(seen).toEqual(['root', 'heading', 'break', 'list', 'containerDirective']);
});
