import type { Position } from 'unist';
import type { TokenSegment } from '../../src/core/placeholder/grammar';
import type { Reporter } from '../reporter';

/** Where a text stands, as far as it decides what its tokens mean. */
export interface TextContext {
  /** The providers for which the text is shown. */
  readonly providers: readonly string[];
  readonly reporter: Reporter;
  /** `prose`: angle brackets are HTML. `code`: a name in them must be a placeholder. `markup`: it may be part of the language. */
  readonly syntax: 'prose' | 'code' | 'markup';
  /** The place of a token's nth occurrence in the source. */
  readonly placeOf: (token: TokenSegment) => Position | undefined;
}
