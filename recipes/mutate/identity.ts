import type { GuidePage, PageSnippet, PageValue } from '../../plugins/page-values/page-value';

/** A page on which a snippet is written in another way that means the same. */
export interface IdentityMutant {
  /** The snippet's title, or its language. */
  readonly snippet: string;
  readonly page: GuidePage;
}

/**
 * Pages that must pass like the real one, so that a kill is known to come from a value and not from any change at all: each
 * snippet that a run read, with a comment or other spacing.
 */
export function identityMutants(page: GuidePage, uses: ReadonlyMap<PageValue, unknown>): IdentityMutant[] {
  const read = new Set([...uses.keys()].map(({ snippet }) => snippet));
  return page.snippets.flatMap((snippet, index) => {
    const text = read.has(index) ? rewritten(snippet) : undefined;
    if (text === undefined) return [];
    const snippets = page.snippets.map((one) => (one === snippet ? { ...one, text } : one));
    return [{ snippet: snippet.title || snippet.language, page: { ...page, snippets } }];
  });
}

function rewritten({ language, text }: PageSnippet): string | undefined {
  switch (language.toLowerCase()) {
    case 'json':
      return `\n${text}\n`;
    case 'ts':
    case 'tsx':
    case 'js':
      return `${text}\n// The same.\n`;
    case 'dotenv':
    case 'env':
    case 'yaml':
    case 'yml':
      return `${text}\n# The same.\n`;
    default:
      return undefined;
  }
}
