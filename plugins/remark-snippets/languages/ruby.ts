import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parsePrism } from '@ruby/prism/src/parsePrism.js';
import { attempt, broken, type Finding, parsed, type Wrapper } from './attempts';
import { bracketFault, type Quiet } from './brackets';
import type { CheckLanguage, SnippetFault } from './language';
import { offsetOfByte } from './offsets';
import { shown, unexpected } from './unexpected';

/** What Prism says of a fault; its offsets are bytes. */
interface Diagnostic {
  readonly message: string;
  readonly location: { readonly startOffset: number; readonly length: number };
}

/** The members of a hash. */
const WRAPPERS: readonly Wrapper[] = [
  { before: '{', behind: '\n}', when: /^(?:\w+|"[^"\n]*"|'[^'\n]*'):|^(?::\w+|"[^"\n]*"|'[^'\n]*')\s*=>/ },
];

const QUIET: Quiet = {
  patterns: [
    /#[^\n]*/y,
    /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'/y,
    /%[wWiIqQ]?(?:\[[^\]]*\]|\([^)]*\)|\{[^}]*\})/y,
    /\?[()[\]{}]/y,
  ],
  opening: /["']/y,
};

let prism = load();

/** Ruby as Prism reads it, the parser of Ruby itself. A key given twice in a hash is a fault. */
export const checkRuby: CheckLanguage = (text) => attempt(text, WRAPPERS, faults);

/** What is used of `WebAssembly`, which the types of Node.js leave to those of browsers. */
interface Wasm {
  readonly Module: (new (bytes: Uint8Array) => object) & {
    imports: (module: object) => readonly { readonly module: string; readonly name: string }[];
  };
  readonly Instance: new (
    module: object,
    imports: Readonly<Record<string, Readonly<Record<string, () => number>>>>,
  ) => { readonly exports: { readonly _initialize: () => void } };
}

/**
 * The package's own loader takes Node's WASI, which prints a warning that it is experimental. The parser asks the system for
 * nothing; where it would, it is told that there is none.
 */
function load(): Record<string, never> {
  const { Module, Instance } = (globalThis as unknown as { readonly WebAssembly: Wasm }).WebAssembly;
  const module = new Module(readFileSync(createRequire(import.meta.url).resolve('@ruby/prism/src/prism.wasm')));
  const NO_SYSTEM = 52;
  const names = Module.imports(module).filter(({ module: room }) => room === 'wasi_snapshot_preview1');
  const system = Object.fromEntries(names.map(({ name }) => [name, () => NO_SYSTEM]));
  const { exports } = new Instance(module, { wasi_snapshot_preview1: system });
  exports._initialize();
  return exports as unknown as Record<string, never>;
}

interface Answer {
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
}

/** What Prism says of a text; `undefined` when it breaks, which it does for a text that is nested too deep. */
function ask(text: string): Answer | undefined {
  try {
    return parsePrism(prism, text);
  } catch (error) {
    if (!(error instanceof Error && /^(?:RuntimeError|RangeError)$/.test(error.name))) throw error;
    // Its memory cannot be trusted any more.
    prism = load();
    return undefined;
  }
}

/**
 * As deep as Prism 1.9.0 is asked to go. Beyond some two hundred brackets or operators within each other the stack of its
 * WebAssembly module overflows into its own memory, and it may not come to an end. Nobody writes that.
 */
const DEEPEST = 100;

function isDeep(text: string): boolean {
  let depth = 0;
  let operators = 0;
  for (const [sign] of text.matchAll(/[\n()[\]{}<>=!?:&|^~+*/%-]/g)) {
    if (sign === '\n') operators = 0;
    else if (/[([{]/.test(sign)) depth += 1;
    else if (/[)\]}]/.test(sign)) depth = Math.max(0, depth - 1);
    else operators += 1;
    if (depth + operators > DEEPEST) return true;
  }
  return false;
}

