import type { QuestionId } from '../src/core/evidence/questions';
import type { EmbeddedUser } from '../providers/embedded/embedded-provider';
import type { ClaimMapping, RegisteredProvider } from '../providers/embedded/administrator';
import type { StepName } from './run/failure';
import type { PageReader } from './run/page-reader';
import type { Browser } from './world/browser';
import type { RequestListener } from 'node:http';

/** What stands on the application's side of a run. */
export interface ApplicationSide {
  readonly name: string;
  /** `client code`: the application's own, from a package. `protocol model`: ours, written from the facts. */
  readonly side: 'client code' | 'protocol model';
  /** The version whose behaviour it has. */
  readonly version: string;
  /** What runs, in a sentence for the page. */
  readonly description: string;
  /** The packages that run; their installed versions are observed and recorded. */
  readonly packages: readonly string[];
}

/** A mutant that the application accepts, and must accept: the proof that the value is not decisive. */
export interface Acceptance {
  /** The end of the value's id, from its form or snippet on: `Generic OpenID Connect / OAuth2 | Email Claim`. */
  readonly value: string;
  /** Names of operators; default all that apply to the value. */
  readonly operators?: readonly string[];
  readonly providers?: readonly string[];
  readonly variants?: readonly string[];
  /** Why: completes "passes, because". */
  readonly because: string;
}

/** One answer to a question, tried. */
export interface Case {
  /** What is set, in words: `another client secret`. What stands between backticks is shown as code. */
  readonly tried: string;
  /** Default: all of the guide. */
  readonly providers?: readonly string[];
  /** Default: the recipe's only one. */
  readonly variant?: string;
  /** What stands in for values of the page, by the end of their ids. */
  readonly values?: Readonly<Record<string, string>>;
  /**
   * Runs it.
   *
   * @returns what came out, in the same words each time: no points in time, nothing random. `signed in as NAME`, for example;
   *   what the application or the provider said, word for word, by `codeSpan`
   */
  readonly settle: (run: Run) => Promise<string>;
}

/** What pages contradict each other about, or whether the application checks something. */
export interface Question {
  readonly id: QuestionId;
  readonly cases: readonly Case[];
}

/** How a guide is executed. */
export interface Recipe {
  readonly application: ApplicationSide | ((variant: string) => ApplicationSide);
  /** Ways through the guide that exclude each other. Default: one, without a name. */
  readonly variants?: readonly string[];
  /** What a run asserts, by the id of the assertion: words for the page. A run that asserts less or more is no pass. */
  readonly outcomes: Readonly<Record<string, string>>;
  /** Outcomes that not all runs have: by id, for which of them. */
  readonly only?: Readonly<
    Record<string, { readonly providers?: readonly string[]; readonly variants?: readonly string[] }>
  >;
  /** What the page tells readers of a variant to enter, by the names of placeholders. */
  readonly samples?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Whether a variant exists with a provider. Default: all do. */
  readonly runs?: (of: { readonly provider: string; readonly variant: string }) => boolean;
  /** The variants that Chromium drives: those in which people see pages that the application's own code makes. Default: none. */
  readonly chromium?: readonly string[];
  readonly run: (run: Run) => Promise<void>;
  readonly accepts?: readonly Acceptance[];
  /** Answered by execution after the runs; the answers are kept in the record. Default: none. */
  readonly questions?: readonly Question[];
}

export interface Users {
  /** Signs in: a name, an address that counts as verified where the provider can say so, and the group `staff`. */
  readonly intended: EmbeddedUser;
  /** Known to the provider, in no group. */
  readonly other: EmbeddedUser;
}

export interface RegisterOptions {
  /** Groups that the intended user is in besides `staff`. */
  readonly groups?: readonly string[];
  /** Of the provider; default the newest that is modelled. */
  readonly version?: string;
  /** Whether the guide registers a public client: what the provider's steps say about a secret is passed over. Default false. */
  readonly isPublic?: boolean;
  /** Scope mappings that the page has an administrator add at authentik. */
  readonly mappings?: readonly ClaimMapping[];
  /** People besides {@link Users}. */
  readonly users?: readonly EmbeddedUser[];
}

/** One run: a page's values, a provider, an application, a browser. */
export interface Run {
  readonly page: PageReader;
  /** Id of the provider. */
  readonly provider: string;
  /** Its host as on the page, `authentik.company`. */
  readonly providerHost: string;
  /** Empty when the recipe has no variants. */
  readonly variant: string;
  readonly users: Users;
  readonly browser: Browser;
  /** Sets up the provider by the page's own forms: the step `register`. */
  readonly register: (options?: RegisterOptions) => Promise<RegisteredProvider>;
  /** Does a step; what is thrown in it fails the run there. */
  readonly step: <T>(name: StepName, act: () => T | Promise<T>) => Promise<T>;
  /** Serves `https://HOST` from now on until the end of the run. */
  readonly serve: (host: string, listener: RequestListener) => Promise<void>;
  /** Signs a user in where the browser stands: on the provider's login page, and allows what is asked. */
  readonly signIn: (user?: EmbeddedUser) => Promise<void>;
  /** Compares exactly; a difference fails the run at the step it is in. */
  readonly expect: (outcome: string, actual: unknown, expected: unknown) => void;
  /** Notes what the application says to its user or its log, word for word, for a failure's message and the catalogue. */
  readonly says: (text: string) => void;
  /** Notes for the record what stands here in the place of something of the page: `docker compose exec wiki -> this process`. */
  readonly substitutes: (text: string) => void;
  /** What is done when the run ends, whatever comes out. */
  readonly atEnd: (act: () => void | Promise<void>) => void;
}

/** Checked by its type only. */
export function defineRecipe(recipe: Recipe): Recipe {
  return recipe;
}

export type { RegisteredProvider };
