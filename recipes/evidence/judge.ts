import { quoted } from '../../src/core/diagnostics/expected';
import { coverageOf } from '../../src/core/evidence/coverage';
import type { EvidenceRecord } from '../../src/core/evidence/record';
import type { MutantResult } from '../mutate/decide';
import type { AnswerReport, FailureReport, JobReport } from '../run/job';
import { type CatalogueEntry, catalogueOf } from './catalogue';
import { evaluate, type Evaluation } from './evaluate';
import { findRecord } from '../../plugins/evidence/records';
import { originOf } from './origin-of';

/** Why a guide with a provider is not proven. */
export interface Problem {
  readonly kind: 'failure' | 'survivor' | 'elsewhere' | 'acceptance' | 'identity' | 'symptom' | 'answer' | 'changed';
  readonly message: string;
  /** The place of the value, `docs/wiki-js/index.md:143:12`. */
  readonly place?: string;
  readonly variant?: string;
  readonly failure?: FailureReport;
  /** Values that are not what they were when the guide last passed: the wrong one is most likely among them. */
  readonly changed?: readonly ChangedValue[];
}

export interface ChangedValue {
  readonly id: string;
  readonly place: string | undefined;
  readonly before: string | undefined;
  readonly now: string | undefined;
  /** Where its text stands, when it is that which changed: `providers/authentik/provider.ts:17`, or the line of what is registered. */
  readonly template?: string;
}

export interface Verdict {
  readonly report: JobReport;
  readonly evaluation: Evaluation;
  /** Empty when the guide passed. */
  readonly problems: readonly Problem[];
  /** The symptoms of the guide, where mutants say something about them. */
  readonly catalogue: readonly CatalogueEntry[];
  /** Where the mutants come from: this run, an earlier record of the same values, or nowhere. */
  readonly mutants: 'run' | 'record' | 'none';
}

export interface JudgeOptions {
  readonly root: string;
  /** Whether mutants were run. */
  readonly mutate: boolean;
  /** Whether the runs are to take the place of the record, and may differ from it. Default `false`. */
  readonly isNewRecord?: boolean;
}

/** Weighs what a job's runs showed, against the record of the last time. */
export function judge(report: JobReport, { root, mutate, isNewRecord = false }: JudgeOptions): Verdict {
  const { record } = findRecord(root, report.guide, report.provider);
  const mutants = mutate ? mutantsOf(report) : recordedMutants(record, report);
  const evaluation = evaluate(report, mutants);
  // The parts of the vector must add up to the values of the page.
  coverageOf(
    evaluation.values.map(({ depth }) => depth),
    report.values.length,
  );
  const changed = changesSince(record, report, root);
  const problems: Problem[] = report.variants.flatMap(({ variant, failure, wrongAcceptances, identity }) => [
    ...(failure
      ? [
          {
            kind: 'failure' as const,
            message: failure.message,
            variant,
            failure,
            changed,
            ...placeOfFirst(failure, changed),
          },
        ]
      : []),
    ...wrongAcceptances.map(({ value, message }) => ({
      kind: 'acceptance' as const,
      message,
      variant,
      ...placeIn(report, value),
    })),
    ...identity
      .filter(({ passed }) => !passed)
      .map(({ snippet, message }) => ({
        kind: 'identity' as const,
        message: `Expected \`${snippet}\` to pass when it is written differently with the same meaning: ${message ?? ''}`,
        variant,
      })),
  ]);
  if (report.variants.length === 0)
    problems.push({ kind: 'failure', message: 'Expected a run; the recipe has none for this provider.' });
  if (mutate) problems.push(...survivors(report, mutants));
  const catalogue = mutants.size > 0 ? catalogueOf(report, mutants) : [];
  for (const { symptom, place, almost } of catalogue)
    if (almost !== undefined)
      problems.push({
        kind: 'symptom',
        message: `Unexpected symptom \`${symptom}\`, expected \`${almost}\`: the application's own code says that`,
        place,
      });
  problems.push(...answerProblems(report, isNewRecord ? undefined : record), ...openQuotes(report));
  if (record && !isNewRecord && changed.length > 0 && problems.length === 0)
    problems.push({
      kind: 'changed',
      message: `Unexpected values that differ from the record of ${record.date.slice(0, 10)}; \`npm run recipes -- ${report.guide} --record\` runs them and writes it again`,
      changed,
      ...placeOfChange(changed),
    });
  return { report, evaluation, problems, catalogue, mutants: mutate ? 'run' : mutants.size > 0 ? 'record' : 'none' };
}

function mutantsOf({ variants }: JobReport): Map<string, MutantResult[]> {
  const all = new Map<string, MutantResult[]>();
  for (const { mutants } of variants)
    for (const [id, results] of Object.entries(mutants)) all.set(id, [...(all.get(id) ?? []), ...results]);
  return all;
}

function recordedMutants(record: EvidenceRecord | undefined, { values }: JobReport): Map<string, MutantResult[]> {
  const now = new Map(values.map((value) => [value.id, value]));
  return new Map(
    (record?.values ?? []).flatMap(({ id, raw, value, mutants }) =>
      mutants && now.get(id)?.raw === raw && now.get(id)?.value === value
        ? [[id, mutants.map((mutant) => ({ variant: '', ...mutant }) as MutantResult)] as const]
        : [],
    ),
  );
}

