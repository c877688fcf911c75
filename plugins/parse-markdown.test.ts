import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { parseMarkdown } from './parse-markdown';

/** As Docusaurus parses. */
const usual = unified().use(remarkParse).use(remarkFrontmatter).use(remarkDirective).use(remarkGfm).freeze();

test.each([
  'https://a.example/_b_ and **www.a.example/b**, a@b.example',
  'mailto:a@b.example, xmpp:a@b.example/c, [www.a.example](/b) www.a_b.example',
  'a\\@b.example *http://a*.example [a]: https://b.example',
  'HTTPS://A.example WWW.a.example (a+b@c.example)',
  'nothing of this kind: `https://a.example`, a.example',
])('makes links of the same texts as Docusaurus does: %s', (source) => {
  expect(parseMarkdown(source)).toEqual(usual.parse(source));
});
