import {
  coverageOf,
  decisiveness,
  describeCoverage,
  describeDecisiveness,
  describeKeys,
} from '../src/core/evidence/coverage';
import type { Problem, Verdict } from '../recipes/runner';

/** One guide with one provider, for people. */
export function printVerdict({ report, evaluation, problems, mutants, catalogue }: Verdict): string {
  const name = `${report.title} with ${report.provider}`;
  const lines = [
    `${problems.length === 0 ? '✓' : '✗'} ${name}`,
    ...report.variants.map(
      ({ variant, application, provider, browser, steps, outcomes, failure, milliseconds }) =>
        `    ${[variant, `${application.side} of ${application.name} ${application.version}`].filter((part) => part !== '').join(', ')}; model of ${provider?.name ?? report.provider} ${provider?.version ?? ''}; ` +
        `${failure ? `failed at ${failure.step}` : `${steps.join(', ')}: ${Object.keys(outcomes).length} outcomes`}, ${browser}, ${milliseconds.toFixed(0)} ms`,
    ),
    ...(report.variants.some(({ failure }) => !failure) ? coverageLines({ evaluation, mutants, catalogue }) : []),
    ...problems.flatMap(printProblem),
  ];
  return `${lines.join('\n')}\n`;
}

/** What the runs that passed show. */
function coverageLines({
  evaluation,
  mutants,
  catalogue,
}: Pick<Verdict, 'evaluation' | 'mutants' | 'catalogue'>): string[] {
  return [
    `    ${describeCoverage(coverageOf(evaluation.values.map(({ depth }) => depth)))}; ${describeKeys(evaluation.keys)}`,
    ...(mutants === 'none'
      ? ['    Which values are decisive was not run; --mutate does.']
      : [
          `    ${describeDecisiveness(decisiveness(evaluation))}` +
            (mutants === 'record' ? ' (from the record of the same values)' : ''),
        ]),
    ...(mutants === 'run' ? acceptedLines(evaluation) : []),
    ...(catalogue.length > 0 ? [catalogueLine(catalogue)] : []),
  ];
}

function catalogueLine(catalogue: Verdict['catalogue']): string {
  const count = (wanted: string): number => catalogue.filter(({ seen }) => seen === wanted).length;
  return `    ${catalogue.length} symptoms: ${count('observed')} said word for word by client code, ${count('model')} by our model only (not observed), ${count('not seen')} not brought by any mistake made here`;
}

function acceptedLines({ values }: Verdict['evaluation']): string[] {
  return values.flatMap(({ id, mutants = [] }) =>
    mutants.flatMap(({ outcome, because, operator, value, variant }) =>
      outcome === 'passed' && because !== undefined
        ? [
            `    passes (${operator}${variant === undefined ? '' : `, ${variant}`}): ${id}: ${value}, because ${because}`,
          ]
        : [],
    ),
  );
}

function printProblem({ message, place, variant = '', failure, changed = [] }: Problem): string[] {
  return [
    `  ${place ?? 'Problem'}${variant === '' ? '' : ` (${variant})`}: ${message}`,
    ...changed.map(
      ({ id, place: where, before, now, template }) =>
        `      changed since it last passed: ${where ?? 'gone'}: ${id}: was ${before ?? 'not there'}, is ${now ?? 'not there'}` +
        (template === undefined ? '' : `; its text stands in ${template}`),
    ),
    ...(failure
      ? [
          ...failure.about.map(
            ({ place: where, label, raw, value }) =>
              `      ${failure.step} needs ${where}: ${label}: ${raw}${raw === value ? '' : ` = ${value}`}`,
          ),
          ...(failure.application === undefined ? [] : [`      the application said: ${failure.application}`]),
          ...(failure.provider === undefined ? [] : [`      the provider said: ${failure.provider}`]),
          ...failure.exchanges.slice(-12).map((line) => `        ${line}`),
        ]
      : []),
  ];
}

/** The last line. */
export function printSummary(verdicts: readonly Verdict[], seconds: number): string {
  const failed = verdicts.filter(({ problems }) => problems.length > 0).length;
  return `${verdicts.length - failed} passed, ${failed} failed in ${seconds.toFixed(1)} s.`;
}

/** A line that is written over, where there is a terminal to see it. */
export function progressLine(total: number): {
  readonly update: (runs: number, done: number) => void;
  readonly clear: () => void;
} {
  const stream = process.stderr;
  return {
    update: (runs, done) => {
      if (stream.isTTY) stream.write(`\r${done} of ${total} done, ${runs} runs`);
    },
    clear: () => {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}