function changesSince(
  record: EvidenceRecord | undefined,
  { values, guide, provider }: JobReport,
  root: string,
): ChangedValue[] {
  if (!record) return [];
  const before = new Map(record.values.map((value) => [value.id, value]));
  const now = new Map(values.map((value) => [value.id, value]));
  return [
    ...values.flatMap(({ id, place, raw, value, excluded }) => {
      const old = before.get(id);
      if (old?.raw === raw && old.value === value && old.reason === excluded) return [];
      const template = old?.raw === raw ? originOf(raw, guide, provider, root) : undefined;
      return [
        { id, place, before: old && shownAs(old), now: shownAs({ raw, value }), ...(template ? { template } : {}) },
      ];
    }),
    ...record.values.flatMap((old) =>
      now.has(old.id) ? [] : [{ id: old.id, place: undefined, before: shownAs(old), now: undefined }],
    ),
  ];
}

function shownAs({ raw, value }: { readonly raw: string; readonly value: string }): string {
  return raw === value ? value : `${raw} (${value})`;
}

function survivors(report: JobReport, mutants: ReadonlyMap<string, readonly MutantResult[]>): Problem[] {
  return [...mutants].flatMap(([id, results]) =>
    results.flatMap((mutant): Problem[] => {
      const variant = { variant: mutant.variant };
      if (mutant.outcome === 'passed' && mutant.because === undefined)
        return [
          {
            kind: 'survivor',
            message: `\`${id}\`: nobody noticed \`${mutant.value}\` (${mutant.operator})`,
            ...variant,
            ...placeIn(report, id),
          },
        ];
      if (mutant.outcome === 'elsewhere')
        return [
          {
            kind: 'elsewhere',
            message: `\`${id}\`: \`${mutant.value}\` (${mutant.operator}) failed at \`${mutant.step ?? ''}\`, where the recipe does not expect it: ${mutant.message ?? ''}`,
            ...variant,
            ...placeIn(report, id),
          },
        ];
      return [];
    }),
  );
}

/** Questions without an answer, and answers that are not those of the record; a run that makes a new one may differ. */
function answerProblems({ answers, guide }: JobReport, record: EvidenceRecord | undefined): Problem[] {
  const again = `if it is right now, \`npm run recipes -- ${guide} --record\` writes it`;
  const recorded = new Map((record?.answers ?? []).flatMap(casesOf));
  const now = new Map(answers.flatMap(casesOf));
  return [
    ...[...now].flatMap(([asked, { variant, outcome, failure }]): Problem[] => {
      if (failure !== undefined)
        return [{ kind: 'answer', message: `Expected an answer to ${asked}: ${failure}`, variant }];
      const before = recorded.get(asked);
      if (!record || before?.outcome === outcome) return [];
      const expected = before ? `expected, as in the record: ${before.outcome}` : 'which the record does not have';
      return [{ kind: 'answer', message: `Unexpected answer to ${asked}: ${outcome}, ${expected}; ${again}`, variant }];
    }),
    ...[...recorded].flatMap(([asked, { variant }]): Problem[] =>
      now.has(asked)
        ? []
        : [{ kind: 'answer', message: `Expected an answer to ${asked}, as in the record; ${again}`, variant }],
    ),
  ];
}

/** Call-outs that quote what no run has answered. */
function openQuotes({ quotes, answers, guide }: JobReport): Problem[] {
  return quotes.flatMap((quote): Problem[] => {
    const { cases } = answers.find(({ question }) => question === quote.question) ?? { cases: [] };
    const open = [...(quote.variants.length > 0 ? quote.variants : [undefined])].find(
      (variant) => !cases.some((one) => variant === undefined || one.variant === variant),
    );
    if (cases.length > 0 && open === undefined) return [];
    const which = `\`${quote.question}\`${open === undefined ? '' : ` for the variant \`${open}\``}`;
    const asked = [...new Set(cases.map(({ variant }) => variant))];
    return [
      {
        kind: 'answer',
        message:
          `Unexpected quote of the question ${which}, which no case in docs/${guide} answers; expected ` +
          (cases.length > 0 ? quoted(asked) : quoted(answers.map(({ question }) => question))),
        place: quote.place,
      },
    ];
  });
}

type CaseOf<T extends { readonly cases: readonly unknown[] }> = T['cases'][number];

/** Each case by what was asked, in words. */
function casesOf<
  T extends Pick<AnswerReport, 'question'> & { readonly cases: readonly { tried: string; variant: string }[] },
>({ question, cases }: T): [string, CaseOf<T>][] {
  return cases.map((one) => [
    `the question \`${question}\`, tried with “${one.tried}”${one.variant === '' ? '' : ` (${one.variant})`}`,
    one,
  ]);
}

function placeIn({ values }: JobReport, id: string): { place?: string } {
  const place = values.find((value) => value.id === id)?.place;
  return place === undefined ? {} : { place };
}

function placeOfChange([first]: readonly ChangedValue[]): { place?: string } {
  const place = first?.template ?? first?.place;
  return place === undefined ? {} : { place };
}

/** The value that is most likely wrong: one that changed, or else one that the guide gives the application itself. */
function placeOfFirst({ about }: FailureReport, changed: readonly ChangedValue[]): { place?: string } {
  if (changed.length > 0) return placeOfChange(changed);
  const place = (about.find((one) => one.place.startsWith('docs/')) ?? about[0])?.place;
  return place === undefined ? {} : { place };
}
