import { readMeta } from '../../fence-meta';
import { Names } from './duplicate';
import type { CheckLanguage, SnippetFault } from './language';
import { unbalanced } from './unbalanced';
import { shown, unexpected } from './unexpected';

const ASSIGNMENT = /^(?<lead>[ \t]*(?:export[ \t]+)?)(?<name>[A-Za-z_][\w.-]*)(?<before>[ \t]*)=(?<after>[ \t]*)/;
/** What is passed by: nothing, a comment, what is left out, a section of a file that others read as INI. */
const NO_ENTRY = /^\s*(?:$|#|;|\/\/|\.{3}|…|\[|---)|(?:\.{3}|…)\s*$/;
const QUOTED = {
  '"': /"(?:\\[^]|[^"\\])*"/y,
  "'": /'[^']*'/y,
  '`': /`[^`]*`/y,
} as const;

/**
 * Lines of `NAME=value`, as Docker Compose, dotenv, systemd and shells read them. The fence may name its reader by `env=`; only
 * dotenv and Compose take spaces around `=`, and only a shell splits a value at its spaces.
 */
export const checkEnv: CheckLanguage = (text, meta = '') =>
  checkAssignments(text, readMeta(meta).find(({ name }) => name === 'env')?.value ?? '');

/**
 * @param reader `shell`, `dotenv`, or another one
 */
export function checkAssignments(source: string, reader: string): SnippetFault[] {
  const text = source.replace(/^\uFEFF/, ' ');
  const hasEntries = /^[ \t]*(?:export[ \t]+)?[A-Za-z_][\w.-]*[ \t]*=/m.test(text);
  const faults: SnippetFault[] = [];
  const names = new Names(text);
  let previous = '';
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, end);
    const match = ASSIGNMENT.exec(line);
    let next = end + 1;
    if (match?.groups) {
      const { lead = '', name = '', before = '', after = '' } = match.groups;
      const start = at + lead.length;
      const value = at + match[0].length;
      // A comment above says that this is another way to do it, unless it is the same.
      const isAlternative = previous.trimStart().startsWith('#');
      const again = names.add(name, { start, end: start + name.length });
      if (!isAlternative || text.slice(0, at).includes(`${line}\n`)) faults.push(...again);
      const isPadded =
        reader !== 'dotenv' &&
        reader !== 'compose' &&
        (before !== '' || (after !== '' && /^[^#\s]/.test(text.slice(value, end))));
      if (isPadded) {
        const place = { start: start + name.length, end: value };
        faults.push(unexpected(place, 'space beside `=`', `\`${name}=\` and the value right behind it`, ENV));
      }
      const read = readValue(text, value, end, reader);
      faults.push(...read.faults);
      next = Math.max(next, read.end + 1);
    } else if (!NO_ENTRY.test(line) && (hasEntries || /^[A-Z][A-Z\d_]{3,}\S/.test(line)))
      faults.push(...noAssignment(line, at));
    previous = line;
    at = next;
  }
  return faults;
}

const ENV = { ruleId: 'snippet-env-value' } as const;

function noAssignment(line: string, offset: number): SnippetFault[] {
  const start = offset + (/^\s*/.exec(line)?.[0].length ?? 0);
  const part = { start, end: offset + line.trimEnd().length };
  // `NAME` alone hands on a variable of the shell around; `NAME: value` is Docker Compose's other form.
  if (/^\s*(?:export\s+)?[A-Z][A-Z\d]*(?:_[A-Z\d]+){0,3}\s*$/.test(line) || /^\s*[A-Za-z_][\w.-]*:(?:\s|$)/.test(line))
    return [];
  return [unexpected(part, `line ${shown(line)} without \`=\``, '`NAME=value`')];
}

/** The value from here on, which in quotes may take several lines. */
function readValue(
  text: string,
  start: number,
  lineEnd: number,
  reader: string,
): { end: number; faults: SnippetFault[] } {
  const line = text.slice(start, lineEnd);
  const quote = text[start];
  if (quote !== '"' && quote !== "'" && quote !== '`') {
    return { end: lineEnd, faults: bareValue(line, start, reader) };
  }
  const pattern = QUOTED[quote];
  pattern.lastIndex = start;
  const value = pattern.exec(text)?.[0];
  const open = { start, end: start + line.trimEnd().length };
  const swallows = value === undefined || /\n[ \t]*(?:export[ \t]+)?[A-Za-z_]\w*=/.test(value);
  if (swallows)
    return { end: lineEnd, faults: [unexpected(open, `end of ${shown(line)}`, `\`${quote}\` as at its start`)] };
  const end = start + value.length;
  const rest = /^[^\n]*/.exec(text.slice(end))?.[0] ?? '';
  // A shell goes on with the same word.
  if (
    /^\s*(?:#|$|\\$)/.test(rest) ||
    (/^\S/.test(rest) && reader === 'shell' && (rest.match(/["']/g)?.length ?? 0) % 2 === 0)
  )
    return { end: end + rest.length, faults: unbalanced(value.slice(1, -1), start + 1) };
  const stray = { start: end, end: end + rest.trimEnd().length };
  return {
    end: end + rest.length,
    faults: [unexpected(stray, `${shown(rest)} behind the closing quote`, 'the end of the line')],
  };
}

function bareValue(line: string, start: number, reader: string): SnippetFault[] {
  const value = line.replace(/(?:^|\s)#.*$/, '').trimEnd();
  if (value === '') return [];
  const bracket = unbalanced(value, start);
  if (bracket.length > 0) return bracket;
  const quotes = [...value.matchAll(/\\.|["'`]/g)].filter(({ 0: mark }) => mark.length === 1);
  const last = quotes.at(-1);
  const isApostrophe = last?.[0] === "'" && /^\p{L}'\p{L}/u.test(value.slice(Math.max(0, last.index - 1)));
  if (last && !isApostrophe && quotes.filter(({ 0: mark }) => mark === last[0]).length % 2 === 1) {
    const place = { start: start + last.index, end: start + last.index + 1 };
    return [unexpected(place, `\`${last[0]}\` in ${shown(value)}`, 'its pair too', { ruleId: 'snippet-stray-quote' })];
  }
  const space = quotes.length > 0 ? -1 : value.search(/\s/);
  if (reader !== 'shell' || space < 0 || /^[$(]/.test(value) || /^\s+(?:\\|[;&|]|\w+=)/.test(value.slice(space)))
    return [];
  return [
    unexpected(
      { start, end: start + value.length },
      `space in ${shown(value)}, which runs ${shown(value.slice(space))}`,
      'quotes around the value',
      ENV,
    ),
  ];
}
