import type { ShellScanner, ShellToken } from '../places/shell-scanner';
import type { SnippetFault } from './language';
import { lineOf, placeOfMissingClose, shown, unexpected } from './unexpected';

/** The word that ends what a word begins, or the one that has to come first. */
const ENDS: Readonly<Record<string, string>> = {
  if: 'then',
  then: 'fi',
  else: 'fi',
  for: 'do',
  while: 'do',
  until: 'do',
  select: 'do',
  do: 'done',
  case: 'esac',
  '{': '}',
};
/** Behind these a command begins. */
const BEFORE_COMMAND = new Set(['if', 'then', 'else', 'elif', 'while', 'until', 'do', '{', '!', 'time']);

interface Open {
  readonly word: string;
  /** What it began with: `if`, where `then` is what is open. */
  readonly by: string;
  readonly offset: number;
  /** Within `case`: whether a pattern comes next, and no command. */
  inPattern?: boolean;
}

/** Whether `if`, `for`, `case`, `{` and `[` have what belongs to them, and whether every line begins with a command. */
export function checkCommands(text: string, scanner: ShellScanner): SnippetFault[] {
  const groups = new Map<number, ShellToken[]>();
  for (const token of scanner.tokens) {
    if (scanner.arrays.has(token.group)) continue;
    const group = groups.get(token.group) ?? [];
    group.push(token);
    groups.set(token.group, group);
  }
  return [...groups.values()].flatMap((tokens) => checkGroup(text, tokens));
}

function checkGroup(text: string, tokens: readonly ShellToken[]): SnippetFault[] {
  const open: Open[] = [];
  const faults: SnippetFault[] = [];
  let isCommand = true;
  let command: ShellToken[] = [];
  let previous: ShellToken[] = [];
  const endCommand = (): void => {
    faults.push(...checkCommand(text, command, open.length === 0 ? previous : []));
    if (command.length > 0) previous = command;
    command = [];
    isCommand = true;
  };
  for (const [index, token] of tokens.entries()) {
    const word = text.slice(token.start, token.end);
    const inner = open.at(-1);
    if (!token.isWord) {
      const isEmpty = command.length === 0 && isCommand && !inner?.inPattern;
      if (
        isEmpty &&
        /^[|&]$/.test(word) &&
        tokens[index - 1]?.isWord === false &&
        /\n[ \t]*$/.test(text.slice(text.lastIndexOf('\n', token.start - 1), token.start)) &&
        !/^[^\n]*\|[ \t]*(?:\n|$)/.test(text.slice(token.start + 1))
      )
        return [...faults, lineEnded(text, previous.at(-1), word)];
      if (
        inner?.inPattern &&
        /^[\n;]$/.test(word) &&
        command[0] &&
        !text.startsWith('case', command[0].start) &&
        inner.word === 'case'
      )
        return [
          ...faults,
          unexpected(
            { start: token.start, end: token.start },
            `end of ${shown(text.slice(command[0].start, token.start))}`,
            '`)`',
          ),
        ];
      if (inner?.word === 'case' && word === ')') inner.inPattern = false;
      if (inner?.word === 'case' && word === ';' && text[token.start - 1] === ';') inner.inPattern = true;
      const isTest = command[0] !== undefined && text.startsWith('[[ ', command[0].start) && word !== '\n';
      if (isTest && !command.some(({ start, end }) => text.slice(start, end) === ']]')) continue;
      if (word === ')' && !open.some((one) => one.word === 'case') && token.group === 0)
        return [...faults, unexpected(token, '`)`', '`(` before it')];
      if (word !== '<' && word !== '>') endCommand();
      continue;
    }
    const isFunction =
      command.length === 2 && command[0] !== undefined && text.startsWith('function ', command[0].start);
    isCommand ||= isFunction;
    if (inner?.word === 'case' && word === 'in') inner.inPattern = true;
    const isPattern = inner?.inPattern === true && word !== 'esac';
    if (isCommand && !isPattern) {
      const fault = step(text, open, token, word);
      if (fault) return [...faults, fault];
      isCommand = BEFORE_COMMAND.has(word);
      if (isCommand) continue;
    }
    isCommand = isCommand && isPattern;
    command.push(token);
  }
  endCommand();
  const left = open.at(-1);
  if (!left) return faults;
  const expected = `\`${ENDS[left.word] ?? ''}\` for the \`${left.by}\` of line ${lineOf(text, left.offset)}`;
  return [...faults, unexpected(placeOfMissingClose(text, left.offset), 'end', expected)];
}

