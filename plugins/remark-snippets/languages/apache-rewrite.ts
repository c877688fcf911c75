import type { SnippetFault } from './language';
import { shown, unexpected } from './unexpected';

/* Source: Apache HTTP Server 2.4, mod_rewrite, “RewriteRule Flags” and `RewriteCond`. */
const FLAG =
  /^(?:R(?:edirect)?(?:=(?:\d{3}|permanent|temp|seeother|%\{.*))?|(?:CO|cookie|E|env|H|handler|S|skip|T|type|N|next|B)=.+|B|BCTLS|BNE=.+|BNP|backrefnoplus|C|chain|DPI|discardpath|END|F|forbidden|G|gone|L|last|N|next|NC|nocase|NE|noescape|NS|nosubreq|NV|novary|OR|ornext|P|proxy|PT|passthrough|QSA|qsappend|QSD|qsdiscard|QSL|qslast|Unsafe\w+)$/i;

/** A flag that no rule has, in the brackets at the end of `RewriteRule` and `RewriteCond`: two of them without their comma, for the most part. */
export function rewriteFlags(line: string, offset: number): SnippetFault[] {
  const match = /^Rewrite(?:Rule|Cond)\s.*\s\[(?<flags>[^\]]*)\]$/i.exec(line);
  const flags = match?.groups?.flags ?? '';
  // A flag’s own value may have commas in quotes.
  if (!match || /["'\\]/.test(flags)) return [];
  let at = offset + line.length - 1 - flags.length;
  for (const flag of flags.split(',')) {
    const name = flag.trim();
    if (!FLAG.test(name))
      return [unexpected({ start: at, end: at + flag.length }, `flag ${shown(name)}`, 'flags such as `[R=301,L]`')];
    at += flag.length + 1;
  }
  return [];
}
