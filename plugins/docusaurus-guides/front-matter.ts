import { sep } from 'node:path';
import type { ParseFrontMatter } from '@docusaurus/types';
import { safeFrontMatter, toCategory } from '../guide-files';
import { withoutByteOrderMark } from '../parse-markdown';

/**
 * What Docusaurus learns of a guide's front matter. A fault there is ours to report, with the others of the page, so
 * Docusaurus gets only what it can use; the sidebar follows from the category, and guides are no sequence to page through.
 *
 * @param docsDir absolute path of the guides' folder; other files are read as Docusaurus does
 */
export function guideFrontMatter(docsDir: string): ParseFrontMatter {
  return async (params) => {
    if (!params.filePath.startsWith(docsDir + sep)) return params.defaultParseFrontMatter(params);
    const front = safeFrontMatter(params.fileContent);
    const text = (key: string): Record<string, string> =>
      typeof front[key] === 'string' && front[key] !== '' ? { [key]: front[key] } : {};
    return {
      frontMatter: {
        ...text('title'),
        ...text('sidebar_label'),
        ...text('description'),
        displayed_sidebar: toCategory(front.category),
        pagination_next: null,
        pagination_prev: null,
      },
      content: withoutByteOrderMark(params.fileContent).replace(/^---\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/, ''),
    };
  };
}
