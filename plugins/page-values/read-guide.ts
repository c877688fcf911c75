import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { markdown, withoutByteOrderMark } from '../parse-markdown';
import remarkGuide from '../remark-guide';
import type { Site } from '../site';
import type { ReadGuide } from './read-page';

/**
 * Reads a guide as far as its pages' values need it.
 *
 * @param guide the name of its folder in `docs/`
 * @throws when there is no such guide
 */
export async function readGuide(site: Site, guide: string): Promise<ReadGuide> {
  const path = join(site.dir, 'docs', guide, 'index.md');
  const file = new VFile({ path, value: withoutByteOrderMark(readFileSync(path, 'utf8')) });
  const processor = markdown().use(remarkGuide, { site });
  const tree = await processor.run(processor.parse(file), file);
  return { tree, file };
}
