import { rewriting } from './rewrite';

/*
 * Sources: PostgreSQL 18, sections 4.1.1 and 4.1.2; MySQL 9, sections 11.1.1 and 11.2; SQLite, “SQL As Understood By SQLite”. A backslash is an
 * escape in MySQL, and itself in the others: no text means it to all of them, so it is refused.
 */

/** A string, between single quotes. */
export const sqlString = rewriting('an SQL string', /\\/, [/'/g, "''"]);

/** A name between double quotes, which is a string in MySQL. */
export const sqlName = rewriting('an SQL name in double quotes', /\\/, [/"/g, '""']);

/** A name between backticks, in MySQL. */
export const sqlBackquote = rewriting('an SQL name in backticks', undefined, [/`/g, '``']);
