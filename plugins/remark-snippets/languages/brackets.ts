import type { SnippetFault } from './language';
import { placeOfMissingClose, shown, unexpected } from './unexpected';

/** What a bracket in it is no bracket of: strings and comments. Sticky; the group `open` is the beginning of one that has no end. */
export interface Quiet {
  readonly patterns: readonly RegExp[];
  /** What begins a string: where it stands and no pattern matches, the string has no end. Sticky. */
  readonly opening: RegExp;
}

const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

interface Open {
  readonly bracket: string;
  readonly offset: number;
}

/**
 * The first string without an end or bracket without a partner. Where a bracket has no partner, indentation says which one it is and where the partner should be.
 *
 * @returns the fault, or `undefined` when all is in pairs
 */
export function bracketFault(text: string, quiet: Quiet): SnippetFault | undefined {
  const open: Open[] = [];
  let slanted: Open | undefined;
  let at = 0;
  while (at < text.length) {
    const length = quietLength(text, at, quiet);
    if (length > 0) {
      at += length;
      continue;
    }
    quiet.opening.lastIndex = at;
    const string = quiet.opening.exec(text)?.[0];
    if (string) return openString(text, at, string);
    const character = text[at] ?? '';
    if (character in CLOSES) open.push({ bracket: character, offset: at });
    else if (/[)\]}]/.test(character)) {
      const partner = open.at(-1);
      if (!partner)
        return unexpected({ start: at, end: at + 1 }, `\`${character}\``, 'the bracket that it closes before it');
      if (CLOSES[partner.bracket] !== character) {
        const isExtra = !open.some(({ bracket }) => CLOSES[bracket] === character);
        if (isExtra) return unexpected({ start: at, end: at + 1 }, `\`${character}\``, closing(text, partner));
        return missingClose(text, slanted ?? partner, at, character);
      }
      if (!slanted && isSlanted(text, partner.offset, at)) slanted = partner;
      open.pop();
    }
    at += 1;
  }
  const last = open.at(-1);
  return last && missingClose(text, slanted ?? last, text.length, undefined);
}

function quietLength(text: string, at: number, { patterns }: Quiet): number {
  for (const pattern of patterns) {
    pattern.lastIndex = at;
    const length = pattern.exec(text)?.[0].length ?? 0;
    if (length > 0) return length;
  }
  return 0;
}

function openString(text: string, at: number, quote: string): SnippetFault {
  const lineEnd = text.indexOf('\n', at);
  const end = lineEnd < 0 ? text.length : lineEnd;
  return unexpected({ start: at, end }, `end of the string ${shown(text.slice(at, end))}`, `\`${quote}\``);
}

/** Whether a bracket begins its line and is not indented as the line of its partner is. */
function isSlanted(text: string, open: number, close: number): boolean {
  const lineOf = (offset: number): string => text.slice(text.lastIndexOf('\n', offset - 1) + 1);
  const indentOf = (offset: number): number => /^[ \t]*/.exec(lineOf(offset))?.[0].length ?? 0;
  const closeStart = text.lastIndexOf('\n', close - 1) + 1;
  const isFirst = text.slice(closeStart, close).trim() === '';
  return isFirst && closeStart > open && indentOf(open) !== indentOf(close);
}

function missingClose(text: string, open: Open, found: number, actual: string | undefined): SnippetFault {
  const place = placeOfMissingClose(text, open.offset);
  // Where indentation says nothing, the bracket that is found instead does.
  const at = place.start <= found ? place : { start: found, end: found + (actual?.length ?? 0) };
  const sameLine = !text.slice(open.offset, found).includes('\n');
  const where = sameLine && actual ? { start: found, end: found + actual.length } : at;
  return unexpected(where, actual && where.start === found ? `\`${actual}\`` : 'end', closing(text, open));
}

function closing(text: string, { bracket, offset }: Open): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return `\`${CLOSES[bracket] ?? ''}\` for the \`${bracket}\` of ${shown(text.slice(lineStart).split('\n')[0] ?? '')}`;
}
