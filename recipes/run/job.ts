import type { QuestionId } from '../../src/core/evidence/questions';
import type { MutantResult, WrongAcceptance } from '../mutate/decide';
import type { StepName } from './failure';

export type BrowserName = 'HTTP agent' | 'Chromium';

/** A guide with one provider, in all its variants. */
export interface Job {
  /** Absolute path of the site. */
  readonly root: string;
  readonly guide: string;
  readonly provider: string;
  readonly mutate: boolean;
  /** What drives the runs; mutants and questions are driven by the HTTP agent. `recipe`: as the recipe says. */
  readonly browser: BrowserName | 'recipe';
}

export interface FailureReport {
  readonly step: StepName;
  readonly message: string;
  /** The values that the step needs: place, label, what the page says. */
  readonly about: readonly {
    readonly id: string;
    readonly place: string;
    readonly label: string;
    readonly raw: string;
    readonly value: string;
  }[];
  readonly application?: string;
  readonly provider?: string;
  readonly exchanges: readonly string[];
}

export interface VariantReport {
  readonly variant: string;
  readonly application: {
    readonly name: string;
    readonly side: 'client code' | 'protocol model';
    readonly version: string;
    readonly description: string;
    readonly packages: Readonly<Record<string, string>>;
  };
  readonly provider:
    { readonly name: string; readonly version: string; readonly notModelled: readonly string[] } | undefined;
  readonly browser: BrowserName;
  readonly steps: readonly StepName[];
  readonly outcomes: Readonly<Record<string, string>>;
  readonly substitutions: readonly string[];
  readonly failure?: FailureReport;
  readonly milliseconds: number;
  /** Ids of the values that were read. */
  readonly used: readonly string[];
  readonly knownKeys: readonly string[];
  readonly mutants: Readonly<Record<string, readonly MutantResult[]>>;
  readonly wrongAcceptances: readonly WrongAcceptance[];
  readonly identity: readonly { readonly snippet: string; readonly passed: boolean; readonly message?: string }[];
}

/** A value of the page, as a report names it. */
export interface ValueReport {
  readonly id: string;
  readonly source: 'setting' | 'snippet' | 'step';
  readonly place: string;
  readonly label: string;
  readonly raw: string;
  readonly value: string;
  readonly excluded?: string;
  /** What states all keys of the snippet that it stands in. */
  readonly schema?: string;
}

/** What came out when the cases of a question were run. */
export interface AnswerReport {
  readonly question: QuestionId;
  readonly cases: readonly {
    readonly variant: string;
    readonly tried: string;
    /** Empty when there was none. */
    readonly outcome: string;
    /** What the application said. */
    readonly says: readonly string[];
    /** Why there is no answer. */
    readonly failure?: string;
  }[];
}

export interface JobReport {
  readonly guide: string;
  readonly provider: string;
  readonly title: string;
  readonly values: readonly ValueReport[];
  /** The texts under which the guide explains failures. */
  readonly symptoms: readonly { readonly text: string; readonly place: string }[];
  readonly variants: readonly VariantReport[];
  readonly answers: readonly AnswerReport[];
  /** What call-outs of the guide quote. */
  readonly quotes: readonly {
    readonly question: QuestionId;
    readonly variants: readonly string[];
    readonly place: string;
  }[];
}
