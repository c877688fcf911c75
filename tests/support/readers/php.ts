import { letters, numbered, type QuotedRules, readAssigned } from './quoted';

/** Double quotes: the PHP manual for PHP 8.5, “Strings”. A name may begin with any byte above 127. */
const double: QuotedRules = {
  close: '"',
  escapes: [
    letters({ n: '\n', r: '\r', t: '\t', v: '\v', e: '\u001b', f: '\f', '\\': '\\', $: '$', '"': '"' }),
    numbered(/\\([0-7]{1,3})/y, 8),
    numbered(/\\x([\da-f]{1,2})/iy, 16),
    numbered(/\\u\{([\da-f]+)\}/iy, 16),
  ],
  code: /\$[A-Za-z_{\u0080-\uffff]|\{\$/y,
};

/** The string that `$a = …;` assigns. A heredoc is named `EOT`. */
export function readPhp(source: string): string {
  return readAssigned(source, ';', {
    "'": { close: "'", escapes: [letters({ '\\': '\\', "'": "'" })] },
    '"': double,
    "<<<'EOT'\n": { close: '\nEOT' },
    '<<<EOT\n': {
      ...double,
      close: '\nEOT',
      escapes: [[/\\"/y, ([text]) => text], ...(double.escapes ?? [])],
    },
  });
}
