import { backslashing, rewriting } from './rewrite';

/* Source: The Python Language Reference 3.14, section 2.5 and 2.6 (https://docs.python.org/3.14/reference/lexical_analysis.html). */

/** Between one or three single quotes. Section 2.5.1. */
export const pythonSingle = backslashing('a Python string in single quotes', /[\\']/g);

/** Between one or three double quotes. Section 2.5.1. */
export const pythonDouble = backslashing('a Python string in double quotes', /[\\"]/g);

/** A raw string in single quotes. A backslash before a quote would be part of the text, as would the quote. Section 2.5.3. */
export const pythonRawSingle = rewriting('a raw Python string', /'|\\$/);

/** A raw string in double quotes. Section 2.5.3. */
export const pythonRawDouble = rewriting('a raw Python string', /"|\\$/);

/** The text of an f-string, inside the encoder of its quotes. Section 2.6. */
export const pythonF = rewriting('a Python f-string', undefined, [/[{}]/g, '$&$&']);

/** The text of bytes, inside the encoder of its quotes: only ASCII has one value in every encoding. Section 2.5.2. */
export const pythonBytes = rewriting('Python bytes', /[^ -~]/);
