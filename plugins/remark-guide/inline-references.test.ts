import { describe, expect, test } from 'vitest';
import { visitParents } from '../visit-tree';
import { parseMarkdown } from '../parse-markdown';
import { inlineReferences } from './inline-references';

/** Links and images as `type url title`, and what is left of references. */
function inlined(source: string): string[] {
  const tree = parseMarkdown(source);
  inlineReferences(tree);
  const found: string[] = [];
  visitParents(tree, (node) => {
    if (node.type === 'link' || node.type === 'image')
      found.push([node.type, node.url, node.title ?? ''].join(' ').trim());
    if (['definition', 'linkReference', 'imageReference'].includes(node.type)) found.push(node.type);
  });
  return found;
}

describe('a reference', () => {
  test.each([
    ['[a][b]\n\n[b]: https://wiki.company', ['link https://wiki.company']],
    ['[b][]\n\n[b]: /x "Title"', ['link /x Title']],
    ['[B]\n\n[b]: <a b.md>', ['link a b.md']],
    ['![a][b]\n\n[b]: x.png', ['image x.png']],
    ['[![a][b]][c]\n\n[b]: x.png\n[c]: /y', ['link /y', 'image x.png']],
    ['- [a]\n\n> [a]: /in-a-quotation', ['link /in-a-quotation']],
    ['[a]\n\n[a]: /first\n[a]: /second', ['link /first']],
    ['[constructor]\n\n[a]: /x', []],
    ['[a](/x) [b]', ['link /x']],
  ])('becomes a plain link or image: %j', (source, expected) => {
    expect(inlined(source)).toEqual(expected);
  });

  test('keeps its text and its place', () => {
    const tree = parseMarkdown('See [*the* wiki][w].\n\n[w]: https://wiki.company');
    inlineReferences(tree);
    expect(tree.children).toHaveLength(1);
    expect(tree.children[0]).toMatchObject({
      children: [
        { type: 'text', value: 'See ' },
        {
          type: 'link',
          position: { start: { column: 5 }, end: { column: 20 } },
          children: [{ type: 'emphasis' }, { type: 'text', value: ' wiki' }],
        },
        { type: 'text', value: '.' },
      ],
    });
  });
});
