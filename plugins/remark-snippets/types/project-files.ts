import { join } from 'node:path';
import type { Code, Root } from 'mdast';
import type { Plugin } from 'unified';
import type { Position } from 'unist';
import { visitParents } from '../../visit-tree';
import type { VFile } from 'vfile';
import { substitute } from '../../../src/core/placeholder/substitute';
import { hasFlag, titleOf } from '../../fence-meta';
import { fillSegments } from '../fill-segments';
import { placeInFence } from '../place-in-fence';

/** A snippet as a reader of one provider copies it, as a file of the small project that a part of the guide makes up. */
export interface ProjectFile {
  /** Provider and part of the guide, as a folder. Files see each other within it only. */
  readonly project: string;
  /** The fence's title, which is the name of its file; without one, a name that no import can mean. */
  readonly name: string;
  /** As the fence names it. */
  readonly language: string;
  readonly text: string;
  /** The place in the guide of a piece of the text. */
  readonly placeOf: (start: number, end: number) => Position | undefined;
}

/** Notes the TypeScript of a guide before its tree becomes a page, so that the guide need not be read again for its types. */
export const remarkProjectFiles: Plugin<[], Root> = () => (tree, file) => {
  file.data.projectFiles = projectFiles(tree, file);
};

/**
 * The TypeScript of a guide, and the `package.json` that says for which versions it is, once for each provider that it is
 * shown for. Snippets marked `excerpt`, and those of a provider's steps, are left out. A new project begins at headings of
 * the first and second level, and where a title comes up again: there the guide shows another version of that file.
 *
 * @param tree the guide's tree, of which `remark-guide` has resolved the placeholders
 * @param file the guide
 */
export function projectFiles(tree: Root, file: VFile): ProjectFile[] {
  const { guide } = file.data;
  if (!guide) return [];
  const source = String(file);
  const values = Object.fromEntries([...guide.placeholders.values()].map(({ key, sample }) => [key, sample]));
  const files: ProjectFile[] = [];
  let projects = 0;
  let snippets = 0;
  const parts = new Map<string, { project: string; names: Set<string> }>();
  visitParents(tree, ['heading', 'code'], (node, ancestors) => {
    if (node.type === 'heading' && node.depth <= 2) parts.clear();
    if (node.type !== 'code' || !node.position || ancestors.some(({ data }) => data?.step)) return;
    const { segments, providers } = node.data ?? {};
    const language = node.lang ?? '';
    const title = titleOf(node.meta ?? '') ?? '';
    const isTyped = language === 'ts' || language === 'tsx';
    if (!segments || !(isTyped || title === 'package.json') || hasFlag(node.meta ?? '', 'excerpt')) return;
    // Counted, and not called by its line: the text around it may move it without making it another snippet.
    snippets += 1;
    const name = !isTyped || /\.tsx?$/.test(title) ? title : `snippet ${snippets}.${language}`;
    for (const provider of providers?.split(' ') ?? []) {
      const filled = fillSegments(segments, (template) => substitute(template, { provider, values }));
      let part = parts.get(provider);
      if (!part || part.names.has(name)) {
        part = { project: join(provider, String((projects += 1))), names: new Set() };
        parts.set(provider, part);
      }
      part.names.add(name);
      const placeOf = placer(node, source, filled.sourceOffset);
      files.push({ project: part.project, name, language, text: filled.text, placeOf });
    }
  });
  return files.some(({ name }) => name !== 'package.json') ? files : [];
}

function placer(node: Code, source: string, sourceOffset: (offset: number) => number): ProjectFile['placeOf'] {
  return (start, end) => placeInFence(node, source, sourceOffset(start), sourceOffset(end));
}
