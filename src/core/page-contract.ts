/**
 * The only seam between build and browser: the names of the components that the remark plugins write into a page, and
 * their props. Props cross as strings, because a page is Markdown until it is bundled; structured ones are JSON.
 */
import type { Category, Protocol, SupportLevel } from './guide/labels';
import type { Template, TemplatePart } from './placeholder/template';
import type { Kind } from './values/kinds';

/** Text with placeholders, in prose or as inline code. */
export interface PlaceholderTextProps {
  /** {@link Template} as JSON. */
  readonly template: string;
  /** `code`: inline code. `text`: prose. */
  readonly as: 'text' | 'code';
  /** Set inside links and headings, where an editable element must not stand. */
  readonly inert?: string;
}

/** A Markdown link whose URL has placeholders. It is a link only once all of them have values. */
export interface PlaceholderLinkProps {
  /** {@link Template} as JSON. */
  readonly href: string;
}

/** Content that holds for some providers only. */
export interface ProviderVariantProps {
  /** Provider ids separated by spaces, as in `TemplateVariants`. */
  readonly providers: string;
}

/** A part of a highlighted snippet: a plain part, or parts with the class of their token. */
export type SnippetPart = TemplatePart | { readonly token: string; readonly parts: Template };

export interface SnippetProps {
  readonly language: string;
  /** {@link SnippetPart}[] as JSON. */
  readonly parts: string;
  /** {@link Template} as JSON. */
  readonly title?: string;
  /** Set when it is a part of a file, and no file by itself. */
  readonly excerpt?: string;
}

export interface SettingsProps {
  /** {@link Template} as JSON: where in the product's interface the form is. */
  readonly title?: string;
  readonly id?: string;
}

/** One line of a form. Its children explain it. */
export interface SettingProps {
  /** {@link Template} as JSON. */
  readonly label: string;
  /** {@link Template} as JSON. */
  readonly value: string;
}

/** One placeholder in the form that stands where the guide declares its placeholders. Its children are the guide's own words. */
export interface PlaceholderFieldProps {
  readonly name: string;
}

/** The components by name. */
export const components = {
  PlaceholderText: 'PlaceholderText',
  PlaceholderLink: 'PlaceholderLink',
  ProviderVariant: 'ProviderVariant',
  Snippet: 'Snippet',
  Settings: 'Settings',
  Setting: 'Setting',
  PlaceholderForm: 'PlaceholderForm',
  PlaceholderField: 'PlaceholderField',
  Symptom: 'Symptom',
} as const;

/** A field of the form and of the panel. */
export interface GuideField {
  readonly key: string;
  /** As in the guide: `wiki.company`, `<client_id>`. */
  readonly written: string;
  readonly kind: Kind;
  readonly description: string;
  /** Set when it belongs to a provider, and is shown with that one only: provider ids separated by spaces, as in `TemplateVariants`. */
  readonly providers?: string;
}

/** What was run of a guide with one provider, computed from its record. */
export interface EvidenceSummary {
  /** The level in the design's words. */
  readonly words: string;
  /** `none`: nothing was run. `current`: what the page has now. `changed`: something that has changed since. */
  readonly state: 'none' | 'current' | 'changed';
  /** Why the level is not higher. */
  readonly capped: readonly string[];
  readonly changes: readonly ('values' | 'harness' | 'lockfile')[];
  readonly run?: {
    /** Day of the run, `2026-05-04`. */
    readonly date: string;
    /** The vector of values, and that of keys. */
    readonly coverage: string;
    readonly keys: string;
    /** How many values with an operator are decisive; and what became of the mutants of the others. */
    readonly decisive: string;
    readonly mutants: string;
    /** Symptoms of the guide that the application's own code said word for word. */
    readonly symptoms: readonly string[];
    /** The command that repeats it. */
    readonly command: string;
    /** Path of the record on the site. */
    readonly record: string;
    readonly sides: readonly {
      readonly variant: string;
      /** `client code of Wiki.js 2.5.314` or `our protocol model of Memos 0.30.0`. */
      readonly application: string;
      readonly description: string;
      readonly provider: string;
      readonly packages: readonly string[];
      readonly browser: string;
      readonly outcomes: readonly string[];
      readonly substitutions: readonly string[];
    }[];
    /** Values whose wrong forms were not all noticed, or were not run. */
    readonly open: readonly { readonly id: string; readonly depth: string; readonly why?: string }[];
  };
}

