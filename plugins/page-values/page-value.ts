import type { Position } from 'unist';
import type { ExclusionReason } from '../remark-guide/exclusions';

/** Where on a page a value stands. */
export type ValueSource = 'setting' | 'snippet' | 'step';

/** A value that a reader acts on, as one provider's reader sees it. */
export interface PageValue {
  /** Where it stands, in words: heading, form or file, label. The same as long as those are; unlike a line. */
  readonly id: string;
  readonly source: ValueSource;
  /** The text of the heading above it. */
  readonly heading: string;
  /** Title of the form or snippet; in a step empty. */
  readonly group: string;
  /** The setting's label, the scalar's path, or the bold words before a value in a step. */
  readonly label: string;
  /** As its author wrote it: `<issuer>`. */
  readonly raw: string;
  /** Expanded: hosts stay, other placeholders have their samples. */
  readonly value: string;
  /** Path relative to the site's folder: the guide's, or that of the included steps. */
  readonly file: string;
  readonly position: Position;
  /** The words in bold after a setting's value: what its row chooses besides. */
  readonly bold?: readonly string[];
  readonly excluded?: ExclusionReason;
  /** For a snippet's scalar: which snippet of the page. */
  readonly snippet?: number;
}

/** Where a scalar stands in the text of its snippet, and how another value is written there. */
export interface ScalarPlace {
  /** Offsets in the expanded text. */
  readonly start: number;
  readonly end: number;
  /** @returns the text for that place, quotes included */
  readonly write: (value: string) => string;
}

export interface PageSnippet {
  readonly heading: string;
  readonly title: string;
  readonly language: string;
  /** What stands after the language. */
  readonly meta: string;
  /** Expanded. */
  readonly text: string;
  readonly position: Position;
  readonly file: string;
  /** Named, versioned and closed; or the types of the packages that the snippet imports. */
  readonly schema?: string;
  /** The scalars, by the id of their {@link PageValue}. */
  readonly places: ReadonlyMap<string, ScalarPlace>;
  readonly excluded?: ExclusionReason;
}

/** The text under which a guide explains a failure. */
export interface PageSymptom {
  readonly text: string;
  readonly file: string;
  readonly position: Position;
}

/** Everything on a guide's page that one provider's reader acts on. */
export interface GuidePage {
  /** The guide's id. */
  readonly guide: string;
  /** Path relative to the site's folder. */
  readonly file: string;
  readonly title: string;
  readonly provider: string;
  readonly values: readonly PageValue[];
  readonly snippets: readonly PageSnippet[];
  readonly symptoms: readonly PageSymptom[];
  /** The samples by the names of the placeholders. */
  readonly samples: Readonly<Record<string, string>>;
}
