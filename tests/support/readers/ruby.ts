import { letters, numbered, type QuotedRules, readAssigned } from './quoted';

/** Double quotes: Ruby 3.4, “Literals”. A backslash before any other character means the character. */
const double: QuotedRules = {
  close: '"',
  escapes: [
    letters({ a: '\u0007', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\u001b', s: ' ' }),
    numbered(/\\([0-7]{1,3})/y, 8),
    numbered(/\\x([\da-f]{1,2})/iy, 16),
    numbered(/\\u([\da-f]{4})/iy, 16),
    // Control and meta characters, and what is no sequence of these.
    [/\\[uxcCM]/y, ([text]) => `(${text})`],
    [/\\([^])/y, ([, char = '']) => char],
  ],
  code: /#[{$@]/y,
};

/** The string that `a = …` assigns, at the end of its line. A here document is named `EOT`, and is not indented. */
export function readRuby(source: string): string {
  return readAssigned(source, '\n', {
    "'": { close: "'", escapes: [letters({ '\\': '\\', "'": "'" })] },
    '"': double,
    "<<~'EOT'\n": { close: '\nEOT' },
    '<<~EOT\n': { ...double, close: '\nEOT' },
  });
}
