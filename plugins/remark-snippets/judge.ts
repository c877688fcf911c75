import { hasFlag } from '../fence-meta';
import { encodingFaults } from './encoding';
import { guessLabel, labelFault } from './label';
import { plainLabel } from './language-names';
import { languages } from './languages';
import type { CheckLanguage, LoadLanguage, SnippetFault } from './languages/language';
import { markupFaults } from './markup';
import { checkSchema } from './schemas';

export interface FilledSnippet {
  /** As the fence names it; empty when it has none. */
  readonly language: string;
  /** What stands after the language. */
  readonly meta: string;
  /** The snippet with a sample for every placeholder. */
  readonly text: string;
  /** Whether a label is wrong already that is right only by chance, as it is in our own guides. Default: no. */
  readonly isStrict?: boolean;
}

/** A fault whose message stands by itself. */
export type JudgedFault = SnippetFault & Required<Pick<SnippetFault, 'ruleId'>>;

const loaded = new Map<LoadLanguage, Promise<CheckLanguage>>();

/** How many verdicts are remembered, the last ones: more than the guide with the most snippets has. */
const REMEMBERED = 2000;
const verdicts = new Map<string, Promise<readonly JudgedFault[]>>();

/**
 * The faults of one snippet, whether it stands in one of our guides or in anybody's. What parses is compared with its schema,
 * when there is one. The same snippet is judged once: of a guide that is being written, most stay as they are from one save to
 * the next. Never throws; the first fault first.
 */
export function judgeSnippet(snippet: FilledSnippet): Promise<readonly JudgedFault[]> {
  const { language, meta, text, isStrict = false } = snippet;
  const key = JSON.stringify([language, meta, text, isStrict]);
  const verdict = verdicts.get(key) ?? judgeLines(snippet);
  verdicts.delete(key);
  verdicts.set(key, verdict);
  const [oldest] = verdicts.keys();
  if (verdicts.size > REMEMBERED && oldest !== undefined) verdicts.delete(oldest);
  return verdict;
}

async function judgeLines(snippet: FilledSnippet): Promise<readonly JudgedFault[]> {
  if (!snippet.text.includes('\r\n')) return judgeText(snippet);
  // The line ends of Windows are no part of what is judged.
  const faults = await judgeText({ ...snippet, text: snippet.text.replaceAll('\r\n', '\n') });
  const offsetIn = crlfOffsets(snippet.text);
  return faults.map((fault) => {
    const offset = offsetIn(fault.offset);
    return { ...fault, offset, length: offsetIn(fault.offset + fault.length) - offset };
  });
}

/** From an offset in a text with LF to that in the same text with CRLF. */
function crlfOffsets(text: string): (offset: number) => number {
  // The ends of lines, as the text with LF counts them.
  const ends = [...text.matchAll(/\r\n/g)].map(({ index }, before) => index - before);
  return (offset) => offset + ends.filter((end) => end < offset).length;
}

async function judgeText(snippet: FilledSnippet): Promise<readonly JudgedFault[]> {
  const { language, text } = snippet;
  const faults = await checkLanguage(snippet);
  const label = hasFlag(snippet.meta, 'excerpt') ? undefined : await labelFault({ ...snippet, faults }, faultsIn);
  const own = [...encodingFaults(text), ...markupFaults(language, text)].map(judged);
  // What follows an opening fence is not this snippet.
  const fence = own.find(({ message }) => message.startsWith('Unexpected opening fence'));
  if (fence) return [fence];
  // Under a wrong label nothing else can be said.
  if (label) return [judged(label), ...own];
  // What an editor put in is why the text does not parse there.
  const others = faults.filter(
    ({ offset }) => !own.some((one) => one.offset <= offset && offset <= one.offset + one.length),
  );
  if (faults.some(({ ruleId }) => ruleId === 'snippet-syntax')) return [...own, ...others];
  return [...own, ...others, ...(await checkSchema(snippet))].sort((a, b) => a.offset - b.offset);
}

async function checkLanguage({ language, meta, text }: FilledSnippet): Promise<readonly JudgedFault[]> {
  const load = languages.get(plainLabel(language));
  if (!load || hasFlag(meta, 'excerpt')) return [];
  const check = loaded.get(load) ?? load();
  loaded.set(load, check);
  const faults = await (await check)(text, meta);
  return faults.map((fault) => {
    // What is missing at the end of a text has its place there, and not behind it.
    const offset = Math.min(fault.offset, text.length);
    return {
      ...fault,
      offset,
      length: Math.min(fault.length, text.length - offset),
      ruleId: fault.ruleId ?? 'snippet-syntax',
      message: fault.ruleId === undefined ? `Unexpected ${language}: ${fault.message}` : fault.message,
    };
  });
}

const judged = (fault: SnippetFault): JudgedFault => ({ ...fault, ruleId: fault.ruleId ?? 'snippet-syntax' });

async function faultsIn(language: string, text: string): Promise<readonly SnippetFault[] | undefined> {
  return languages.has(language) ? checkLanguage({ language, meta: '', text }) : undefined;
}

/** The label that a snippet without one should have; `undefined` where that is not clear. */
export async function guessLanguage(text: string): Promise<string | undefined> {
  return guessLabel(text, faultsIn);
}
