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

/**
 * The faults of one snippet, whether it stands in one of our guides or in anybody's. What parses is compared with its schema,
 * when there is one. Never throws; the first fault first.
 */
export async function judgeSnippet(snippet: FilledSnippet): Promise<readonly JudgedFault[]> {
  const { language, text } = snippet;
  const faults = await checkLanguage(snippet);
  const label = hasFlag(snippet.meta, 'excerpt') ? undefined : await labelFault({ ...snippet, faults }, faultsIn);
  const own = [...encodingFaults(text), ...markupFaults(language, text)].map(judged);
  // Under a wrong label nothing else can be said.
  if (label) return [judged(label), ...own];
  if (faults.some(({ ruleId }) => ruleId === 'snippet-syntax')) return [...own, ...faults];
  return [...own, ...faults, ...(await checkSchema(snippet))].sort((a, b) => a.offset - b.offset);
}

async function checkLanguage({ language, meta, text }: FilledSnippet): Promise<readonly JudgedFault[]> {
  const load = languages.get(plainLabel(language));
  if (!load || hasFlag(meta, 'excerpt')) return [];
  const check = loaded.get(load) ?? load();
  loaded.set(load, check);
  const faults = await (await check)(text, meta);
  return faults.map((fault) => ({
    ...fault,
    ruleId: fault.ruleId ?? 'snippet-syntax',
    message: fault.ruleId === undefined ? `Unexpected ${language}: ${fault.message}` : fault.message,
  }));
}

const judged = (fault: SnippetFault): JudgedFault => ({ ...fault, ruleId: fault.ruleId ?? 'snippet-syntax' });

async function faultsIn(language: string, text: string): Promise<readonly SnippetFault[] | undefined> {
  return languages.has(language) ? checkLanguage({ language, meta: '', text }) : undefined;
}

/** The label that a snippet without one should have; `undefined` where that is not clear. */
export async function guessLanguage(text: string): Promise<string | undefined> {
  return guessLabel(text, faultsIn);
}
