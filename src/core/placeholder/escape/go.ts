import { rewriting } from './rewrite';

/* Source: The Go Programming Language Specification, go1.25, “String literals”, “Source code representation”. */

/** Between double quotes. A source text may not hold a byte order mark. */
export const goInterpreted = rewriting(
  'a Go string in double quotes',
  undefined,
  [/[\\"]/g, '\\$&'],
  [/\ufeff/g, '\\ufeff'],
);

/** Between backticks, where nothing is an escape. */
export const goRaw = rewriting('a Go string in backticks', /[`\ufeff]/);
