import { afterAll } from 'vitest';

/** What a property test of one place of a snippet did. */
export interface EscapeReport {
  /** Names of the encoders, the innermost first, or of the scalar format. */
  readonly context: string;
  /** Who read the snippets: “JSON.parse”, “bash 5.2”, “our own tokenizer”. */
  readonly parser: string;
  readonly values: number;
  /** How many of the values have no form at this place. */
  readonly refused: number;
  readonly seed: number;
}

const reports: EscapeReport[] = [];

/** Keeps a line for the end of the test file, where all are printed. */
export function reportEscape(report: EscapeReport): void {
  reports.push(report);
}

afterAll(() => {
  const lines = reports
    .splice(0)
    .map(
      ({ context, parser, values, refused, seed }) =>
        `escape  ${context}  ${values} values, ${refused} refused, read by ${parser}, seed ${seed}\n`,
    );
  process.stdout.write(lines.join(''));
});
