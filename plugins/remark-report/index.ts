import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import { compareDiagnostics, formatDiagnostic } from '../../src/core/diagnostics/diagnostic';
import { createReporter, diagnosticsOf } from '../reporter';
import type { Site } from '../site';

export interface RemarkReportOptions {
  readonly site: Site;
  /** Throw when the file has errors. Default `false`. */
  readonly fail?: boolean;
}

/**
 * Comes last. It takes back the messages that the author has allowed, and says where an `allow` silences nothing. Where `fail` is set it throws once for all errors of a file, so that the development server shows them in
 * its overlay. The build does not rely on it: a warm build does not run remark plugins at all.
 *
 * @throws Error whose message has one line for each error, `file:line:column … [rule]`
 */
const remarkReport: Plugin<[RemarkReportOptions], Root> = ({ site, fail = false }) => {
  return (_tree, file) => {
    applyAllowances(file);
    if (!fail) return;
    const errors = diagnosticsOf(file, site).filter((diagnostic) => diagnostic.severity === 'error');
    if (errors.length === 0) return;
    const error = new Error(errors.sort(compareDiagnostics).map(formatDiagnostic).join('\n'));
    // The overlay would show this code's stack below the author's mistake.
    delete error.stack;
    throw error;
  };
};

export default remarkReport;

function applyAllowances(file: VFile): void {
  for (const { ruleId, from, to, place } of file.data.allowances ?? []) {
    const allowed = file.messages.filter(
      (message) => message.ruleId === ruleId && message.file === file.path && isWithin(message.line, from, to),
    );
    if (allowed.length === 0) {
      createReporter(file, String(file)).report(
        'allow-comment',
        place,
        `Unexpected \`allow\` comment: \`${ruleId}\` says nothing about what follows`,
        { severity: 'warning' },
      );
    }
    file.messages = file.messages.filter((message) => !allowed.includes(message));
  }
}

function isWithin(line: number | undefined, from: number, to: number): boolean {
  return line !== undefined && line >= from && line <= to;
}
