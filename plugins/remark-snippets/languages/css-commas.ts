import type { SnippetFault } from './language';
import { shown, unexpected } from './unexpected';

/* Sources: CSS Color 4, section 5.1 (commas in all places or in none); CSS Fonts 4, section 2.1. */

/** Functions that take numbers, one behind each comma. */
const NUMBERS =
  /(?<![\w-])(?:rgba?|hsla?|cubic-bezier|translate(?:3d)?|scale(?:3d)?|matrix(?:3d)?|min|max|clamp)\([^()]*,[^()]*\)/gi;
const SIDE_BY_SIDE = /(?<=[(,\s])(?<first>[-+]?[\d.]+(?:%|[a-z]+)?)(?=[ \t]+[-+]?[\d.]+(?:%|[a-z]+)?\s*[,)])/gi;

const FAMILIES = /(?<=(?:^|[;{\s])font-family\s*:)[^;{}]+/gi;
/** A name in quotes with something behind it, or a family of every browser behind a name. */
const NEIGHBOURS =
  /(?<first>"[^"\n]*"|'[^'\n]*')(?=\s*["'\w])|(?<=(?:^|[,\s]))(?<name>[\w-]+)(?=\s+(?:sans-serif|serif|monospace|cursive|fantasy|system-ui|["']))/g;

/** Commas that are missing where CSS reads on without them, and then drops the whole declaration. */
export function missingCommas(text: string): SnippetFault[] {
  const program = text.replace(/\/\*[^]*?\*\//g, (comment) => ' '.repeat(comment.length));
  const find = (area: RegExp, pair: RegExp): SnippetFault[] =>
    [...program.matchAll(area)].flatMap((match) =>
      [...match[0].matchAll(pair)].map(({ 0: first, index }) => {
        const end = match.index + index + first.length;
        const next = /^\s*[^\s,;)]+/.exec(text.slice(end))?.[0].trim() ?? '';
        return unexpected({ start: end, end }, `${shown(next)} behind ${shown(first)}`, '`,` between them');
      }),
    );
  return [...find(NUMBERS, SIDE_BY_SIDE), ...find(FAMILIES, NEIGHBOURS)];
}
