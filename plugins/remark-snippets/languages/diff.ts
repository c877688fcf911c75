import { titleOf } from '../../fence-meta';
import { looksOf } from '../looks';
import type { CheckLanguage, LoadLanguage, SnippetFault } from './language';

const HEADER = /^(?:@@|---|\+\+\+|diff |index |\\)/;

/** What a text must look like to be judged as it. */
const LIKELY = 0.8;

/**
 * A diff: what it makes of the file that the fence or its own header names, in that file's language. The other lines of the
 * file are not there, so only a diff without `@@` is judged, which shows all of it.
 *
 * Without a title it may be a part of a file, and without any name its language is the one that it looks like: where what
 * was before does not parse either, nothing is said of the syntax.
 *
 * @param languages by name, and by ending of a file's name
 */
export const diffCheck =
  (languages: ReadonlyMap<string, LoadLanguage>): CheckLanguage =>
  async (text, meta = '') => {
    if (/^@@/m.test(text)) return [];
    const [after, before] = [side(text, '-'), side(text, '+')];
    const title = titleOf(meta) ?? /^\+\+\+ (?:b\/)?(\S+)/m.exec(text)?.[1];
    const label =
      endingOf(title ?? /\b(?:file)?name=["']?([^"'\s]+)/.exec(meta)?.[1] ?? '') ?? likeliest(after, before);
    // Without a column for the signs, nobody knows how far a line is indented.
    const load = hasColumn(text) || !/^(?:ya?ml|py(?:thon)?)$/.test(label) ? languages.get(label) : undefined;
    if (!load) return [];
    const check = await load();
    const own = await faultsOf(text, after, check, meta);
    if (title !== undefined || !own.some(isSyntax)) return own;
    const isPart = (await check(before.text, meta)).some(isSyntax);
    return isPart ? own.filter((fault) => !isSyntax(fault)) : own;
  };

const endingOf = (name: string): string | undefined => /\.?([^./]+)$/.exec(name)?.[1]?.toLowerCase();

function likeliest(after: Side, before: Side): string {
  const [id, score] = looksOf(after.text).concat(looksOf(before.text))[0] ?? ['', 0];
  if (score < LIKELY) return '';
  // What looks like JavaScript may have types, which are none of a diff's matter.
  return id === 'javascript' ? 'typescript' : id;
}

/** Whether every line begins with its sign, or with a space where it is in both files. */
const hasColumn = (text: string): boolean =>
  text.split('\n').every((line) => HEADER.test(line) || /^(?:[ +-]|$)/.test(line));

const isSyntax = ({ ruleId = 'snippet-syntax' }: SnippetFault): boolean => ruleId === 'snippet-syntax';

/** One of the two files that a diff tells of, and where each of its characters stands in the diff. */
interface Side {
  readonly text: string;
  readonly offsets: readonly number[];
}

/** @param others what the lines of the other file begin with */
function side(text: string, others: '+' | '-'): Side {
  const offsets: number[] = [];
  const isSigned = hasColumn(text);
  let at = 0;
  for (const line of text.split('\n')) {
    const isKept = !HEADER.test(line) && !line.startsWith(others);
    const first = isSigned || /^[+-]/.test(line) ? 1 : 0;
    for (let index = first; isKept && index <= line.length; index++) offsets.push(at + index);
    at += line.length + 1;
  }
  return { text: offsets.map((offset) => text[offset] ?? '\n').join(''), offsets };
}

async function faultsOf(
  text: string,
  { text: own, offsets }: Side,
  check: CheckLanguage,
  meta: string,
): Promise<SnippetFault[]> {
  const faults = await check(own, meta);
  // A fix would have to be written with the diff's own column.
  return faults.map(({ offset, length, message, ruleId }) => ({
    offset: offsets[offset] ?? text.length,
    length,
    message,
    ...(ruleId && { ruleId }),
  }));
}
