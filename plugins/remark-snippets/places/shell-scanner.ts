import type { Hole } from './place';
import { lineEnd, linesOf, matchAt, type Region } from './regions';

/** A word of a command, or what stands between words and commands. */
export interface ShellToken extends Hole {
  readonly isWord: boolean;
  /** What it stands in: the script is 0, every pair of parentheses has its own. */
  readonly group: number;
}

/** Reads a text as shell commands, or as a terminal where a line begins with the prompt. */
export function scanShell(source: string, holes: readonly Hole[], prompt: RegExp): ShellScanner {
  const lines = linesOf(source, { start: 0, end: source.length });
  const isTerminal = lines.some(({ start }) => matchAt(prompt, source, start) > 0);
  const scanner = new ShellScanner(source, holes, isTerminal ? prompt : undefined);
  scanner.scan();
  return scanner;
}

const DEEPEST = 100;

interface HereDocument {
  readonly delimiter: string;
  readonly isQuoted: boolean;
  /** `<<-`: tabs at the start of each line are no part of it. */
  readonly stripsTabs: boolean;
}

const HERE_DOCUMENT = /<<(-?)[ \t]*((?:'[^']*'|"[^"]*"|\\.|[^\s;&|<>()'"\\])+)/y;
/** A name goes on as long as letters follow. */
const VARIABLE = /\$(?:\w+|[*@#?$!-])/y;
const BACKTICKS = /`(?:\\[^]|[^\\`])*`/y;
const ANSI_C = /\$'(?:\\[^]|[^\\'])*'/y;

/**
 * Reads as POSIX.1-2024, Shell Command Language, sections 2.2, 2.3 and 2.7.4, with what bash adds: `$'…'`, `$"…"`, `<<<`,
 * `((…))`. Within backticks a value would have to be written twice; it has no place there, nor in `${…}` and arithmetic.
 */
export class ShellScanner {
  readonly regions: Region[] = [];
  readonly tokens: ShellToken[] = [];
  /** Groups that are lists of words, not of commands. */
  readonly arrays = new Set<number>();
  /** What has no end, and what would have ended it. */
  unclosed: { readonly offset: number; readonly close: string } | undefined;
  /** A here-document without its last line. */
  endless: { readonly offset: number; readonly close: string } | undefined;
  #at = 0;
  #group = 0;
  #groups = 0;
  #depth = 0;
  /** Whether the line before this one ends a command. */
  #isCommandOver = true;
  readonly #pending: HereDocument[] = [];

  constructor(
    readonly source: string,
    readonly holes: readonly Hole[],
    readonly prompt: RegExp | undefined,
  ) {}

  scan(): void {
    this.#line();
    this.#commands('');
  }

  /** At the start of a line of a terminal: passes over the prompt, or over what is no command. */
  #line(): void {
    if (!this.prompt || this.#at >= this.source.length) return;
    const indent = matchAt(/[ \t]*/y, this.source, this.#at);
    const prompt = matchAt(this.prompt, this.source, this.#at + indent);
    if (prompt > 0) this.#at += indent + prompt;
    else if (this.#isCommandOver) {
      const line = { start: this.#at, end: lineEnd(this.source, this.#at) };
      this.regions.push({ ...line, context: '' });
      this.#at = line.end;
    } else this.#continue();
  }

  #commands(close: string): void {
    const outer = this.#group;
    const opening = Math.max(0, this.#at - 1);
    if (close !== '') this.#group = this.#groups += 1;
    if (/\w\+?=$/.test(this.source.slice(Math.max(0, opening - 3), opening))) this.arrays.add(this.#group);
    this.#depth += 1;
    // No script goes as deep as this.
    if (this.#depth > DEEPEST) this.#at = this.source.length;
    if (!this.#commandsUntil(close)) this.#fail(opening, close);
    this.#depth -= 1;
    this.#group = outer;
  }

  /** @returns whether the end has been found */
  #commandsUntil(close: string): boolean {
    // Within `case`, a `)` ends a pattern.
    let cases = 0;
    while (this.#at < this.source.length) {
      const rest = (text: string): boolean => this.source.startsWith(text, this.#at);
      const char = this.source[this.#at] ?? '';
      if (char === close && cases === 0) {
        this.#at += 1;
        return true;
      }
      if (char === '\n') {
        this.#mark(1);
        this.#isCommandOver =
          close === '' && !/(?:\||&&)[ \t]*\n$/.test(this.source.slice(Math.max(0, this.#at - 80), this.#at));
        this.#hereDocuments();
        this.#line();
      } else if (rest('\\\n')) this.#skipLineEnd();
      else if (char === '#') this.#push('comment', lineEnd(this.source, this.#at));
      else if (rest('<<<')) this.#at += 3;
      else if (rest('<<')) this.#hereDocument();
      else if (rest('((')) this.#block('((', '))');
      else if (char === '(') {
        // What follows is the body of a function.
        if (rest('()')) this.tokens.push({ start: this.#at, end: this.#at + 2, isWord: false, group: this.#group });
        this.#at += 1;
        this.#commands(')');
      } else if (/[;&|<>)]/.test(char)) this.#mark(1);
      else if (/\s/.test(char)) this.#at += 1;
      else {
        const isFirst = this.tokens.at(-1)?.isWord !== true;
        const word = this.#word();
        if (isFirst && word === 'case') cases += 1;
        if (isFirst && word === 'esac') cases -= 1;
      }
    }
    return close === '';
  }

  #mark(length: number): void {
    this.tokens.push({ start: this.#at, end: this.#at + length, isWord: false, group: this.#group });
    this.#at += length;
  }

  #word(): string {
    const start = this.#at;
    const index = this.tokens.length;
    while (this.#at < this.source.length && !/[\s;&|<>()]/.test(this.source[this.#at] ?? '')) {
      if (this.source.startsWith('\\\n', this.#at)) this.#skipLineEnd();
      else if (this.source[this.#at] === "'") this.#single();
      else if (this.source[this.#at] === '"') this.#double();
      else if (this.source.startsWith('$"', this.#at)) this.#at += 1;
      else if (!this.#match(ANSI_C)) this.#expansion();
    }
    this.regions.push({ start, end: this.#at, context: 'shell-bare' });
    // Before those that stand in it.
    this.tokens.splice(index, 0, { start, end: this.#at, isWord: true, group: this.#group });
    return this.source.slice(start, this.#at);
  }

  #single(): void {
    const end = this.source.indexOf("'", this.#at + 1);
    if (end < 0) this.#fail(this.#at, "'");
    this.#at += 1;
    this.#push('shell-single', end < 0 ? this.source.length : end);
    this.#at += 1;
  }

  #double(): void {
    const start = this.#at + 1;
    this.#at = start;
    while (this.#at < this.source.length && this.source[this.#at] !== '"') this.#expansion();
    if (this.#at >= this.source.length) this.#fail(start - 1, '"');
    this.regions.push({ start, end: this.#at, context: 'shell-double' });
    this.#at += 1;
  }

  /** What means something else inside double quotes and out of them, or one character. */
  #expansion(): void {
    const rest = (text: string): boolean => this.source.startsWith(text, this.#at);
    if (rest('\\')) this.#push(undefined, this.#at + 2);
    else if (rest('$((')) this.#block('((', '))');
    else if (rest('$(')) {
      this.#at += 2;
      this.#commands(')');
    } else if (rest('${')) this.#block('{', '}');
    else if (rest('`')) {
      if (!this.#match(BACKTICKS)) {
        this.#fail(this.#at, '`');
        this.#at = this.source.length;
      }
    } else {
      const variable = matchAt(VARIABLE, this.source, this.#at);
      // With the character behind it: a value there would be a part of the name.
      if (variable > 0) this.regions.push({ start: this.#at, end: this.#at + variable + 1, context: undefined });
      this.#at += Math.max(variable, 1);
    }
  }

  #hereDocument(): void {
    HERE_DOCUMENT.lastIndex = this.#at;
    const match = HERE_DOCUMENT.exec(this.source);
    if (!match) {
      this.#fail(this.#at, 'a word');
      this.#at = this.source.length;
      return;
    }
    const [all, dash, word = ''] = match;
    this.#at += all.length;
    const isQuoted = /['"\\]/.test(word);
    this.#pending.push({ delimiter: word.replace(/['"\\]/g, ''), isQuoted, stripsTabs: dash === '-' });
  }

  /** The here-documents of the line that has just ended. */
  #hereDocuments(): void {
    for (const { delimiter, isQuoted, stripsTabs } of this.#pending.splice(0)) {
      const lines = linesOf(this.source, { start: this.#at, end: this.source.length }).map(({ start, end }) => ({
        start: stripsTabs ? start + matchAt(/\t*/y, this.source, start) : start,
        end,
      }));
      const last = lines.findIndex(({ start, end }) => this.source.slice(start, end) === delimiter);
      // A shell takes the end of the script for the end of the text, which nobody means.
      if (last < 0) this.endless ??= { offset: this.#at - 1, close: delimiter };
      const body = last < 0 ? lines : lines.slice(0, last);
      for (const line of body) {
        const context = isQuoted ? 'shell-heredoc-quoted' : 'shell-heredoc';
        this.regions.push({ ...line, context: this.#mayBe(delimiter, line) ? undefined : context });
      }
      const end = body.at(-1)?.end ?? this.#at;
      while (!isQuoted && this.#at < end) this.#expansion();
      this.#at = Math.min(this.source.length, (lines[last]?.end ?? this.source.length) + 1);
    }
  }

  /** Whether a value can make the line the one that ends the here-document. */
  #mayBe(delimiter: string, line: Hole): boolean {
    const inside = this.holes.filter(({ start, end }) => start >= line.start && end <= line.end);
    const [first, last] = [inside[0], inside.at(-1)];
    if (!first || !last) return false;
    const before = this.source.slice(line.start, first.start);
    const behind = this.source.slice(last.end, line.end);
    return delimiter.startsWith(before) && delimiter.endsWith(behind);
  }

  /** Passes over brackets and what is in them, in which no value may stand. */
  #block(open: string, close: string): void {
    const start = this.#at;
    let depth = 0;
    for (; this.#at < this.source.length; this.#at += 1) {
      if (this.source.startsWith(open[0] ?? '', this.#at)) depth += 1;
      if (this.source.startsWith(close[0] ?? '', this.#at)) depth -= 1;
      if (depth === 0 && this.#at > start + 1) break;
    }
    if (depth > 0) this.#fail(start, close);
    this.#at = Math.min(this.source.length, this.#at + 1);
    this.regions.push({ start, end: this.#at, context: undefined });
  }

  #skipLineEnd(): void {
    this.#at += 2;
    this.#continue();
  }

  /** At the start of a line that goes on with a command: a terminal shows `> ` there. */
  #continue(): void {
    if (this.prompt && this.source.startsWith('> ', this.#at)) this.#at += 2;
  }

  /** Passes over what the pattern finds here, in which no value may stand. */
  #match(pattern: RegExp): boolean {
    const length = matchAt(pattern, this.source, this.#at);
    if (length > 0) this.#push(undefined, this.#at + length);
    return length > 0;
  }

  #push(context: string | undefined, end: number): void {
    this.regions.push({ start: this.#at, end, context });
    this.#at = end;
  }

  #fail(offset: number, close: string): void {
    this.unclosed ??= { offset, close };
  }
}
