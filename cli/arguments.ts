import { parseArgs } from 'node:util';
import { expectedOneOf } from '../src/core/diagnostics/expected';

export const formats = ['text', 'json', 'github'] as const;
export type Format = (typeof formats)[number];

export interface CheckArguments {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly fix: boolean;
  readonly watch: boolean;
  readonly foreign: boolean;
  readonly help: boolean;
}

/** What was asked for cannot be done; the message says what was expected. */
export class UsageError extends Error {}

const OPTIONS = {
  format: { type: 'string', default: 'text' },
  fix: { type: 'boolean', default: false },
  watch: { type: 'boolean', default: false },
  foreign: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/**
 * Reads the arguments of `check`.
 *
 * @throws UsageError for an option or a format that does not exist, and for options that exclude each other
 */
export function readArguments(args: readonly string[]): CheckArguments {
  const { tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: false, tokens: true });
  const names = Object.keys(OPTIONS);
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!names.includes(token.name))
      throw unexpected(
        'option',
        token.rawName,
        names.map((name) => `--${name}`),
      );
    if (token.name !== 'format' && token.value !== undefined)
      throw new UsageError(`Unexpected value \`${token.value}\` for \`${token.rawName}\`, expected none.`);
    if (token.name === 'format' && token.value === undefined)
      throw new UsageError(`Expected a format after \`--format\`: ${formats.join(', ')}.`);
  }
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const format = formats.find((one) => one === values.format);
  if (!format) throw unexpected('format', values.format, formats);
  if (values.foreign && values.fix)
    throw new UsageError(
      'Unexpected `--fix` with `--foreign`, expected one of the two: guides that are not ours are only read.',
    );
  if (values.foreign && positionals.length === 0 && !values.help)
    throw new UsageError('Expected a folder or file after `--foreign`.');
  return { ...values, format, paths: positionals };
}

function unexpected(what: string, word: string, candidates: readonly string[]): UsageError {
  return new UsageError(`Unexpected ${what} \`${word}\`, ${expectedOneOf(word, candidates).hint}.`);
}
