import type { Finding } from './finding';
import type { Fence } from './scan-fences';

/** A setting and its value, as a snippet, a list or a table of somebody else's guide states them. */
export interface Statement {
  readonly name: string;
  /** Without quotes, commas and comments. */
  readonly value: string;
  /** The place of the value. */
  readonly place: Pick<Finding, 'line' | 'column' | 'endLine' | 'endColumn'>;
  /** What it stands in: one number for each snippet, list and table. */
  readonly group: number;
  readonly form: 'snippet' | 'list' | 'table';
  /** What stands between name and value in a snippet; empty elsewhere. */
  readonly notation: ':' | '=' | '';
}

/** `NAME=value`, `- NAME=value`, `"name": value`, `name => value`, alone in a line. */
const ENTRY =
  /^(?<lead>[ \t]*(?:-[ \t]+)?(?:export[ \t]+|-e[ \t]+|--env[ \t]+)?["']?)(?<name>[A-Za-z_][\w.-]*)(?<sign>["']?[ \t]*(?:=>|[:=])[ \t]*)(?<value>[^\s{[|>].*)$/;
/** `--name=value` of a command. */
const OPTION = /(?<lead>(?<=^|[\s=])--)(?<name>[a-z][\w.-]*)(?<sign>[= ]"?'?)(?<value>(?:<[^<>\n]+>|[^\s"'])+)/g;
const ITEM =
  /^(?<lead>[ \t]*[-*+][ \t]+(?:\*\*|__)?)(?<name>[\w /.-]+?)(?<sign>(?:\*\*|__)?:?(?:\*\*|__)?:?[ \t]+`)(?<value>[^`\n]+)`/;
const ROW = /^(?<lead>[ \t]*\|[ \t]*[*_`]*)(?<name>[\w /.-]+?)(?<sign>[*_`]*[ \t]*\|[ \t]*`)(?<value>[^`\n]+)`/;

/** All settings of a text, in its order. */
export function readStatements(text: string, fences: readonly Fence[]): Statement[] {
  const lines = text.split('\n');
  const inFence = new Set(fences.flatMap(({ line, lines: inner }) => [line, ...inner.map((one) => one.line)]));
  const found = fences.flatMap((fence, group) =>
    fence.lines.flatMap(({ text: line, line: number, column }) => {
      const read = readEntry(line);
      const options = [...line.matchAll(OPTION)].map(({ index, groups }) => {
        const one = groups as unknown as Read;
        return { ...one, lead: line.slice(0, index) + one.lead };
      });
      const where = { line: number, column, group, form: 'snippet' } as const;
      return (options.length > 0 ? options : read ? [read] : []).map((one) => statement(one, where));
    }),
  );
  let group = fences.length;
  lines.forEach((line, index) => {
    if (inFence.has(index + 1)) return;
    const form = /^[ \t]*[-*+][ \t]/.test(line) ? 'list' : /^[ \t]*\|/.test(line) ? 'table' : undefined;
    if (form === undefined) {
      group += 1;
      return;
    }
    const groups = (form === 'list' ? ITEM : ROW).exec(line)?.groups;
    if (groups) found.push(statement(groups as unknown as Read, { line: index + 1, column: 1, group, form }));
  });
  return found.sort((a, b) => a.place.line - b.place.line);
}

interface Read {
  readonly lead: string;
  readonly name: string;
  readonly sign: string;
  readonly value: string;
}

function readEntry(line: string): Read | undefined {
  const { lead = '', name = '', sign = '', value = '' } = ENTRY.exec(line)?.groups ?? {};
  if (name === '' || /^\/\//.test(value)) return undefined;
  const quote = /^["'`]/.exec(value)?.[0] ?? '';
  const end = quote === '' ? -1 : value.indexOf(quote, 1);
  if (end > 0) return { lead, name, sign: sign + quote, value: value.slice(1, end) };
  const bare = value.replace(/[ \t]+(?:#|\/\/|<--|-->).*$/, '').replace(/[ \t,;]+$/, '');
  return { lead, name, sign, value: bare };
}

function statement(
  { lead, name, sign, value }: Read,
  where: { readonly line: number; readonly column: number } & Pick<Statement, 'group' | 'form'>,
): Statement {
  const { line, group, form } = where;
  const column = where.column + lead.length + name.length + sign.length;
  const notation = form !== 'snippet' ? '' : sign.includes(':') ? ':' : '=';
  return {
    name,
    value,
    place: { line, column, endLine: line, endColumn: column + value.length },
    group,
    form,
    notation,
  };
}
