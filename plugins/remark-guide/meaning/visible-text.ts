/** Where a text begins. */
export const START = { line: 1, column: 1, offset: 0 };

/** The source with its front matter and its comments blanked, so that every place stays. */
export function visibleText(source: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
  return source.replace(/^---\r?\n[\s\S]*?\n---/, blank).replace(/<!--[\s\S]*?-->/g, blank);
}
