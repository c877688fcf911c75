import { parseArgs } from 'node:util';
import { expectedOneOf } from '../src/core/diagnostics/expected';
import type { Job } from '../recipes/runner';
import { UsageError } from './arguments';

export interface RecipesArguments {
  /** Guides; all that have a recipe when empty. */
  readonly guides: readonly string[];
  /** Providers; all of a guide when empty. */
  readonly providers: readonly string[];
  readonly mutate: boolean;
  readonly record: boolean;
  readonly browser: Job['browser'];
  readonly format: 'text' | 'json';
  /** The `index`-th of `count` parts of the jobs, from 1. */
  readonly shard: { readonly index: number; readonly count: number };
  readonly help: boolean;
}

const FORMATS = ['text', 'json'] as const;
const BROWSERS = { recipe: 'recipe', chromium: 'Chromium', agent: 'HTTP agent' } as const;

/**
 * Reads the arguments of `recipes`.
 *
 * @throws UsageError for an option, format or shard that makes no sense
 */
export function readRecipesArguments(args: readonly string[]): RecipesArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        provider: { type: 'string', multiple: true, default: [] },
        mutate: { type: 'boolean', default: false },
        record: { type: 'boolean', default: false },
        browser: { type: 'string', default: 'recipe' },
        format: { type: 'string', default: 'text' },
        shard: { type: 'string', default: '1/1' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const format = FORMATS.find((one) => one === values.format);
    if (!format)
      throw new UsageError(`Unexpected format \`${values.format}\`, ${expectedOneOf(values.format, FORMATS).hint}`);
    const browser = Object.hasOwn(BROWSERS, values.browser)
      ? BROWSERS[values.browser as keyof typeof BROWSERS]
      : undefined;
    if (!browser)
      throw new UsageError(
        `Unexpected browser \`${values.browser}\`, ${expectedOneOf(values.browser, Object.keys(BROWSERS)).hint}`,
      );
    return {
      guides: positionals,
      providers: values.provider,
      // A record without mutants would say less than it could.
      mutate: values.mutate || values.record,
      record: values.record,
      browser,
      format,
      shard: readShard(values.shard),
      help: values.help,
    };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readShard(text: string): RecipesArguments['shard'] {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index >= 1 && shard.index <= shard.count) return shard;
  throw new UsageError(`Unexpected shard \`${text}\`, expected i/n with i from 1 to n, such as \`2/5\``);
}
