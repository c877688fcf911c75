import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import { compareDiagnostics, formatDiagnostic } from '../../src/core/diagnostics/diagnostic';
import { diagnosticsOf } from '../reporter';
import { typesInTime } from '../remark-snippets/types/types-in-time';
import type { Site } from '../site';
import { applyAllowances } from './apply-allowances';

export interface RemarkReportOptions {
  readonly site: Site;
  /** Throw when the file has errors. Default `false`. */
  readonly fail?: boolean;
}

/**
 * Comes last. It takes back the messages that the author has allowed, and says where an `allow` silences nothing. Where `fail`
 * is set it throws once for all errors of a file, so that the development server shows them in its overlay, with those of
 * types as soon as they are known. The build does not rely on it: a warm build does not run remark plugins at all.
 *
 * @throws Error whose message has one line for each error, `file:line:column … [rule]`
 */
const remarkReport: Plugin<[RemarkReportOptions], Root> = ({ site, fail = false }) => {
  return async (_tree, file) => {
    // Types are judged beside the pipeline.
    applyAllowances(file, (ruleId) => ruleId !== 'snippet-types');
    if (!fail) return;
    const types = await typesInTime(file.path, String(file), site, { known: file.data });
    const errors = [...diagnosticsOf(file, site), ...types].filter(({ severity }) => severity === 'error');
    if (errors.length === 0) return;
    const error = new Error(errors.sort(compareDiagnostics).map(formatDiagnostic).join('\n'));
    // The overlay would show this code's stack below the author's mistake.
    delete error.stack;
    throw error;
  };
};

export default remarkReport;
