import { hasFlag } from '../fence-meta';
import { languages } from './languages';
import type { CheckLanguage, LoadLanguage, SnippetFault } from './languages/language';

export interface FilledSnippet {
  /** As the fence names it; empty when it has none. */
  readonly language: string;
  /** What stands after the language. */
  readonly meta: string;
  /** The snippet with a sample for every placeholder. */
  readonly text: string;
}

/** A fault whose message stands by itself. */
export type JudgedFault = SnippetFault & Required<Pick<SnippetFault, 'ruleId'>>;

const loaded = new Map<LoadLanguage, Promise<CheckLanguage>>();

/** The faults of one snippet, whether it stands in one of our guides or in anybody's. Never throws; the first fault first. */
export async function judgeSnippet({ language, meta, text }: FilledSnippet): Promise<readonly JudgedFault[]> {
  const load = languages.get(language.toLowerCase());
  if (!load || hasFlag(meta, 'excerpt')) return [];
  const check = loaded.get(load) ?? load();
  loaded.set(load, check);
  const faults = await (await check)(text);
  return faults.map((fault) => ({
    ...fault,
    ruleId: fault.ruleId ?? 'snippet-syntax',
    message: fault.ruleId === undefined ? `Unexpected ${language}: ${fault.message}` : fault.message,
  }));
}
