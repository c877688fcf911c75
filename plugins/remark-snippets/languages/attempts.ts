import type { SnippetFault } from './language';
import { readings } from './stand-ins';

/** What may stand around a snippet that is a piece of a program. */
export interface Wrapper {
  readonly before: string;
  readonly behind: string;
  /** What such a piece begins with, comments left out. */
  readonly when: RegExp;
}

/** What a parser finds in a program. */
export interface Finding {
  /** Whether it parses; faults that are found nevertheless are of other kinds. */
  readonly isWhole: boolean;
  readonly faults: readonly SnippetFault[];
}

const COMMENTS = /^(?:\s+|\/\/[^\n]*|#(?!\[)[^\n]*|\/\*[^]*?\*\/)*/;

/**
 * Judges a text that may be a piece of a program and may have stand-ins in it. It is right when one way to read it is; otherwise the faults are those of the
 * program, or of the piece of one that it begins as.
 *
 * @param text the snippet
 * @param wrappers what may stand around a piece
 * @param check finds the faults of a program, the first one first
 * @param options.bare what always stands before the text. Default: nothing
 * @param options.hasElements whether a name in angle brackets may be an element or a type. Default: no
 */
export function attempt(
  text: string,
  wrappers: readonly Wrapper[],
  check: (program: string) => Finding,
  { bare = '', hasElements = false }: { readonly bare?: string; readonly hasElements?: boolean } = {},
): readonly SnippetFault[] {
  const start = text.replace(COMMENTS, '');
  const around = wrappers.filter(({ when }) => when.test(start));
  let best: readonly SnippetFault[] | undefined;
  for (const { before, behind } of [{ before: bare, behind: '' }, ...around]) {
    for (const reading of readings(text, hasElements)) {
      const { isWhole, faults } = check(before + reading + behind);
      const own = faults.map((fault) => within(text, fault, before.length));
      if (isWhole) return own;
      if (!best || lineOf(text, own) > lineOf(text, best)) best = own;
    }
  }
  return best ?? [];
}

/** A program that parses, or one with a fault. */
export const parsed = (faults: readonly SnippetFault[] = []): Finding => ({ isWhole: true, faults });
export const broken = (fault: SnippetFault): Finding => ({ isWhole: false, faults: [fault] });

function lineOf(text: string, [first]: readonly SnippetFault[]): number {
  return text.slice(0, first?.offset ?? 0).split('\n').length;
}

/** A fault in what stands around the snippet is one at its nearest end. */
function within(text: string, fault: SnippetFault, shift: number): SnippetFault {
  const start = Math.min(Math.max(0, fault.offset - shift), text.length);
  const end = Math.min(Math.max(start, fault.offset - shift + fault.length), text.length);
  return { ...fault, offset: start, length: end - start };
}
