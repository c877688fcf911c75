import { compareDiagnostics, type Diagnostic } from '../src/core/diagnostics/diagnostic';

/** The problems of several guides, each once and in order: a fault in a provider's steps is met by every guide that includes them. */
export function mergeDiagnostics(diagnostics: Iterable<Diagnostic>): Diagnostic[] {
  const merged = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const { file, line, column, message } = diagnostic;
    merged.set(JSON.stringify([file, line, column, message]), diagnostic);
  }
  return [...merged.values()].sort(compareDiagnostics);
}
