import type { RuleId } from '../../../src/core/diagnostics/rules';

/** A fault in a snippet: where it is, in UTF-16 units, and what is wrong. */
export interface SnippetFault {
  readonly offset: number;
  readonly length: number;
  /** “Unexpected X, expected Y”, in the words of its parser where those are good. */
  readonly message: string;
  /** The rule that it breaks. Default: `snippet-syntax`. */
  readonly ruleId?: SnippetRuleId;
  readonly actual?: string;
  readonly expected?: readonly string[];
  /** Whether it is the fence's label that is wrong, and not a place in the text. */
  readonly isOfLabel?: true;
  /** What to write at the place instead, where that is certain. */
  readonly fix?: string;
}

/** Rules that look at a snippet's text alone. */
export type SnippetRuleId = Extract<RuleId, `snippet-${string}`>;

/**
 * Judges a text in one language, filled with samples. Never throws; the first fault first.
 *
 * @param meta what stands after the fence's language; default: nothing
 */
export type CheckLanguage = (text: string, meta?: string) => readonly SnippetFault[] | Promise<readonly SnippetFault[]>;

/** Loads a language's check when the first snippet of it is met, and with it the parser. */
export type LoadLanguage = () => Promise<CheckLanguage>;
