import { VFile } from 'vfile';
import type { JudgeText } from './check-files';
import { judgeGuide } from './judge-guide';
import { diagnosticsOf } from './reporter';
import { loadSite } from './site';

/** What judges the guides of a site. */
export async function guideJudge(root: string): Promise<JudgeText> {
  const site = await loadSite(root);
  return async (path, value) => {
    const file = new VFile({ path, value });
    await judgeGuide(file, { site });
    return diagnosticsOf(file, site);
  };
}
