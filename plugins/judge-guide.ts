import type { Root } from 'mdast';
import type { PluggableList } from 'unified';
import type { VFile } from 'vfile';
import { markdown, withoutByteOrderMark } from './parse-markdown';
import remarkGuide from './remark-guide';
import remarkReport from './remark-report';
import remarkSnippets from './remark-snippets';
import type { Site } from './site';

export interface JudgeOptions {
  readonly site: Site;
  /** Whether a page will be made of the guide. Default `true`. */
  readonly page?: boolean;
  /** Whether its faults are known already, so that what only looks for them is left out. Default `false`. */
  readonly isJudged?: boolean;
}

/** What finds the faults of a guide, in order: the first part of the pipeline. */
export function judgePlugins({ site, page = true, isJudged = false }: JudgeOptions): PluggableList {
  return [
    [remarkGuide, { site, isJudged }],
    [remarkSnippets, { site, page, isJudged }],
  ];
}

/**
 * Finds the faults of a guide and makes no page of it: what only the page needs is not loaded. The messages are those of the
 * whole pipeline. Its problems are the messages of the file, its model is `file.data.guide`.
 *
 * @returns the tree that `remark-guide` has read
 */
export async function judgeGuide(file: VFile, { site }: Pick<JudgeOptions, 'site'>): Promise<Root> {
  const judge = markdown()
    .use(judgePlugins({ site, page: false }))
    .use(remarkReport, { site });
  file.value = withoutByteOrderMark(String(file));
  return judge.run(judge.parse(file), file);
}
