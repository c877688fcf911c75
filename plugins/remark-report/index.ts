import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import { compareDiagnostics, formatDiagnostic } from '../../src/core/diagnostics/diagnostic';
import { diagnosticsOf } from '../reporter';
import type { Site } from '../site';

export interface RemarkReportOptions {
  readonly site: Site;
  /** Throw when the file has errors. Default `false`. */
  readonly fail?: boolean;
}

/**
 * Comes last. Where `fail` is set it throws once for all errors of a file, so that the development server shows them in
 * its overlay. The build does not rely on it: a warm build does not run remark plugins at all.
 *
 * @throws Error whose message has one line for each error, `file:line:column … [rule]`
 */
const remarkReport: Plugin<[RemarkReportOptions], Root> = ({ site, fail = false }) => {
  return (_tree, file) => {
    if (!fail) return;
    const errors = diagnosticsOf(file, site).filter((diagnostic) => diagnostic.severity === 'error');
    if (errors.length === 0) return;
    throw new Error(errors.sort(compareDiagnostics).map(formatDiagnostic).join('\n'));
  };
};

export default remarkReport;
