import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes } from 'mdast';
import { VFile } from 'vfile';
import { processGuide } from '../../plugins/pipeline';
import { loadSite } from '../../plugins/site';
import { components, type SnippetPart } from '../../src/core/page-contract';
import { substitute } from '../../src/core/placeholder/substitute';
import type { Template, TemplatePart } from '../../src/core/placeholder/template';

/** A snippet of the sample guide as it leaves the build. */
export interface SampleSnippet {
  readonly language: string;
  /** As its author wrote it; empty when there is none. */
  readonly title: string;
  readonly template: Template;
  /** Set when it holds for some providers only. */
  readonly providers?: string;
}

/** The snippets of the sample guide, in order, straight from the pipeline: no browser has touched them. */
export async function sampleSnippets(): Promise<SampleSnippet[]> {
  const root = join(import.meta.dirname, '../..');
  const file = new VFile({
    path: join(root, 'docs/sample-app/index.md'),
    value: readFileSync(join(root, 'tests/fixtures/sample-app/index.md'), 'utf8'),
  });
  return snippetsIn(await processGuide(file, { site: await loadSite(root) }));
}

function snippetsIn(node: Nodes, providers?: string): SampleSnippet[] {
  const attributes =
    node.type === 'mdxJsxFlowElement'
      ? Object.fromEntries(
          node.attributes.flatMap((one) =>
            typeof one.value === 'string' && 'name' in one ? [[one.name, one.value]] : [],
          ),
        )
      : {};
  const { language = '', parts, title = '[]' } = attributes;
  if (node.type === 'mdxJsxFlowElement' && node.name === components.Snippet && parts !== undefined) {
    const template = (JSON.parse(parts) as SnippetPart[]).flatMap(
      (part): Template => tokenParts(part) ?? [part as TemplatePart],
    );
    const own = substitute(JSON.parse(title) as Template, { values: {} });
    return [{ language, title: own, template, ...(providers === undefined ? {} : { providers }) }];
  }
  return 'children' in node
    ? node.children.flatMap((child) => snippetsIn(child, attributes.providers ?? providers))
    : [];
}

function tokenParts(part: SnippetPart): Template | undefined {
  return typeof part === 'object' && 'token' in part && 'parts' in part ? part.parts : undefined;
}
