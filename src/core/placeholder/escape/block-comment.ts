import { rewriting } from './rewrite';

/**
 * A comment between `/*` and its end, in the languages that took it from C. Refused is the end, also when only a literal slash is
 * missing, and the beginning, which counts in languages whose comments nest (PostgreSQL 18, section 4.1.5).
 */
export const blockComment = rewriting('a comment', /\*\/|\/\*|\*$/);
