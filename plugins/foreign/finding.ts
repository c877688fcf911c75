import type { Severity } from '../../src/core/diagnostics/diagnostic';
import type { RuleId } from '../../src/core/diagnostics/rules';

/** A fault in a guide that is not ours. Lines and columns count from 1. */
export interface Finding {
  readonly ruleId: RuleId;
  /** Default: that of the rule. */
  readonly severity?: Severity;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  readonly actual?: string;
  readonly expected?: readonly string[];
}

/** The place of a piece of a text. */
export function placeIn(text: string, start: number, end: number): Omit<Finding, 'ruleId' | 'message'> {
  const [from, to] = [start, end].map((offset) => {
    const lines = text.slice(0, offset).split('\n');
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  });
  return {
    line: from?.line ?? 1,
    column: from?.column ?? 1,
    endLine: to?.line ?? 1,
    endColumn: to?.column ?? 1,
  };
}

/** The line in which an offset of a text stands. */
export function lineAt(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1).split('\n', 1)[0] ?? '';
}
