import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import type { Site } from './site';

interface JudgedTree {
  readonly text: string;
  readonly tree: Root;
  readonly data: VFile['data'];
}

const trees = new WeakMap<Site, Map<string, JudgedTree>>();

/** Keeps the tree of a guide that was judged, with what `remark-guide` has noted in it, until its page is made. */
export function keepTree(site: Site, file: VFile, tree: Root): void {
  const kept = trees.get(site) ?? new Map<string, JudgedTree>();
  trees.set(site, kept.set(file.path, { text: String(file), tree, data: file.data }));
}

/**
 * Makes the page of the tree that was judged, where the text is still the same, so that a build does not read every guide
 * twice. A tree is given away once: those after it change it. For another text, and another time, the text is parsed.
 */
export const remarkJudgedTrees: Plugin<[{ readonly site: Site }], string, Root> = function ({ site }) {
  const { parser: parse } = this;
  if (!parse) return;
  this.parser = (text, file) => {
    const kept = trees.get(site)?.get(file.path);
    if (kept?.text !== text) return parse(text, file);
    trees.get(site)?.delete(file.path);
    Object.assign(file.data, kept.data);
    return kept.tree;
  };
};
