/** Where a placeholder stands in a snippet's text, which is filled with samples: offsets, the end not included. */
export interface Hole {
  readonly start: number;
  readonly end: number;
}

/** What a language's syntax says about a placeholder. */
export interface Place {
  /** The encoders of the language for this place, the innermost first; empty where the value stands as it is. */
  readonly context: string;
  /** The text that the placeholder is a part of, a string's content for instance: what may be a URL, or a filter. */
  readonly content: Hole;
  /**
   * Set where the placeholder stands in a scalar without quotes that may get some. `content` is then the whole scalar. Only
   * where nothing but the reader's values can make quotes necessary; elsewhere the context is `plain:FORMAT`.
   */
  readonly scalar?: string;
}

/**
 * Finds the places of the placeholders in a snippet.
 *
 * @param text the snippet, filled with the placeholders' samples
 * @param holes where the samples are, in order
 * @param meta what stands after the fence's language
 * @returns one place for each hole; `undefined` where the syntax says nothing: in a snippet that does not parse, or in a place
 *   where no value may stand
 */
export type FindPlaces = (text: string, holes: readonly Hole[], meta: string) => readonly (Place | undefined)[];
