import type { FrontMatter } from '../src/core/guide/front-matter';
import type { PlaceholderDeclaration } from '../src/core/guide/declaration';
import type { RegistrationName } from '../src/core/guide/registration';
import type { Template } from '../src/core/placeholder/template';

/** A client registration as a guide asks for it: the values of each line, in order. */
export type Registration = Partial<Record<RegistrationName, readonly Template[]>>;

/** What a guide states, read from its text: the input of the page, of check and of recipes. */
export interface GuideModel {
  /** The name of its folder. */
  readonly id: string;
  /** Path relative to the site's folder. */
  readonly file: string;
  readonly frontMatter: FrontMatter;
  /** The providers it covers, first the one shown by default. */
  readonly providers: readonly string[];
  readonly title: Template;
  /** By name; the guide's own first, then those of its providers and of the site that it uses. */
  readonly placeholders: ReadonlyMap<string, PlaceholderDeclaration>;
  /** By provider id. */
  readonly registrations: ReadonlyMap<string, Registration>;
  readonly hasForm: boolean;
  /** Whether it is written in the usual published form, of which less is asked: what ours does better is a warning. */
  readonly isPublishedForm: boolean;
}