/** What a guide's page says about itself; the export `guide` of its module. */
export interface GuideData {
  readonly id: string;
  readonly title: Template;
  /** Provider ids that the guide covers; the first is shown to readers who chose none. */
  readonly providers: readonly string[];
  /** Provider ids of the site that the guide does not cover; their readers see the first one and are told so. */
  readonly lacking: readonly string[];
  readonly fields: readonly GuideField[];
  readonly category: Category;
  readonly protocol: Protocol;
  readonly supportLevel: SupportLevel;
  readonly homepage?: string;
  readonly version?: string;
  /** Whether the page itself has the form. */
  readonly hasForm: boolean;
  /** Set when there are files enough for an archive: the providers that have them, as in `TemplateVariants`. */
  readonly archive?: string;
  /** By provider id; absent for pages about no application. */
  readonly evidence?: Readonly<Record<string, EvidenceSummary>>;
}

/** An entry of the contents list; the export `toc` of a page's module, with Docusaurus' own properties first. */
export interface TocEntry {
  /** HTML of the default text. */
  readonly value: string;
  readonly id: string;
  readonly level: number;
  readonly template: Template;
  /** Set when the heading holds for some providers only. */
  readonly providers?: string;
}

/** What the browser knows of a provider: enough to choose it and to read a pasted URL of it. */
export interface ProviderData {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly placeholders: Readonly<Record<string, { kind: Kind; scope: 'site' | 'guide'; description: string }>>;
  /** URL templates by which a pasted URL is recognised: what it serves, and its administrator's page. */
  readonly endpoints: Readonly<Record<string, string>>;
}

/** One guide in the site's lists. */
export interface GuideSummary {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly permalink: string;
  readonly category: Category;
  readonly supportLevel: SupportLevel;
  readonly protocol: Protocol;
  readonly providers: readonly string[];
}

/** A case of a question, run. In both texts, what stands between backticks is code. */
export interface Answer {
  /** With its version. */
  readonly application: string;
  /** What a `protocol model` says is from our model, not observed. */
  readonly side: 'client code' | 'protocol model';
  readonly variant: string;
  /** Ids of the providers with which it came out so. */
  readonly providers: readonly string[];
  readonly tried: string;
  readonly outcome: string;
}

/** What pages contradict each other about, or what applications check, as runs answer it. */
export interface AnsweredQuestion {
  /** Its anchor on the page What is proven. */
  readonly id: string;
  readonly asks: string;
  readonly about: 'dispute' | 'check';
  readonly rows: readonly Answer[];
}

/** A model of an identity provider that runs were made with. */
export interface ProviderModel {
  readonly name: string;
  readonly version: string;
  /** What the vendor does and the model does not. */
  readonly notModelled: readonly string[];
}

/** A guide in the list of what is proven. */
export interface ProvenGuide {
  readonly title: string;
  readonly permalink: string;
  /** By provider id. */
  readonly evidence: Readonly<Record<string, EvidenceSummary>>;
}

/** What every page knows of the site: its providers, and how many guides there are, but not the guides themselves. */
export interface SiteData {
  readonly providers: readonly ProviderData[];
  readonly categories: readonly {
    readonly id: Category;
    readonly name: string;
    readonly count: number;
    readonly permalink: string;
  }[];
  /** How many guides cover each provider, by its id. */
  readonly providerCounts: Readonly<Record<string, number>>;
}
