import { type ScalarFormatName, scalarFormats } from '../../../src/core/placeholder/escape';
import { readMeta } from '../../fence-meta';
import type { FindPlaces, Hole } from './place';
import { blocked, ESCAPES, masked, placesIn, type Region } from './regions';

const readers = ['compose', 'dotenv', 'systemd', 'shell'] as const;
type Reader = (typeof readers)[number];

interface Contexts {
  readonly scalar?: ScalarFormatName;
  /** In a value without quotes that has to stay without. */
  readonly bare: string;
  readonly double: string;
  readonly single: string;
  readonly backtick?: string;
  /** Begins a comment behind a value without quotes. */
  readonly comment?: RegExp;
}

const contextsOf = (reader: Reader): Contexts => ({
  scalar: `env-${reader}`,
  bare: `plain:env-${reader}`,
  double: `env-${reader}-double`,
  single: `env-${reader}-single`,
});

const contexts: Readonly<Record<Reader, Contexts>> = {
  compose: { ...contextsOf('compose'), comment: /\s#/ },
  dotenv: { ...contextsOf('dotenv'), backtick: 'env-dotenv-backtick', comment: /#/ },
  systemd: contextsOf('systemd'),
  shell: { ...contextsOf('shell'), comment: /\s#/ },
};

/** Where the fence names no reader, only what all of them read alike is written. */
const anyReader: Contexts = {
  bare: readers.map((reader) => `plain:env-${reader}`).join(' '),
  double: readers.map((reader) => `plain:env-${reader}`).join(' '),
  // All refuse a quote or, behind the first of them, never see one; what is left they write as it is.
  single: ['dotenv', 'systemd', 'compose', 'shell'].map((reader) => `env-${reader}-single`).join(' '),
  comment: /#/,
};

const ASSIGNMENT = /^[ \t]*(?:export[ \t]+)?[A-Za-z_][\w.-]*[ \t]*(?:=[ \t]*|:[ \t]+)|^[ \t]*[#;][^\r\n]*/gm;
const QUOTED = /"(?:\\[^]|[^"\\])*"|'(?:\\'|[^'])*'|`[^`]*`/y;
/** A value of a shell ends at the next quote, whatever is before it. */
const SHELL_QUOTED = /"(?:\\[^]|[^"\\])*"|'[^']*'/y;
/** A name goes on as long as letters follow. */
const EXPANSIONS = /\$\{[^}]*\}|\$\([^)]*\)|\$\w*[^]?/g;

/**
 * Files of `NAME=value`. Their readers agree on little, so the fence names its reader: `env=compose`, `dotenv`, `systemd` or
 * `shell`. Without that, values are those that all four read alike.
 */
export const findDotenv: FindPlaces = (text, holes, meta) => {
  const source = masked(text, holes);
  const named = readMeta(meta).find(({ name }) => name === 'env')?.value;
  const reader = readers.find((one) => one === named);
  const context = reader ? contexts[reader] : anyReader;
  const quoted = reader === 'shell' || reader === 'systemd' ? SHELL_QUOTED : QUOTED;
  const regions: Region[] = [];
  let end = 0;
  for (const match of source.matchAll(ASSIGNMENT)) {
    // A line of a value in quotes may look like an assignment.
    if (match.index < end) continue;
    end = match.index + match[0].length;
    if (/^\s*[#;]/.test(match[0])) {
      regions.push({ start: match.index, end, context: 'comment' });
      continue;
    }
    quoted.lastIndex = end;
    const found = quoted.exec(source);
    const isQuoted = found !== null && (found[0][0] !== '`' || context.backtick !== undefined);
    const value = isQuoted ? { start: end, end: end + found[0].length } : bareValue(source, end, context);
    regions.push(...(isQuoted ? quotedRegions(source, value, context) : bareRegions(source, value, context)));
    end = value.end;
    const rest = /^[ \t]*(#[^\r\n]*)/.exec(source.slice(end));
    if (rest?.[1] !== undefined) {
      regions.push({ start: end + rest[0].length - rest[1].length, end: end + rest[0].length, context: 'comment' });
    }
  }
  return placesIn(holes, regions);
};

/** The rest of the line, without white space at its end and without a comment. */
function bareValue(source: string, start: number, { comment }: Contexts): Hole {
  const line = /^[^\r\n]*/.exec(source.slice(start))?.[0] ?? '';
  // Right behind the `=`, white space that belongs to a comment has been passed over already.
  const cut = comment ? ` ${line}`.search(comment) : -1;
  return { start, end: start + (cut < 0 ? line : line.slice(0, Math.max(0, cut - 1))).trimEnd().length };
}

function bareRegions(source: string, value: Hole, { scalar, bare }: Contexts): Region[] {
  const text = source.slice(value.start, value.end);
  const isScalar = scalar !== undefined && scalarFormats[scalar].isPlain(text);
  const region = isScalar ? { ...value, context: '', scalar } : { ...value, context: bare };
  // A quote that does not end is a fault, or a text of several lines.
  if (/^["'`]/.test(text)) return [];
  return [region, ...blocked(source, value, ESCAPES), ...blocked(source, value, EXPANSIONS)];
}

function quotedRegions(source: string, value: Hole, context: Contexts): Region[] {
  const content = { start: value.start + 1, end: value.end - 1 };
  switch (source[value.start]) {
    case "'":
      return [{ ...content, context: context.single }];
    case '"':
      return [
        { ...content, context: context.double },
        ...blocked(source, content, ESCAPES),
        ...blocked(source, content, /\\\$|\$\{[^}]*\}|\$\([^)]*\)|\$\w*[^]?/g).filter(
          ({ start }) => source[start] !== '\\',
        ),
      ];
    default:
      return [{ ...content, context: context.backtick }];
  }
}
