import type { PageValue } from '../../plugins/page-values/page-value';

/** The steps of a run, in the order in which a login meets them. */
export const stepNames = [
  'register',
  'configure',
  'start',
  'authorize',
  'callback',
  'account',
  'logout',
  'launch',
] as const;
export type StepName = (typeof stepNames)[number];

export interface FailureDetails {
  /** The values of the page that the failing step needs; the wrong one is among them. */
  readonly about?: readonly PageValue[];
  /** What the application said, word for word. */
  readonly application?: string;
  /** What the provider said, word for word. */
  readonly provider?: string;
  readonly cause?: unknown;
}

/** A run that did not come out as its guide says. */
export class RecipeFailure extends Error {
  override readonly name = 'RecipeFailure';
  readonly step: StepName;
  readonly about: readonly PageValue[];
  readonly application: string | undefined;
  readonly provider: string | undefined;

  constructor(step: StepName, message: string, { about = [], application, provider, cause }: FailureDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.step = step;
    this.about = about;
    this.application = application;
    this.provider = provider;
  }
}

/** A value's place as diagnostics print it. */
export function placeOf({ file, position }: Pick<PageValue, 'file' | 'position'>): string {
  return `${file}:${position.start.line}:${position.start.column}`;
}
