import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { markdown, withoutByteOrderMark } from '../parse-markdown';
import remarkGuide from '../remark-guide';
import type { Site } from '../site';
import type { ReadGuide } from './read-page';

/** The text of a guide, without a byte order mark. */
export function readGuideText({ dir }: Pick<Site, 'dir'>, guide: string): string {
  return withoutByteOrderMark(readFileSync(guidePath(dir, guide), 'utf8'));
}

function guidePath(dir: string, guide: string): string {
  return join(dir, 'docs', guide, 'index.md');
}

/**
 * Reads a guide as far as its pages' values need it.
 *
 * @param guide the name of its folder in `docs/`
 * @throws when there is no such guide
 */
export async function readGuide(site: Site, guide: string): Promise<ReadGuide> {
  const file = new VFile({ path: guidePath(site.dir, guide), value: readGuideText(site, guide) });
  const processor = markdown().use(remarkGuide, { site });
  const tree = await processor.run(processor.parse(file), file);
  return { tree, file };
}