/** One word that a command may begin with; changes what is open. */
function step(text: string, open: Open[], token: ShellToken, word: string): SnippetFault | undefined {
  const inner = open.at(-1);
  const expected = inner && ENDS[inner.word];
  const isStart = ['if', 'for', 'while', 'until', 'select', 'case', '{'].includes(word);
  const isPart = ['then', 'elif', 'else', 'fi', 'do', 'done', 'esac', '}'].includes(word);
  if (isStart) open.push({ word, by: word, offset: token.start });
  if (!isPart) return undefined;
  const isBranch = inner?.word === 'then' && (word === 'else' || word === 'elif');
  if (word !== expected && !isBranch) {
    const hint = inner
      ? `\`${expected ?? ''}\` for the \`${inner.by}\` of line ${lineOf(text, inner.offset)}`
      : `what it ends before it`;
    return unexpected(token, `\`${word}\``, hint);
  }
  open.pop();
  if (['then', 'else', 'do'].includes(word))
    open.push({ word, by: inner?.by ?? word, offset: inner?.offset ?? token.start });
  if (word === 'elif') open.push({ word: 'if', by: 'if', offset: inner?.offset ?? token.start });
  return undefined;
}

function checkCommand(text: string, command: readonly ShellToken[], previous: readonly ShellToken[]): SnippetFault[] {
  const [first] = command;
  const last = command.at(-1);
  if (!first || !last) return [];
  const name = text.slice(first.start, first.end);
  const end = text.slice(last.start, last.end);
  if (
    (name === '[' && end !== ']' && command.length > 1) ||
    (name === '[[' && !command.some(({ start, end: to }) => text.slice(start, to) === ']]'))
  )
    return [
      unexpected(
        { start: last.end, end: last.end },
        `end of ${shown(text.slice(first.start, last.end))}`,
        name === '[' ? '` ]`' : '` ]]`',
      ),
    ];
  const lineStart = text.lastIndexOf('\n', first.start) + 1;
  if (
    /^\]\]?$/.test(end) &&
    !/^\[\[?$|^test$/.test(name) &&
    !command.some(({ start, end: to }) => /^\[\[?$/.test(text.slice(start, to)))
  )
    return [unexpected(last, `\`${end}\``, `\`${end === ']' ? '[' : '[['} \` before ${shown(name)}`)];
  const before = previous.at(-1);
  const isFirstInLine = text.slice(lineStart, first.start).trim() === '' && lineStart > 0;
  if (!isFirstInLine || !before || /[|&;\\]\s*$/.test(text.slice(before.end - 1, first.start).replace(/#.*/g, '')))
    return [];
  // A list of options is none.
  if (previous[0] && text.startsWith('-', previous[0].start)) return [];
  const isIndented = first.start > lineStart;
  // The lines of the command before were joined, and this one stands as they do.
  const wasJoined =
    previous[0] &&
    text.slice(previous[0].start, before.end).includes('\\\n') &&
    isIndented &&
    indentBefore(text, before.start) === first.start - lineStart;
  const isUrl =
    /^["']?https?:\/\//.test(name) &&
    previous[0] !== undefined &&
    /^(?:curl|wget)\s/.test(text.slice(previous[0].start));
  return (/^--?[A-Za-z]/.test(name) && !MODE.test(name)) || wasJoined || isUrl ? [lineEnded(text, before, name)] : [];
}

/** What `ls -l` begins its lines with. */
const MODE = /^[-bcdlps](?:[-r][-w][-xsStT]){3}[.+@]?$/;

function lineEnded(text: string, before: ShellToken | undefined, next: string): SnippetFault {
  const end = before?.end ?? 0;
  const expected = '`\\` at the end of the line, which continues it';
  return unexpected({ start: end, end }, `end of the command before ${shown(next)}`, expected, {
    ruleId: 'snippet-continuation',
    fix: ' \\',
  });
}

/** How far the line is indented in which something stands. */
function indentBefore(text: string, offset: number): number {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart))?.[0].length ?? 0;
}
