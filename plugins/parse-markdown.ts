import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** The Markdown of guides: CommonMark with front matter, directives and GitHub's tables and links. The same set as Docusaurus uses for `.md`. */
export const markdown = unified().use(remarkParse).use(remarkFrontmatter).use(remarkDirective).use(remarkGfm).freeze();

/** A text without the byte order mark that some editors put in front: the parser skips it and counts offsets from behind it. */
export function withoutByteOrderMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}

/** Parses a Markdown text. Never throws: every text is Markdown. */
export function parseMarkdown(source: string): Root {
  return markdown.parse(source);
}
