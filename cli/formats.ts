import { type Diagnostic, formatDiagnostic } from '../src/core/diagnostics/diagnostic';
import type { Format } from './arguments';

/** The lines that say a problem, in each format. */
export const printers: Readonly<Record<Format, (diagnostic: Diagnostic) => string>> = {
  text: formatDiagnostic,
  json: toJson,
  github: toAnnotation,
};

/** One object, every key in it, in this order. `actual` is `null` and `expected` empty where there is nothing to say. */
function toJson(diagnostic: Diagnostic): string {
  const { file, line, column, endLine, endColumn, ruleId, severity, message, actual, expected, url } = diagnostic;
  return JSON.stringify({
    file,
    line,
    column,
    endLine,
    endColumn,
    ruleId,
    severity,
    message,
    actual: actual ?? null,
    expected: expected ?? [],
    url,
  });
}

/**
 * A workflow command that GitHub Actions makes an annotation of.
 * Escapes: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
 */
function toAnnotation({ file, line, column, endLine, endColumn, ruleId, severity, message }: Diagnostic): string {
  // A column is understood only within one line, and the last one belongs to the place.
  const columns = line === endLine ? { col: column, endColumn: Math.max(column, endColumn - 1) } : {};
  const properties = Object.entries({ file, line, ...columns, endLine, title: ruleId });
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${severity} ${list}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
