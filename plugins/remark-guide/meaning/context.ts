import type { InlineCode, Root } from 'mdast';
import type { VFile } from 'vfile';
import type { PlaceholderDeclaration } from '../../../src/core/guide/declaration';
import { substitute } from '../../../src/core/placeholder/substitute';
import type { Template } from '../../../src/core/placeholder/template';
import type { GuideModel } from '../../guide-model';
import type { Reporter } from '../../reporter';
import type { Site } from '../../site';
import type { Statement } from './statements';

/** A value of a `register-client` block, with its place. */
export interface RegisteredValue {
  readonly node: InlineCode;
  readonly template: Template;
  /** Ids of the providers for which it holds. */
  readonly providers: readonly string[];
}

/** What is known of a guide once its texts are resolved. */
export interface MeaningContext {
  readonly tree: Root;
  readonly file: VFile;
  readonly site: Site;
  readonly model: GuideModel;
  readonly reporter: Reporter;
  /** What the guide itself declares, by name. */
  readonly own: ReadonlyMap<string, PlaceholderDeclaration>;
  /** Names of the declared placeholders that the guide uses. */
  readonly used: ReadonlySet<string>;
  readonly registered: readonly RegisteredValue[];
  /** Values of settings, and of keys in snippets, in the guide’s own text. */
  readonly statements: readonly Statement[];
}

/** Compares the parts of a guide with each other. */
export type MeaningRule = (context: MeaningContext) => void;

/** A text as the readers of one provider see it before they enter anything. */
export function textFor(template: Template, provider: string | undefined): string {
  return substitute(template, { provider, values: {} });
}
