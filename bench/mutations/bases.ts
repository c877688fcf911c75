import { readFileSync } from 'node:fs';
import type { Code } from 'mdast';
import { visitParents } from '../../plugins/visit-tree';
import { VFile } from 'vfile';
import { hasFlag } from '../../plugins/fence-meta';
import { judgePlugins } from '../../plugins/judge-guide';
import { markdown, withoutByteOrderMark } from '../../plugins/parse-markdown';
import { placeInFence } from '../../plugins/remark-snippets/place-in-fence';
import type { Site } from '../../plugins/site';
import { listFiles } from '../../scripts/list-files';
import type { Template } from '../../src/core/placeholder/template';
import type { Edit, Typo } from './kinds';

/** A guide without a fault, and all that is needed to judge its snippets by themselves. */
export interface Guide {
  /** Relative to the site’s folder. */
  readonly path: string;
  readonly source: string;
  readonly samples: Readonly<Record<string, string>>;
  /** What the placeholders of its snippets stand for, as they are written. */
  readonly templates: ReadonlyMap<string, Template>;
  readonly bases: readonly Base[];
}

/** A snippet that typos are made in. */
export interface Base {
  readonly label: string;
  readonly meta: string;
  readonly text: string;
  readonly providers: readonly string[];
  /** Whether it is shown as a part of something, so that no parser judges it. */
  readonly isExcerpt: boolean;
  readonly line: number;
  readonly node: Code;
}

const GUIDES =
  /^(?:docs\/[^/]+\/index|plugins\/fixtures\/forms\/[^/]+\/index|plugins\/fixtures\/rules\/[^/]+\/pass\/index|bench\/mutations\/corpus\/[^/]+)\.md$/;

/** All guides, or those whose path contains `only`. */
export function guidePaths(root: string, only = ''): string[] {
  return listFiles(root).filter((path) => GUIDES.test(path) && path.includes(only));
}

export async function readGuide(path: string, site: Site): Promise<Guide> {
  const source = withoutByteOrderMark(readFileSync(`${site.dir}/${path}`, 'utf8'));
  const file = new VFile({ path: `${site.dir}/${path}`, value: source });
  const judge = markdown().use(judgePlugins({ site, page: false }));
  const tree = await judge.run(judge.parse(file), file);
  const templates = new Map<string, Template>();
  const bases: Base[] = [];
  visitParents(tree, 'code', (node: Code, ancestors) => {
    const { segments, providers = '' } = node.data ?? {};
    // The provider’s steps are a file of their own.
    if (!node.position || !segments || ancestors.some((one) => one.data?.step)) return;
    for (const { raw, template } of segments) templates.set(raw, template);
    bases.push({
      label: node.lang ?? '',
      meta: node.meta ?? '',
      text: node.value,
      providers: providers.split(' '),
      isExcerpt: hasFlag(node.meta ?? '', 'excerpt'),
      line: node.position.start.line,
      node,
    });
  });
  const samples = [...(file.data.guide?.placeholders.values() ?? [])].map(({ key, sample }) => [key, sample] as const);
  return { path, source, samples: Object.fromEntries(samples), templates, bases };
}

/** The snippet with a typo in it. */
export function editedText(text: string, { start, end, text: inserted }: Edit): string {
  return text.slice(0, start) + inserted + text.slice(end);
}

/** The guide with a typo in one of its snippets, and the place of the typo. */
export function editedGuide({ source }: Guide, { node, label }: Base, typo: Typo): { source: string; line: number } {
  if ('label' in typo) {
    const at = source.indexOf(label, node.position?.start.offset);
    return {
      source: editedText(source, { start: at, end: at + label.length, text: typo.label }),
      line: node.position?.start.line ?? 0,
    };
  }
  const place = placeInFence(node, source, typo.start, typo.end);
  const start = place?.start.offset ?? 0;
  const lineStart = node.value.lastIndexOf('\n', typo.start - 1) + 1;
  const first = placeInFence(node, source, lineStart, lineStart)?.start;
  // Marks of lists and quotes before the line.
  const prefix = first ? source.slice((first.offset ?? 0) - first.column + 1, first.offset) : '';
  const text = typo.text.replaceAll('\n', `\n${prefix}`);
  return {
    source: editedText(source, { start, end: start + typo.end - typo.start, text }),
    line: place?.start.line ?? 0,
  };
}
