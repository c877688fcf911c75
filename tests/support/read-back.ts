import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect } from 'vitest';
import { encodeFor, type ScalarFormatName } from '../../src/core/placeholder/escape';
import { shownScalar } from '../../src/core/placeholder/substitute';
import { reportEscape } from './escape-report';
import { hostileValues, value } from './hostile-values';

export const SEED = 20261121;
const RUNS = 1000;

/** The hostile values and a thousand generated ones, the same in every run. */
export const values: readonly string[] = [
  ...new Set([...hostileValues, ...fc.sample(value(), { seed: SEED, numRuns: RUNS })]),
  ...fc.sample(value(), { seed: SEED + 1, numRuns: RUNS }),
];

/** Literal text before and behind a value, at the same place. It must mean itself there. */
export type Around = readonly [before: string, behind: string];

interface Reading {
  readonly parser: string;
  /**
   * Reads all snippets at once, so that an interpreter starts only once. What cannot be read is `undefined`.
   *
   * @param written the encoded values with their literal text, without quotes of the place
   */
  readonly read: (written: readonly string[]) => readonly unknown[];
  /** Whether the place has no form for a value: exactly these may be refused, and these must be. */
  readonly refused: (value: string) => boolean;
  readonly around?: readonly Around[];
  /** Leaves out values that this reader, and not the place, is to blame for. */
  readonly only?: (value: string) => boolean;
  /** What the reader should give for a text; the text itself when not given. */
  readonly expected?: (text: string) => unknown;
}

/** Writes every value with the encoders of a context and expects that the reader gets it back. */
export function expectReadBack(context: string, reading: Reading): void {
  expectAllReadBack(context, reading, (text, [before, behind]) => {
    const result = encodeFor(text, context);
    return 'text' in result ? before + result.text + behind : undefined;
  });
}

/** The same for a scalar that gets quotes where it needs them; the reader gets it with its quotes. */
export function expectScalarReadBack(scalar: ScalarFormatName, reading: Reading): void {
  expectAllReadBack(scalar, reading, (text, [before, behind]) => {
    const { quote, parts } = shownScalar({ scalar, parts: [before, ['key'], behind] }, { values: { key: text } });
    const [shown] = parts;
    return shown?.isSet ? quote + before + shown.text + behind + quote : undefined;
  });
}

function expectAllReadBack(
  context: string,
  { parser, read, refused, around = [['', '']], only = () => true, expected = (text) => text }: Reading,
  write: (value: string, around: Around) => string | undefined,
): void {
  const cases = values.filter(only).map((one, index) => {
    const [before, behind] = around[index % around.length] ?? ['', ''];
    return { one, text: before + one + behind, written: write(one, [before, behind]) };
  });
  expect(cases.filter((each) => (each.written === undefined) !== refused(each.one)).map((each) => each.one)).toEqual(
    [],
  );

  const kept = cases.flatMap((each) => (each.written === undefined ? [] : [{ ...each, written: each.written }]));
  const results = read(kept.map((each) => each.written));
  expect(results.length).toBe(kept.length);
  const wrong = kept.flatMap(({ text, written }, index) =>
    Object.is(results[index], expected(text)) ? [] : [{ text, written, read: results[index] }],
  );
  expect(wrong.sort((a, b) => a.text.length - b.text.length).slice(0, 5)).toEqual([]);
  reportEscape({ context, parser, values: cases.length, refused: cases.length - kept.length, seed: SEED });
}

/** Runs an interpreter and gives what it wrote, cut at each NUL; the last NUL ends the output. */
export function run(
  command: string,
  args: readonly string[],
  input = '',
  env: Readonly<Record<string, string>> = {},
): string[] {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return stdout.split('\0').slice(0, -1);
}

/** The version that an interpreter of this machine names, or `undefined` when it is not here. */
export function versionOf(command: string, args: readonly string[], pattern: RegExp): string | undefined {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? pattern.exec(stdout + stderr)?.[1] : undefined;
}
