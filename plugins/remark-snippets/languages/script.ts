import ts from 'typescript';
import { attempt, broken, type Finding, parsed, type Wrapper } from './attempts';
import { bracketFault, type Quiet } from './brackets';
import { Names } from './duplicate';
import type { CheckLanguage, SnippetFault } from './language';
import { shown, unexpected } from './unexpected';

/**
 * TypeScript, with JSX where it has some. What only a whole program could get wrong, such as a name that is declared twice, is no fault: snippets show
 * alternatives.
 */
export const checkTypeScript: CheckLanguage = (text) =>
  attempt(text, WRAPPERS, (program) => faults(program, ['a.ts', 'a.tsx']), { hasElements: true });

/** TypeScript with JSX. */
export const checkTsx: CheckLanguage = (text) =>
  attempt(text, WRAPPERS, (program) => faults(program, ['a.tsx']), { hasElements: true });

/** JavaScript, with or without JSX. Types are a fault. */
export const checkJavaScript: CheckLanguage = (text) =>
  attempt(text, WRAPPERS, (program) => faults(program, ['a.jsx']), { hasElements: true });

/** A program; an object or the members of one; a chain of calls; items of a list; cases; attributes of an element; the members of a class; what is in a generator. */
const WRAPPERS: readonly Wrapper[] = [
  {
    before: '({',
    behind: '\n})',
    when: /^(?:[\w$-]+|"[^"\n]*"|'[^'\n]*'|\[[^\]\n]*\])\s*:|^\.{3}|^(?:async\s+)?[\w$]+\s*\(/,
  },
  { before: 'x', behind: '', when: /^\??\.[\w$]/ },
  { before: '[', behind: '\n]', when: /^\{[^]*\},\s*$/ },
  { before: 'switch (x) {', behind: '\n}', when: /^(?:case\b|default\s*:)/ },
  { before: '<A ', behind: '\n/>', when: /^[a-z][\w-]*=[{"]/ },
  { before: '(', behind: '\n)', when: /^(?:[{[(]|(?:async\s+)?function\b)/ },
  {
    before: 'class A {',
    behind: '\n}',
    when: /^(?:@|(?:async|constructor|get|private|protected|public|readonly|set|static)\b)/,
  },
  { before: 'async function* f() {', behind: '\n}', when: /(?:)/ },
];

const QUIET: Quiet = {
  patterns: [
    /\/\/[^\n]*|\/\*[^]*?\*\//y,
    /"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|`(?:[^`\\]|\\[^])*`/y,
    /(?<=[=(,:[!&|?{};\n]\s*)\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/y,
  ],
  // A single quote may be an apostrophe in the text of an element.
  opening: /["`]/y,
};

const OPTIONS: ts.CompilerOptions = {
  allowJs: true,
  noLib: true,
  noResolve: true,
  jsx: ts.JsxEmit.Preserve,
  types: [],
};

/** The faults of the kind of file that comes furthest, of those that a program may be. */
function faults(program: string, names: readonly string[]): Finding {
  let best: Finding | undefined;
  for (const name of names) {
    const found = faultsOf(program, name);
    if (found.isWhole) return found;
    if (!best || (found.faults[0]?.offset ?? 0) > (best.faults[0]?.offset ?? 0)) best = found;
  }
  return best ?? parsed();
}

function faultsOf(text: string, name: string): Finding {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const [first] = syntaxFaults(source);
  if (!first) return parsed([...openSubstitutions(source), ...duplicates(source)]);
  const brackets = bracketFault(text, QUIET);
  return broken(brackets && brackets.offset <= first.start ? brackets : worded(text, first));
}

/** A program of one file, without libraries: what the parser says, and which types JavaScript does not have. */
function syntaxFaults(source: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  const host: ts.CompilerHost = {
    getSourceFile: (path) => (path === source.fileName ? source : undefined),
    getDefaultLibFileName: () => 'lib.d.ts',
    writeFile: () => undefined,
    getCurrentDirectory: () => '',
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (path) => path === source.fileName,
    readFile: () => undefined,
  };
  return ts.createProgram([source.fileName], OPTIONS, host).getSyntacticDiagnostics(source);
}

function worded(text: string, { start, length, messageText }: ts.DiagnosticWithLocation): SnippetFault {
  const said = ts.flattenDiagnosticMessageText(messageText, ' ').replace(/\.$/, '');
  const end = Math.min(start + length, text.length);
  const actual = text.slice(start, end).trim() === '' ? 'end' : shown(text.slice(start, end));
  const [, expected] = /^(?:'(.+)'|.+) expected$/.exec(said) ?? [];
  const mark = expected?.replace(/^/, '`').replace(/$/, '`');
  const before = text.slice(0, start).trimEnd().length;
  // What is missing at the end of a line, is missing in that line.
  if (mark && text.slice(before, start).includes('\n'))
    return unexpected({ start: before, end: before }, 'end of the line', mark);
  if (mark) return unexpected({ start, end }, actual, mark);
  const other = /^(.+) expected$/.exec(said)?.[1];
  if (other) return unexpected({ start, end }, actual, `${/^[aeio]/i.test(other) ? 'an' : 'a'} ${lowerFirst(other)}`);
  return {
    offset: start,
    length: end - start,
    message: `Unexpected ${actual}: ${lowerFirst(said)}`,
    ruleId: 'snippet-syntax',
  };
}

const lowerFirst = (sentence: string): string => sentence.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());

/** `$name}` in a template: a substitution that lost its `{`. */
function openSubstitutions(source: ts.SourceFile): SnippetFault[] {
  const found: SnippetFault[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isNoSubstitutionTemplateLiteral(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node)
    ) {
      const start = node.getStart(source);
      for (const { 0: piece, index } of node.getText(source).matchAll(/(?<!\\)\$[A-Za-z_][\w.?]*\}/g)) {
        const part = { start: start + index, end: start + index + piece.length };
        found.push(unexpected(part, shown(piece), shown(`\${${piece.slice(1)}`)));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Names that are given twice in one object. */
function duplicates(source: ts.SourceFile): SnippetFault[] {
  const found: SnippetFault[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const names = new Names(source.text);
      for (const { name } of node.properties) {
        if (!name || !(ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name))) continue;
        if (ts.isGetAccessor(name.parent) || ts.isSetAccessor(name.parent)) continue;
        found.push(...names.add(name.text, { start: name.getStart(source), end: name.end }));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