function faults(text: string): Finding {
  if (isDeep(text)) {
    const fault = bracketFault(text, QUIET);
    return fault ? broken(fault) : parsed();
  }
  const answer = ask(text);
  if (!answer) {
    return broken(bracketFault(text, QUIET) ?? unexpected({ start: 0, end: 0 }, 'depth of brackets', 'fewer of them'));
  }
  const { errors, warnings } = answer;
  if (errors.length === 0) {
    const repeated = warnings.filter(({ message }) => /^key .* is duplicated/.test(message));
    return parsed([...neighbours(text), ...repeated.map((one) => duplicate(text, one))]);
  }
  // What says that something has no end stands at its beginning; what should not be there stands where it is.
  const found =
    errors.find(({ message }) => /^unexpected (?!end-of-input)/.test(message)) ??
    errors.find(({ message }) => !message.includes('end-of-input')) ??
    errors[0];
  if (!found) return parsed();
  const fault = worded(text, found);
  const brackets = bracketFault(text, QUIET);
  const isOpen = /no end|end-of-input|expected a `[)\]}]`/.test(found.message);
  return broken(brackets && (isOpen || brackets.offset <= fault.offset) ? brackets : fault);
}

/** Strings side by side in a list. They are one string, which nobody means. */
const NEIGHBOURS = /(?<=[[,]\s*)(?:"[^"\n]*"|'[^'\n]*')(?=[ \t]*(?:"[^"\n]+"|'[^'\n]+')\s*[,\]])/g;
/** `f(url.host url.port)`, which Ruby reads as a call within a call. */
const ARGUMENTS =
  /(?<=\w\([^()\n]*)\b[a-z_]\w*(?:\.[a-z_]\w*)+(?=[ \t]+(?!(?:and|do|for|if|in|or|rescue|then|unless|until|while)\b)[a-z_]\w*(?:\.\w+)+\s*[,)])/g;

function neighbours(text: string): SnippetFault[] {
  const code = text.replace(/(?<!["'\w])#(?!\{)[^\n]*/g, (comment) => ' '.repeat(comment.length));
  const nested = [...code.replace(/"[^"\n]*"|'[^'\n]*'/g, (quoted) => 'x'.repeat(quoted.length)).matchAll(ARGUMENTS)];
  return [...code.matchAll(NEIGHBOURS), ...nested]
    .sort((a, b) => a.index - b.index)
    .map(({ 0: first, index }) => {
      const at = index + first.length;
      return unexpected(
        { start: at, end: at },
        `${/^["']/.test(first) ? 'string' : 'value'} right behind ${shown(first)}`,
        '`,` between them',
      );
    });
}

function partOf(text: string, { location: { startOffset, length } }: Diagnostic): { start: number; end: number } {
  return { start: offsetOfByte(text, startOffset), end: offsetOfByte(text, startOffset + length) };
}

function duplicate(text: string, diagnostic: Diagnostic): SnippetFault {
  const key = /^key (.+) is duplicated/.exec(diagnostic.message)?.[1] ?? '';
  return unexpected(partOf(text, diagnostic), `${shown(key)}, which is given again later`, 'each key once', {
    ruleId: 'snippet-duplicate-key',
    actual: key,
  });
}

function worded(text: string, diagnostic: Diagnostic): SnippetFault {
  const { start, end } = partOf(text, diagnostic);
  const message = diagnostic.message
    .replace(/^unexpected/, 'Unexpected')
    .replace(/[,;] expect(?:ing|ed)/, ', expected');
  const before = text.slice(0, start).trimEnd().length;
  const expected = /, expected (.+)$/.exec(message)?.[1];
  // What is missing at the end of a line, is missing in that line.
  if (expected && !expected.includes('end-of-input') && text.slice(before, start).includes('\n'))
    return unexpected({ start: before, end: before }, 'end of the line', expected);
  const sentence = message.startsWith('Unexpected')
    ? message
    : `Unexpected ${text.slice(start, end).trim() === '' ? 'end' : shown(text.slice(start, end))}: ${message}`;
  return { offset: start, length: end - start, message: sentence, ruleId: 'snippet-syntax' };
}
