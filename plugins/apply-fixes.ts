import type { Diagnostic } from '../src/core/diagnostics/diagnostic';

/** A text with its certain faults mended. */
export interface FixedText {
  readonly text: string;
  /** How many faults were mended. */
  readonly fixed: number;
}

/**
 * Mends the faults of which the fix is certain: those that are `fixable` and have one `expected`, which is put in the place
 * of the diagnostic, where `actual` must stand. From the end, so that no place moves; of two that overlap the earlier one is
 * left for the next time.
 *
 * @param diagnostics of this text
 */
export function applyFixes(text: string, diagnostics: readonly Diagnostic[]): FixedText {
  // The parser passes over a byte order mark and counts from behind it.
  const lineStarts = [text.startsWith('\ufeff') ? 1 : 0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const edits = diagnostics
    .filter(({ fixable, expected }) => fixable === true && expected?.length === 1)
    .map(({ line, column, endLine, endColumn, actual, expected }) => ({
      start: (lineStarts[line - 1] ?? text.length) + column - 1,
      end: (lineStarts[endLine - 1] ?? text.length) + endColumn - 1,
      actual,
      replacement: expected?.[0] ?? '',
    }))
    .sort((a, b) => b.start - a.start || b.end - a.end);
  let result = text;
  let limit = Infinity;
  let fixed = 0;
  for (const { start, end, actual, replacement } of edits) {
    if (end > limit || (actual !== undefined && result.slice(start, end) !== actual)) continue;
    result = result.slice(0, start) + replacement + result.slice(end);
    limit = start;
    fixed += 1;
  }
  return { text: result, fixed };
}
