import type { CheckLanguage, SnippetFault } from './language';
import { lineOf, type Part, placeOfMissingClose, shown, unexpected } from './unexpected';

/* Source: the PowerShell Language Specification 3.0, section 2.3, and about_Parsing of PowerShell 7.5. */
const TOKEN =
  /[^\S\n]+|(?<newline>\n)|<#[^]*?#>|#[^\n]*|(?<here>@(?<quote>["'])[ \t]*\r?\n[^]*?\n\k<quote>@)|(?<string>'(?:''|[^'])*'|"(?:""|`[^]|\$\((?:[^()"]|"[^"]*"|\([^()]*\))*\)|[^"`])*")|(?<open>[@$]?[({]|\[)|(?<close>[)}\]])|(?<comma>[,;|])|(?<continued>`[ \t]*\n)|(?<word>(?:`[^]|[^\s"'(){}[\],;|`])+)/y;
const PROMPT = /^PS(?: [A-Z]:[^\n>]*)?> ?/gm;
const PAIRS: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };

interface Token extends Part {
  readonly kind: 'string' | 'word' | 'close' | 'other';
}

/** PowerShell: quotes, here-strings, brackets, commas between texts, and backticks with a space behind them. */
export const checkPowershell: CheckLanguage = (source) => {
  const text = source
    .replace(PROMPT, (prompt) => ' '.repeat(prompt.length))
    .replace(/^[ \t]*(?:\.{3,}|…|\[\.{3}\])[ \t]*$/gm, (line) => '#'.repeat(line.length));
  const open: { close: string; start: number; mark: string }[] = [];
  let last: Token | undefined;
  for (let at = 0; at < text.length;) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) return [unfinished(text, at)];
    const part = { start: at, end: at + match[0].length };
    at = part.end;
    const { newline, string, here, open: bracket, close, comma, continued, word } = match.groups ?? {};
    if (newline !== undefined) {
      const inner = open.at(-1);
      if (inner?.mark !== '(' && inner?.mark !== '[') last = undefined;
    } else if (continued !== undefined) {
      if (/[ \t]/.test(continued))
        return [
          unexpected({ start: part.start + 1, end: part.end - 1 }, 'space behind the backtick', 'the end of the line', {
            ruleId: 'snippet-continuation',
            fix: '',
          }),
        ];
    } else if (bracket !== undefined) {
      open.push({ close: PAIRS[bracket.at(-1) ?? ''] ?? '', start: part.start, mark: bracket });
      last = undefined;
    } else if (close !== undefined) {
      const inner = open.pop();
      if (inner?.close !== close)
        return [
          unexpected(
            part,
            `\`${close}\``,
            inner ? `\`${inner.close}\` for line ${lineOf(text, inner.start)}` : 'a bracket that it closes',
          ),
        ];
      last = { ...part, kind: 'close' };
    } else if (string !== undefined || here !== undefined) {
      const fault = checkString(text, part, last, open.at(-1));
      if (fault) return [fault];
      last = { ...part, kind: 'string' };
    } else if (word !== undefined) {
      const isGlued =
        last?.kind === 'string' &&
        last.end === part.start &&
        /^[A-Za-z/:]/.test(word) &&
        /\n/.test(text.slice(last.start, last.end));
      if (isGlued && last) return [unfinished(text, last.start)];
      last = { ...part, kind: 'word' };
      const fault = forgottenBacktick(text, part);
      if (fault) return [fault];
    } else if (comma !== undefined) last = { ...part, kind: 'other' };
  }
  const inner = open.at(-1);
  if (!inner) return propertyLists(text);
  return [
    unexpected(
      placeOfMissingClose(text, inner.start),
      'end',
      `\`${inner.close}\` for the \`${inner.mark}\` of line ${lineOf(text, inner.start)}`,
    ),
  ];
};

/** Two texts without a comma between, which only a command may have; and a text that has swallowed the line behind it. */
function checkString(
  text: string,
  part: Part,
  last: Token | undefined,
  bracket: { readonly mark: string; readonly start: number } | undefined,
): SnippetFault | undefined {
  const written = text.slice(part.start, part.end);
  const isMethod = bracket?.mark === '(' && /(?:::|[\w)\]]\.)\w+$/.test(text.slice(0, bracket.start));
  const isList = bracket?.mark === '@(' || isMethod || (bracket?.mark === '(' && last?.end === part.start);
  const isValue = last?.kind === 'string' || (isMethod && /^\$\w+$/.test(text.slice(last?.start, last?.end)));
  if (last && isList && isValue)
    return unexpected(
      { start: last.end, end: last.end },
      `${shown(written)} after ${shown(text.slice(last.start, last.end))}`,
      '`,`',
    );
  const isSwallowing =
    /^["'][^\n]*\n/.test(written) && /\n[ \t]*(?:-[A-Za-z]\w*[ \t]|[\w$]+[ \t]*=[ \t]|\})/.test(written);
  return isSwallowing ? unfinished(text, part.start) : undefined;
}

/** Commands that take one list of names, so that two names side by side have lost the comma. Sources: their pages in PowerShell 7.5. */
const PROPERTIES =
  /(?<=\b(?:Format-List|Format-Table|Group-Object|Select-Object|Sort-Object)[ \t]+(?:\w+[ \t]*,[ \t]*)*)(?<![\w-])\w+(?=[ \t]+\w)/g;

function propertyLists(text: string): SnippetFault[] {
  const code = text.replace(/#[^\n]*|"[^"\n]*"|'[^'\n]*'/g, (gap) => '"'.repeat(gap.length));
  return [...code.matchAll(PROPERTIES)].map(({ 0: name, index }) => {
    const at = index + name.length;
    const next = /^\s*\w+/.exec(text.slice(at))?.[0] ?? '';
    return unexpected({ start: at, end: at }, `${shown(next)} after ${shown(name)}`, '`,`');
  });
}

/** A line that begins with a parameter, behind one that does not go on. */
function forgottenBacktick(text: string, part: Part): SnippetFault | undefined {
  const lineStart = text.lastIndexOf('\n', part.start - 1);
  if (lineStart < 0 || text.slice(lineStart, part.start).trim() !== '') return undefined;
  const line = text.slice(text.lastIndexOf('\n', lineStart - 1) + 1, lineStart);
  const written = text.slice(part.start, part.end);
  if (!/^-[A-Z][A-Za-z]+$/.test(written) || /[`|,({]\s*$|^\s*(?:#|$)|^\s*-/.test(line)) return undefined;
  const end = text.slice(0, part.start).trimEnd().length;
  return unexpected(
    { start: end, end },
    `end of the command before ${shown(written)}`,
    'a backtick at the end of the line, which continues it',
    { ruleId: 'snippet-continuation', fix: ' `' },
  );
}

function unfinished(text: string, at: number): SnippetFault {
  const line = /^[^\n]*/.exec(text.slice(at))?.[0].trimEnd() ?? '';
  const mark = /^@?["']/.exec(line)?.[0] ?? line.slice(0, 1);
  return unexpected(
    { start: at, end: at + line.length },
    `end of ${shown(line)}`,
    mark.startsWith('@') ? `${shown(`${mark.slice(1)}@`)} in a line of its own` : shown(mark),
  );
}
