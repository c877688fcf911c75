import { backslashing, rewriting } from './rewrite';

/* Source: the PHP manual for PHP 8.5, “Strings” and “Comments” (https://www.php.net/manual/en/language.types.string.php). */

/** Between single quotes. */
export const phpSingle = backslashing('a PHP string in single quotes', /[\\']/g);

/** Between double quotes. `{\$` is a literal `{$`. */
export const phpDouble = backslashing('a PHP string in double quotes', /[\\"$]/g);

/** A heredoc: quotes are text there, and `\"` would be two characters. The finder keeps values away from where a line could end it. */
export const phpHeredoc = backslashing('a PHP heredoc', /[\\$]/g);

/** A comment of one line, which the end of PHP’s part of a file ends too. */
export const phpComment = rewriting('a PHP comment', /\?>|\?$/);
