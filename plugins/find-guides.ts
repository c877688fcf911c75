import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const MARKDOWN = /\.(?:md|mdx|markdown)$/i;

/**
 * The guides that a path means: the file itself, or those in a folder. Of a folder of ours every `index.md` is a guide, of a
 * foreign one every Markdown file, those of partials and posts included; packages and what begins with `.` are passed over.
 *
 * @param path absolute
 * @throws Error that says what was expected, when there is none
 */
export function findGuides(path: string, { foreign = false }: { readonly foreign?: boolean } = {}): string[] {
  if (!existsSync(path)) throw new Error(`Unexpected path ${path}, expected a file or folder that exists.`);
  if (!statSync(path).isDirectory()) {
    if (!MARKDOWN.test(path)) throw new Error(`Unexpected file ${path}, expected a Markdown file or a folder.`);
    return [path];
  }
  const files = walk(path, foreign ? /^\.|^node_modules$/ : /^[_.]|^node_modules$/).filter((file) =>
    (foreign ? MARKDOWN : /[\\/]index\.md$/).test(file),
  );
  if (files.length > 0) return files;
  throw new Error(`Unexpected folder ${path}, expected one with ${foreign ? 'Markdown files' : 'a guide: index.md'}.`);
}

function walk(folder: string, passed: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (!entry.isDirectory()) return entry.isFile() ? [join(folder, entry.name)] : [];
      return passed.test(entry.name) ? [] : walk(join(folder, entry.name), passed);
    });
}
