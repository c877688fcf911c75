import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ignore from 'ignore';

/**
 * The files of the repository that are its source: all but those that `.gitignore` leaves out and `.git` itself.
 * Git is not asked, so that it works in a copy without a repository too.
 *
 * @param root absolute path of the repository
 * @returns paths relative to `root`, with `/`, sorted
 */
export function listFiles(root: string): string[] {
  // `node_modules/` in .gitignore would not match a link.
  const ignored = ignore()
    .add(['.git', 'node_modules'])
    .add(readFileSync(join(root, '.gitignore'), 'utf8'));
  const walk = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (ignored.ignores(entry.isDirectory() ? `${path}/` : path)) return [];
      return entry.isDirectory() ? walk(path) : [path];
    });
  return walk('').sort();
}
