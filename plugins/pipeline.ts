import type { Root } from 'mdast';
import type { PluggableList, Processor } from 'unified';
import type { VFile } from 'vfile';
import { judgePlugins } from './judge-guide';
import { remarkJudgedTrees } from './judged-trees';
import { markdown, withoutByteOrderMark } from './parse-markdown';
import remarkPlaceholders from './remark-placeholders';
import remarkReport from './remark-report';
import { remarkProjectFiles } from './remark-snippets/types/project-files';
import type { Site } from './site';

export interface PipelineOptions {
  readonly site: Site;
  /** Throw at the end of a file with errors, as the development server's overlay needs it. Default `false`. */
  readonly fail?: boolean;
  /** Whether the faults of all guides are known already. Default `false`. */
  readonly isJudged?: boolean;
}

/** What happens to a guide between the parser and the page, in order. Docusaurus runs these before its own plugins. */
export function guidePlugins({ site, fail = false, isJudged = false }: PipelineOptions): PluggableList {
  return [
    ...(isJudged ? ([[remarkJudgedTrees, { site }]] as PluggableList) : []),
    ...judgePlugins({ site, isJudged }),
    ...(fail ? [remarkProjectFiles] : []),
    [remarkPlaceholders, { site }],
    [remarkReport, { site, fail }],
  ];
}

/** The whole way from a guide's text to its tree, for everything that is not Docusaurus: recipes, tests. */
function createPipeline(options: PipelineOptions): Processor<Root, Root, Root> {
  return markdown().use(guidePlugins(options));
}

/** Runs a guide through the pipeline. Its problems are the messages of the file, its model is `file.data.guide`. */
export async function processGuide(file: VFile, options: PipelineOptions): Promise<Root> {
  const pipeline = createPipeline(options);
  file.value = withoutByteOrderMark(String(file));
  return pipeline.run(pipeline.parse(file), file);
}
