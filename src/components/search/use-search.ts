import { useEffect, useState } from 'react';
import { find, type Found } from './find';

export type SearchState =
  | { readonly status: 'idle' }
  | { readonly status: 'searching'; readonly previous?: Found }
  | { readonly status: 'found'; readonly found: Found }
  | { readonly status: 'failed' };

/** Long enough for a fast typist's next letter, short enough not to be felt. */
const DELAY_MS = 120;

interface Outcome {
  readonly query: string;
  /** Absent when the index could not be loaded. */
  readonly found?: Found;
}

/** The results for a query as it is typed. Earlier results stay until the next ones are there. */
export function useSearch(text: string, baseUrl: string): SearchState {
  const query = text.trim();
  const [outcome, setOutcome] = useState<Outcome>();

  useEffect(() => {
    if (query === '') return undefined;
    let current = true;
    const settle = (next: Outcome): void => {
      if (current) setOutcome(next);
    };
    const timer = setTimeout(() => {
      find(query, baseUrl).then(
        (found) => {
          settle({ query, found });
        },
        () => {
          settle({ query });
        },
      );
    }, DELAY_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query, baseUrl]);

  if (query === '') return { status: 'idle' };
  if (outcome?.query !== query) return { status: 'searching', ...(outcome?.found ? { previous: outcome.found } : {}) };
  return outcome.found ? { status: 'found', found: outcome.found } : { status: 'failed' };
}
