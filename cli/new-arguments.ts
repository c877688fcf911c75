import { parseArgs } from 'node:util';
import { UsageError } from './arguments';
import { type Judge, judges, type NewGuide } from './new-guide';

export interface NewArguments {
  /** What was given; judged, but for the name. */
  readonly given: Readonly<Partial<Record<keyof NewGuide, string>>>;
  /** Takes the defaults for what was not given, and asks nothing. */
  readonly yes: boolean;
  readonly help: boolean;
}

/**
 * Reads the arguments of `new`.
 *
 * @throws UsageError for an unknown option, and for a value that the guide cannot have
 */
export function readNewArguments(args: readonly string[]): NewArguments {
  const { values, positionals } = parse(args);
  const { yes, help } = values;
  const [name, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`Unexpected \`${more.join(' ')}\`, expected one name.`);
  const answers = {
    name,
    title: values.title,
    homepage: values.homepage,
    category: values.category,
    version: values.version,
    redirectPath: values['redirect-path'],
  };
  const given = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
  for (const [key, judge] of Object.entries<Judge>(judges)) {
    const answer = given[key];
    const fault = answer === undefined ? undefined : judge(answer);
    if (fault !== undefined) throw new UsageError(`${fault}.`);
  }
  return { given, yes, help };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        title: { type: 'string' },
        homepage: { type: 'string' },
        category: { type: 'string' },
        version: { type: 'string' },
        'redirect-path': { type: 'string' },
        yes: { type: 'boolean', short: 'y', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
