import { parser } from '@lezer/go';
import { attempt, broken, type Finding, parsed, type Wrapper } from './attempts';
import { bracketFault, type Quiet } from './brackets';
import type { CheckLanguage } from './language';
import { shown, unexpected } from './unexpected';

/** The members of a literal; the fields of a struct. A file and statements need nothing. */
const WRAPPERS: readonly Wrapper[] = [
  { before: 'var x = T{', behind: '\n}', when: /^(?:\w+|"[^"\n]*")\s*:(?!=)/ },
  { before: 'type T struct {', behind: '\n}', when: /^\w+\s+[\w.*[\]]+(?:\s+`[^`\n]*`)?\s*\n/ },
];

const QUIET: Quiet = {
  patterns: [/\/\/[^\n]*|\/\*[^]*?\*\//y, /"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)+'/y],
  opening: /["'`]/y,
};

/** The parser knows that a line's end ends a statement behind any word but these. */
const CONSTANT = /\b(?:true|false|nil|iota)(?=[ \t]*(?:\/\/[^\n]*)?$)/gm;

/** Go, a file or a piece of one. */
export const checkGo: CheckLanguage = (text) => attempt(text, WRAPPERS, faults);

/** The parser recovers from every fault and gives its place; the words are ours. */
function faults(text: string): Finding {
  const brackets = bracketFault(text, QUIET);
  if (brackets) return broken(brackets);
  const at: { from: number; to: number }[] = [];
  const unfinished: number[] = [];
  parser.parse(text.replace(CONSTANT, (word) => 'x'.repeat(word.length))).iterate({
    enter: ({ type, from, to, node }) => {
      if (type.isError) at.push({ from, to });
      // The end of a line ends a statement, so that a list needs a comma there; the parser does without.
      const last = node.lastChild?.prevSibling;
      const isList = type.name === 'LiteralValue' || type.name === 'Arguments';
      if (
        isList &&
        last &&
        !/^(?:[,({]|LineComment|BlockComment)$/.test(last.name) &&
        text.slice(last.to, to).includes('\n')
      ) {
        unfinished.push(last.to);
      }
    },
  });
  const [first] = at;
  if (!first) return parsed(unfinished.map((end) => unexpected({ start: end, end }, 'end of the line', '`,`')));
  const before = text.slice(0, first.from).trimEnd().length;
  const rest = text.slice(first.from);
  const start = first.from + (rest.length - rest.trimStart().length);
  const token = /^(?:[\w.]+|"(?:[^"\\\n]|\\.)*"|\S)/.exec(text.slice(start))?.[0] ?? '';
  const previous = /(?:[\w.]+|"(?:[^"\\\n]|\\.)*"|\S)$/.exec(text.slice(0, before))?.[0] ?? '';
  if (token === '' || text.slice(before, start).includes('\n')) {
    return broken(
      unexpected(
        { start: before, end: before },
        `end of the line behind ${shown(previous)}`,
        '`,` or what completes it',
      ),
    );
  }
  const where = previous ? ` behind ${shown(previous)}` : '';
  return broken(
    unexpected({ start, end: start + token.length }, shown(token) + where, '`,` between them or something else'),
  );
}
