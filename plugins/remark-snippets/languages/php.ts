import { Engine } from 'php-parser';
import { attempt, broken, type Finding, parsed, type Wrapper } from './attempts';
import { bracketFault, type Quiet } from './brackets';
import { Names } from './duplicate';
import type { CheckLanguage, SnippetFault } from './language';
import { shown, unexpected } from './unexpected';

/** What the parser says of a fault. Its own types lack the tokens. */
interface ParseError {
  readonly message: string;
  readonly token?: string;
  readonly expected?: unknown;
  readonly loc?: {
    readonly start?: { readonly offset?: number } | null;
    readonly end?: { readonly offset?: number } | null;
  } | null;
}

const engine = new Engine({
  parser: { extractDoc: false, suppressErrors: true, version: '8.4' },
  ast: { withPositions: true },
  lexer: { all_tokens: false, short_tags: false },
});

/** Without `<?php`, besides statements: members of an array, or of a class; one value. */
const WRAPPERS: readonly Wrapper[] = [
  { before: '<?php $x = [', behind: '\n];', when: /^(?:"[^"\n]*"|'[^'\n]*'|[\w:\\]+)\s*=>/ },
  {
    before: '<?php class A {',
    behind: '\n}',
    when: /^(?:#\[|(?:abstract|const|final|function|private|protected|public|static|use)\b)/,
  },
  { before: '<?php $x = ', behind: '\n;', when: /^(?:\[|array\s*\()[^]*[\])]\s*$/ },
];

const QUIET: Quiet = {
  patterns: [
    /\/\/[^\n]*|#(?!\[)[^\n]*|\/\*[^]*?\*\//y,
    /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'/y,
    /<<<(['"]?)(\w+)\1\n[^]*?\n[ \t]*\2\b/y,
  ],
  opening: /["']/y,
};

/** The parser forgives a `;` and a quote that are missing at the end; with a statement behind it, it does not. */
const SENTINEL = '\n$__s=1;';

/**
 * PHP, with and without `<?php` before it. A key given twice in an array is a fault. What is one value alone needs no `;`.
 */
export const checkPhp: CheckLanguage = (text) => {
  const isWhole = /<\?(?:php|=)/i.test(text);
  return isWhole ? attempt(text, [], faults) : attempt(text, WRAPPERS, faults, { bare: '<?php ' });
};

function faults(text: string): Finding {
  const isOpen = text.lastIndexOf('<?') > text.lastIndexOf('?>');
  const program = isOpen ? text + SENTINEL : text;
  let tree: unknown;
  let errors: readonly ParseError[];
  try {
    const parsed = engine.parseCode(program, 'snippet.php');
    tree = parsed;
    errors = parsed.errors as unknown as readonly ParseError[];
  } catch (error) {
    errors = [{ message: error instanceof Error ? error.message : String(error) }];
  }
  const [first] = errors;
  const source = /<\?(?:php|=)/i.exec(text);
  const start = source ? source.index + source[0].length : 0;
  const brackets = bracketFault(' '.repeat(start) + text.slice(start), QUIET);
  if (!first) {
    if (!isOpen || hasSentinel(tree)) return parsed(duplicates(tree, text));
    return broken(brackets ?? unexpected({ start: text.trimEnd().length, end: text.trimEnd().length }, 'end', '`;`'));
  }
  const fault = worded(text, first);
  return broken(brackets && brackets.offset <= fault.offset ? brackets : fault);
}

function worded(text: string, { message, token = '', expected, loc }: ParseError): SnippetFault {
  const said = message.replace(/^Parse Error ?: ?/i, '').replace(/ on line \d+$/, '');
  const start = Math.min(loc?.start?.offset ?? 0, text.length);
  const end = Math.min(Math.max(start, loc?.end?.offset ?? start), text.length);
  const before = text.slice(0, start).trimEnd().length;
  const mark =
    typeof expected === 'string' ? expected : Array.isArray(expected) ? expected.map(String).join('` or `') : undefined;
  const isNextLine = text.slice(before, start).includes('\n') || start >= text.trimEnd().length;
  const wanted = mark && /^[\])]$/.test(mark) ? `\`,\` or \`${mark}\`` : `\`${mark ?? ''}\``;
  if (mark && isNextLine) return unexpected({ start: before, end: before }, 'end of the line', wanted);
  const actual = text.slice(start, end).trim() || token.replace(/^'(.*)' \(T_\w+\)$/, '$1');
  if (mark) return unexpected({ start, end }, shown(actual), wanted);
  // Without a word on what is expected, it is what ends the line before.
  if (isNextLine)
    return unexpected(
      { start: before, end: before },
      `end of the line before ${shown(actual)}`,
      'a statement that is complete, with `;` or `,` at its end',
    );
  const sentence = /^syntax error, unexpected/.test(said)
    ? `Unexpected ${shown(actual)}, expected something else in its place`
    : `Unexpected ${shown(actual)}: ${said}`;
  return { offset: start, length: end - start, message: sentence, ruleId: 'snippet-syntax' };
}

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Whether the last statement of the program is the one that was put behind it. */
function hasSentinel(tree: unknown): boolean {
  let children = isTree(tree) ? tree.children : undefined;
  for (;;) {
    const last: unknown = Array.isArray(children) ? children.at(-1) : undefined;
    if (!isTree(last)) return false;
    // A namespace without braces has what follows as its children.
    if (last.kind === 'namespace') children = last.children;
    else return last.kind === 'expressionstatement' && isTree(last.expression) && isSentinel(last.expression);
  }
}

const isSentinel = ({ kind, left }: Tree): boolean => kind === 'assign' && isTree(left) && left.name === '__s';

/** Keys that are given twice in one array. */
function duplicates(tree: unknown, text: string): SnippetFault[] {
  const found: SnippetFault[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (!isTree(node) || Array.isArray(node)) return;
    if (node.kind === 'array' && Array.isArray(node.items)) {
      const names = new Names(text);
      for (const item of node.items as readonly unknown[]) {
        const key = isTree(item) && isTree(item.key) ? item.key : undefined;
        const part = key?.kind === 'string' || key?.kind === 'number' ? partOf(key) : undefined;
        if (part) found.push(...names.add(String(key?.value), part));
      }
    }
    for (const [name, child] of Object.entries(node)) if (name !== 'loc') visit(child);
  };
  visit(tree);
  return found;
}

function partOf({ loc }: Tree): { start: number; end: number } | undefined {
  const offset = (end: unknown): number | undefined =>
    isTree(end) && typeof end.offset === 'number' ? end.offset : undefined;
  const [start, end] = isTree(loc) ? [offset(loc.start), offset(loc.end)] : [];
  return start === undefined || end === undefined ? undefined : { start, end };
}
