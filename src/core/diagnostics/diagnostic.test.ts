import { describe, expect, test } from 'vitest';
import { compareDiagnostics, type Diagnostic, formatDiagnostic } from './diagnostic';
import { helpUrl, rules } from './rules';

const at = (file: string, line: number, column: number, more: Partial<Diagnostic> = {}): Diagnostic => ({
  file,
  line,
  column,
  endLine: line,
  endColumn: column,
  ruleId: 'snippet-syntax',
  severity: 'error',
  message: 'Unexpected x, expected y',
  url: helpUrl('snippet-syntax'),
  ...more,
});

test('a diagnostic is one line that terminals make a link of', () => {
  expect(formatDiagnostic(at('docs/wiki-js/index.md', 3, 7))).toBe(
    'docs/wiki-js/index.md:3:7 error Unexpected x, expected y [snippet-syntax]',
  );
  expect(formatDiagnostic(at('docs/wiki-js/index.md', 3, 7, { endLine: 4, endColumn: 1, severity: 'warning' }))).toBe(
    'docs/wiki-js/index.md:3:7-4:1 warning Unexpected x, expected y [snippet-syntax]',
  );
});

test('diagnostics go by file, line, column and rule, numbers as numbers', () => {
  const ordered = [
    at('a.md', 2, 1),
    at('a.md', 10, 2),
    at('a.md', 10, 11, { ruleId: 'fence-meta' }),
    at('a.md', 10, 11),
    at('b.md', 1, 1),
  ];
  expect([...ordered].reverse().sort(compareDiagnostics)).toEqual(ordered);
});

describe.each(Object.entries(rules))('rule %s', (ruleId, { summary, fix, severity }) => {
  test('has a name, two sentences and an anchor on the rules page', () => {
    expect(ruleId).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(summary).toMatch(/^[A-Z].+\.$/);
    expect(fix).toMatch(/^[A-Z].+\.$/);
    expect(['error', 'warning']).toContain(severity);
    expect(helpUrl(ruleId as keyof typeof rules)).toBe(`/contributing/rules/#${ruleId}`);
  });
});
