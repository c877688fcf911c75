import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { parseMarkdown } from './parse-markdown';
import { visitParents } from './visit-tree';

/** As Docusaurus parses. */
const usual = unified().use(remarkParse).use(remarkFrontmatter).use(remarkDirective).use(remarkGfm).freeze();

test.each([
  'https://a.example/_b_ and **www.a.example/b**, a@b.example',
  'mailto:a@b.example, xmpp:a@b.example/c, [www.a.example](/b) www.a_b.example',
  'a\\@b.example *http://a*.example [a]: https://b.example',
  'HTTPS://A.example WWW.a.example (a+b@c.example)',
  'nothing of this kind: `https://a.example`, a.example',
])('makes links of the same texts as Docusaurus does: %s', (source) => {
  expect(withoutPlaces(parseMarkdown(source))).toEqual(withoutPlaces(usual.parse(source)));
});

test.each([
  ['[http://i.company <x>', ['[', 'http://i.company', 'http://i.company', ' ', '<x>']],
  ['a **b [www.i.company c** d', ['a ', 'b [', 'www.i.company', 'www.i.company', ' c', ' d']],
  [
    '[\nwww.i.company\nb [a@i.company',
    ['[\n', 'www.i.company', 'www.i.company', '\nb [', 'a@i.company', 'a@i.company'],
  ],
])('every part of a text has its place: %j', (source, pieces) => {
  const found: (string | undefined)[] = [];
  visitParents(parseMarkdown(source), ['text', 'link', 'html'], ({ position }) => {
    found.push(position && source.slice(position.start.offset, position.end.offset));
  });
  expect(found).toEqual(pieces);
});

function withoutPlaces(tree: Root): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === 'position' ? undefined : value)));
}
