import type { RuleId } from './rules';

export type Severity = 'error' | 'warning';

/** One problem in a guide, as every surface prints it: terminal, JSON, dev overlay, editor. Lines and columns count from 1. */
export interface Diagnostic {
  /** Path relative to the site's folder, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly ruleId: RuleId;
  readonly severity: Severity;
  /** "Unexpected X, expected Y", with the fix where it is known. */
  readonly message: string;
  /** The offending text, when there is one. */
  readonly actual?: string;
  /** What would be accepted instead, best first. */
  readonly expected?: readonly string[];
  /** Whether putting the one `expected` in the place of exactly this text is certain to be right. */
  readonly fixable?: boolean;
  /** The rule's help page. */
  readonly url: string;
}

/** `file:line:column-line:column severity message [ruleId]`, the form that terminals and editors make a link of. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { file, line, column, endLine, endColumn, severity, message, ruleId } = diagnostic;
  const end = endLine === line && endColumn === column ? '' : `-${endLine}:${endColumn}`;
  return `${file}:${line}:${column}${end} ${severity} ${message} [${ruleId}]`;
}

/** Orders by file, then position. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.ruleId, b.ruleId);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
