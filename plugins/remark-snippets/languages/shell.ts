import { CONSOLE_PROMPT, PROMPT } from '../places/shell';
import { scanShell, type ShellScanner } from '../places/shell-scanner';
import { checkAssignments } from './env';
import { checkJson } from './json';
import type { CheckLanguage, SnippetFault } from './language';
import { checkCommands } from './shell-commands';
import { shown, unexpected } from './unexpected';

/**
 * Commands of sh, bash and zsh: quotes, brackets, here-documents, `if`, `for`, `case`, and lines that a command was meant to go
 * on with. No parser of the whole language is needed for what goes wrong in snippets, and most commands parse whatever is in
 * them. Lines of a terminal without a prompt are what a command wrote.
 */
export const checkShell: CheckLanguage = (text, meta = '') => check(text, PROMPT, meta);

/** What a terminal shows. Where no line has a prompt, nothing is known to be a command. */
export const checkConsole: CheckLanguage = (text, meta = '') => {
  if (/^\s*\$ /m.test(text)) return check(text, PROMPT, meta);
  return /^[#%>] [a-z]/m.test(text) && !/^# [A-Z]/m.test(text) ? check(text, CONSOLE_PROMPT, meta) : [];
};

function check(source: string, prompt: RegExp, meta: string): SnippetFault[] {
  const text = source.replace(/^[ \t]*(?:\.{3,}|…|\[\.{3}\])[ \t]*$/gm, (line) => '#'.repeat(line.length));
  const isFile = /title=["']?[^"'}\s]*\.env\b/.test(meta);
  if (isEnvironment(text))
    return checkAssignments(text, isFile ? '' : 'shell').filter(({ ruleId }) => ruleId !== 'snippet-duplicate-key');
  const scanner = scanShell(text, [], prompt);
  if (scanner.unclosed) return [unclosedFault(text, scanner, scanner.unclosed)];
  if (scanner.endless) {
    const { offset, close } = scanner.endless;
    const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
    return [
      unexpected(
        { start: offset - line.trimStart().length, end: offset },
        `end of the text that ${shown(line)} begins`,
        `a line with \`${close}\` alone`,
      ),
    ];
  }
  const found = [
    ...spaceBehindBackslash(text, scanner),
    ...checkCommands(text, scanner),
    ...jsonInQuotes(text, scanner),
    ...strayBraces(text, scanner),
    ...strayParentheses(text, scanner),
  ];
  return found.sort((a, b) => a.offset - b.offset);
}

/** Whether these are the lines of an environment file, which people call `shell` or `bash` too. */
function isEnvironment(text: string): boolean {
  const lines = text.split('\n').filter((line) => /^\s*[^\s#]/.test(line));
  const entries = lines.filter((line) => /^[ \t]*(?:export[ \t]+)?[A-Z_][A-Z\d_]*[ \t]*=/.test(line));
  const isScript =
    /\$\(|^\s*(?:if|for|while|do|done|fi|case)\b|`|\\$|<<|^#!|[;&|] *$|^export\s|^[a-z][\w.-]*(?:\s|$)|=\S*\s+[a-z][\w./-]*\s(?:.*\s)?--?\w|^\s*\w+=(?:(?:"[^"\n]*"|'[^'\n]*')[ \t]+[A-Za-z.][\w./-]*(?:\s|$)|\S+[ \t]+\.{1,2}\/\w)/m.test(
      text,
    );
  return lines.length > 1 && !isScript && entries.length >= 0.6 * lines.length;
}

/** The quote that has no pair is most likely the first one with a line break in its text, and not the last one. */
function unclosedFault(
  text: string,
  { regions }: ShellScanner,
  { offset, close }: { offset: number; close: string },
): SnippetFault {
  const isQuote = /^["']$/.test(close);
  const long = regions
    .filter(
      ({ context, start, end }) =>
        (context === 'shell-double' || context === 'shell-single') &&
        start - 1 <= offset &&
        text.slice(start, end).includes('\n') &&
        /^[\w$/.:@{-]/.test(text.slice(end + 1)),
    )
    .sort((a, b) => a.start - b.start)[0];
  const start = isQuote && long ? long.start - 1 : offset;
  const mark = isQuote ? (text[start] ?? close) : close;
  const line = /^[^\n]*/.exec(text.slice(start))?.[0] ?? '';
  return unexpected(
    { start, end: start + Math.max(1, line.trimEnd().length) },
    `end of ${shown(line)}`,
    close === 'a word' ? close : `\`${mark}\``,
  );
}

function spaceBehindBackslash(text: string, { regions }: ShellScanner): SnippetFault[] {
  const isText = /^(?:comment|shell-single|shell-double|shell-heredoc.*|)$/;
  return [...text.matchAll(/(?<!\\)\\([ \t]+)(?=\n[ \t]*\S)/g)].flatMap((match) => {
    const at = match.index;
    if (
      regions.some(
        ({ start, end, context }) => context !== undefined && isText.test(context) && start <= at && at < end,
      )
    )
      return [];
    const place = { start: at + 1, end: at + match[0].length };
    return [unexpected(place, 'space behind `\\`', 'the end of the line', { ruleId: 'snippet-continuation', fix: '' })];
  });
}

/** What a command gets as JSON in single quotes is JSON. */
function jsonInQuotes(text: string, { regions }: ShellScanner): SnippetFault[] {
  return regions.flatMap(({ start, end, context }) => {
    const content = text.slice(start, end);
    const isData =
      /(?:\s-d|--data(?:-\w+)?|--json|--patch)[ =]$/.test(text.slice(0, start - 1)) &&
      /^(?:\s|$)/.test(text.slice(end + 1));
    if (
      context !== 'shell-single' ||
      !isData ||
      isOtherType(text, start) ||
      !/^\s*\{|\}\s*$/.test(content) ||
      /\{\{|'/.test(content)
    )
      return [];
    const faults = checkJson(content);
    return 'then' in faults ? [] : faults.filter(isSyntax).map((fault) => ({ ...fault, offset: fault.offset + start }));
  });
}

/** Whether the command says that it sends something else: `-H 'Content-Type: text/plain'`. */
function isOtherType(text: string, offset: number): boolean {
  const command =
    text
      .slice(0, offset)
      .split(/(?<!\\)\n/)
      .at(-1) ?? '';
  const type = /content-type:\s*(?<type>[\w.+/-]+)/i.exec(command)?.groups?.type;
  return type !== undefined && !/json/i.test(type);
}

const isSyntax = ({ ruleId }: SnippetFault): boolean => ruleId === 'snippet-syntax';

/** `$NAME}` in a word that has no `{` for it. */
function strayBraces(text: string, { tokens }: ShellScanner): SnippetFault[] {
  return tokens.flatMap(({ start, end, isWord }) => {
    const word = text.slice(start, end).replace(/'[^']*'/g, (quoted) => ' '.repeat(quoted.length));
    const match = isWord && !word.includes('$(') ? /\$[A-Za-z_]\w*(\})/.exec(word) : null;
    const count = (mark: string): number => word.split(mark).length;
    if (!match || count('}') <= count('{')) return [];
    const at = start + match.index + match[0].length - 1;
    return [
      unexpected({ start: at, end: at + 1 }, `\`}\` in ${shown(word)}`, 'its pair too', {
        ruleId: 'snippet-stray-bracket',
      }),
    ];
  });
}

/** `"$name …)"` within the quotes of a substitution: it has lost its own `(`. */
function strayParentheses(text: string, { regions }: ShellScanner): SnippetFault[] {
  return regions.flatMap(({ start, end, context }) => {
    const content = text.slice(start, end);
    if (context !== 'shell-double' || !/^\$[A-Za-z]/.test(content) || !/\$\([^"()]*"$/.test(text.slice(0, start)))
      return [];
    const at = content.includes('(') ? -1 : content.indexOf(')');
    const place = { start: start + at, end: start + at + 1 };
    const rest = { ruleId: 'snippet-stray-bracket' } as const;
    return at < 0 ? [] : [unexpected(place, `\`)\` in ${shown(content)}`, 'its pair too', rest)];
  });
}
