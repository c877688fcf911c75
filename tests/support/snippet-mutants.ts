import type { CheckLanguage, SnippetFault } from '../../plugins/remark-snippets/languages/language';

/** One typo in a text. */
export interface Mutant {
  readonly text: string;
  readonly description: string;
}

/** Marks in a text of a table test the place of the first fault. */
export const MARK = '‸';

/** A text with a mark as the check gets it, and where the mark was. */
export function unmarked(marked: string): { text: string; offset: number } {
  return { text: marked.replace(MARK, ''), offset: marked.indexOf(MARK) };
}

/** Every text that comes from this one when a single character of the pattern is dropped. */
export function dropEach(text: string, pattern: RegExp): Mutant[] {
  return [...text.matchAll(pattern)].map((match) => {
    const line = text.slice(0, match.index).split('\n').length;
    const mutant = text.slice(0, match.index) + text.slice(match.index + match[0].length);
    const nth = text.slice(text.lastIndexOf('\n', match.index - 1) + 1, match.index).length + 1;
    return { text: mutant, description: `${match[0].trim()} of ${line}:${nth}` };
  });
}

/** The mutants of which a check says nothing. */
export async function survivors(check: CheckLanguage, mutants: readonly Mutant[], meta = ''): Promise<string[]> {
  const left: string[] = [];
  for (const { text, description } of mutants) {
    const faults: readonly SnippetFault[] = await check(text, meta);
    if (faults.length === 0) left.push(description);
  }
  return left;
}
