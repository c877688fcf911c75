/** A fault in a snippet: offset in UTF-16 units and what is wrong, in the words of its parser. */
export interface SnippetFault {
  readonly offset: number;
  readonly length: number;
  readonly message: string;
}

/** Judges a text in one language. Pure; never throws. */
export type CheckLanguage = (text: string) => SnippetFault[];
