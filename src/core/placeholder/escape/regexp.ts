import { backslashing } from './rewrite';

/**
 * A piece of a regular expression that matches the value itself. These characters, escaped, mean themselves in ECMAScript with and without
 * its `u` flag (ECMA-262, section 22.2.1), PCRE2 (pcre2pattern), RE2, Go, Python, Ruby and .NET. A slash is among them, because it
 * ends the literals of some. Not inside brackets, and not where white space is ignored.
 */
export const regexp = backslashing('a regular expression', /[\\^$.*+?()[\]{}|/]/g);
