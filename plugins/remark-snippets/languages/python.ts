import ruff from '@astral-sh/ruff-wasm-nodejs';
import { attempt, broken, type Finding, parsed, type Wrapper } from './attempts';
import { bracketFault, type Quiet } from './brackets';
import type { CheckLanguage, SnippetFault } from './language';
import { offsetAt } from './offsets';
import { shown, unexpected } from './unexpected';

/** What Ruff says of a fault, as far as it is used. Its own types say `any`. */
interface Diagnostic {
  readonly code: string | null;
  readonly message: string;
  readonly start_location: { readonly row: number; readonly column: number };
  readonly end_location: { readonly row: number; readonly column: number };
}

/** Two strings side by side are one, which in a list is a comma that is missing. A name given twice in a dictionary. */
const RULES = ['ISC001', 'ISC004', 'F601'];

const workspace = new ruff.Workspace(
  { preview: true, lint: { preview: true, select: RULES } },
  ruff.PositionEncoding.Utf16,
);

/** The members of a dictionary, as settings are often shown; a block that is cut out with its indentation. */
const WRAPPERS: readonly Wrapper[] = [
  { before: '{', behind: '\n}', when: /^(?:[a-z]?"[^"\n]*"|[a-z]?'[^'\n]*')\s*:|^\*\*/ },
  { before: 'if 1:\n', behind: '', when: /(?:)/ },
];

const QUIET: Quiet = {
  patterns: [
    /#[^\n]*/y,
    /"""(?:[^\\]|\\[^])*?"""|'''(?:[^\\]|\\[^])*?'''/y,
    /"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'/y,
  ],
  opening: /"""|'''|["']/y,
};

/**
 * Python. `return`, `yield` and `await` may stand outside a function, as they do in expressions that a server puts into one. What an interpreter shows, with
 * `>>>` before each line, is not read.
 */
export const checkPython: CheckLanguage = (text) => (/^\s*>>> /m.test(text) ? [] : attempt(text, WRAPPERS, faults));

function faults(text: string): Finding {
  const all = workspace.check(text) as readonly Diagnostic[];
  const syntax = all.find(({ code }) => code === null || code === 'invalid-syntax');
  if (!syntax) return parsed([...mixedTabs(text), ...all.map((one) => lint(text, one))]);
  const fault = worded(text, syntax);
  const brackets = bracketFault(text, QUIET);
  return broken(brackets && brackets.offset <= fault.offset ? brackets : fault);
}

/** Tabs before a line where others have spaces, or spaces among tabs. Python refuses most of it, and nobody means it. */
function mixedTabs(text: string): SnippetFault[] {
  const found: { start: number; end: number; isTab: boolean }[] = [];
  let depth = 0;
  let at = 0;
  const code = text.replace(/"""[^]*?"""|'''[^]*?'''|#[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, (quiet) =>
    (quiet.startsWith('#') ? ' ' : 'x').repeat(quiet.length),
  );
  for (const line of code.split('\n')) {
    const indent = /^[ \t]+(?=[^\s#])/.exec(line)?.[0];
    const isTab = indent?.includes('\t') ?? false;
    if (indent && depth === 0 && text[at] === line[0]) found.push({ start: at, end: at + indent.length, isTab });
    for (const [bracket] of line.matchAll(/[()[\]{}]/g)) depth += '([{'.includes(bracket) ? 1 : -1;
    at += line.length + 1;
  }
  const tabs = found.filter(({ isTab }) => isTab);
  const [few, isTab] = tabs.length * 2 <= found.length ? [tabs, true] : [found.filter((one) => !one.isTab), false];
  const [first] = few;
  if (!first || few.length === found.length) return [];
  return [unexpected(first, isTab ? 'tab' : 'spaces', `${isTab ? 'spaces' : 'tabs'}, as before the lines around it`)];
}

const partOf = (text: string, { start_location, end_location }: Diagnostic): { start: number; end: number } => ({
  start: offsetAt(text, start_location.row, start_location.column),
  end: offsetAt(text, end_location.row, end_location.column),
});

function lint(text: string, diagnostic: Diagnostic): SnippetFault {
  const part = partOf(text, diagnostic);
  if (/repeated/.test(diagnostic.message)) {
    const actual = text.slice(part.start, part.end);
    return unexpected(part, `second ${shown(actual)}`, 'it once only', { ruleId: 'snippet-duplicate-key', actual });
  }
  const first = /^[a-z]{0,2}(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/i.exec(text.slice(part.start))?.[0] ?? '';
  const at = part.start + first.length;
  return unexpected({ start: at, end: at }, 'string right behind a string', '`,` between them');
}

function worded(text: string, diagnostic: Diagnostic): SnippetFault {
  const { start, end } = partOf(text, diagnostic);
  const message = diagnostic.message.replace(/'([^'\w\s]+)'/g, '`$1`');
  const piece = text.slice(start, end);
  const [, expected, found] = /^Expected (.+), (?:but )?found (.+)$/.exec(message) ?? [];
  const actual = piece.trim() === '' ? (found ?? 'end') : shown(piece);
  const before = text.slice(0, start).trimEnd().length;
  // Two strings one below the other are one, so only the colon behind the second says that a comma is missing.
  const above = piece === ':' ? /(["'])[ \t]*\n\s*(?:"[^"\n]*"|'[^'\n]*')[ \t]*$/.exec(text.slice(0, start)) : null;
  if (above) return unexpected({ start: above.index + 1, end: above.index + 1 }, 'end of the line', '`,`');
  if (expected && text.slice(before, start).includes('\n'))
    return unexpected({ start: before, end: before }, 'end of the line', expected);
  if (expected)
    return unexpected(
      { start, end: lineEnd(text, start, end) },
      actual === 'newline' ? 'end of the line' : actual,
      expected,
    );
  const [, other] = /^Expected (.+)$/.exec(message) ?? [];
  const part = { start, end: lineEnd(text, start, end) };
  if (other) return unexpected(part, actual, other);
  const said = message.replace(/^[A-Z]/, (letter) => letter.toLowerCase());
  const sentence = said.startsWith('unexpected')
    ? said.replace('unexpected', 'Unexpected')
    : `Unexpected ${actual}: ${said}`;
  return { offset: part.start, length: part.end - part.start, message: sentence, ruleId: 'snippet-syntax' };
}

/** A fault is shown on one line. */
function lineEnd(text: string, start: number, end: number): number {
  const line = text.indexOf('\n', start);
  return line >= start && line < end ? line : end;
}
