import { dirname, relative, resolve } from 'node:path';
import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import { VFile } from 'vfile';
import { formatDiagnostic } from '../../src/core/diagnostics/diagnostic';
import { judgeGuide } from '../judge-guide';
import { typesInTime } from '../remark-snippets/types/types-in-time';
import { diagnosticsOf } from '../reporter';
import { loadSite } from '../site';

export interface RemarkCheckOptions {
  /** The site's folder. */
  readonly root: string;
}

/** How long an editor waits for the types of snippets before it shows the rest, in milliseconds. */
const PATIENCE = 1000;

/**
 * For editors: notes on a guide the problems that `npm run check` prints for it. The tree stays as it is. Files that are no
 * guides of the site are passed over. Types that take longer are shown after the next change, as nothing but a change makes an
 * editor ask again. Providers are read anew each time, as they may be open in the editor too; a change to a
 * rule needs the language server started again.
 */
const remarkCheck: Plugin<[RemarkCheckOptions], Root> = ({ root }) => {
  return async (_tree, file) => {
    const path = resolve(file.cwd, file.path);
    if (!/^docs[\\/][^\\/]+[\\/]index\.md$/.test(relative(root, path))) return;
    const site = await loadSite(root);
    const copy = new VFile({ path, value: String(file) });
    await judgeGuide(copy, { site });
    const types = await typesInTime(path, copy.toString(), site, { patience: PATIENCE, onLate: () => undefined });
    const own = relative(root, dirname(path)).replaceAll('\\', '/');
    for (const diagnostic of [...diagnosticsOf(copy, site), ...types]) {
      const { line, column, endLine, endColumn, ruleId, severity, message, expected, url } = diagnostic;
      // A fault in a provider's steps has no place in this file, so its whole line is shown at the top.
      const isOwn = diagnostic.file === `${own}/index.md`;
      const place = { start: { line, column }, end: { line: endLine, column: endColumn } };
      const note = isOwn
        ? file.message(message, { place, ruleId, source: 'sso-recipes' })
        : file.message(formatDiagnostic(diagnostic), { place: { line: 1, column: 1 }, ruleId, source: 'sso-recipes' });
      note.fatal = severity === 'error';
      note.url = url;
      if (isOwn && expected) note.expected = [...expected];
    }
  };
};

export default remarkCheck;
