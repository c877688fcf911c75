import type { FindPlaces, Hole } from './place';
import { lineEnd, linesOf, masked, matchAt, placesIn, type Region } from './regions';

/** What stands before a command where a fence shows a terminal. Lines without it are what the command wrote. */
const PROMPT = /(?:[\w.-]+@[\w.-]+[: ]\S*|\([\w.-]+\) |\[[^\]\n]*\])?\$ /y;
const CONSOLE_PROMPT = /(?:[\w.-]+@[\w.-]+[: ]\S*|\([\w.-]+\) |\[[^\]\n]*\]|[A-Z]:[^\s>]*)?[$#%>] /y;

/** Scripts and commands of sh, bash and zsh. With `$ ` at the start of a line the fence shows a terminal. */
export const findShell: FindPlaces = (text, holes) => find(text, holes, PROMPT);

/** What a terminal shows: commands behind `$ `, `# `, `% ` or `> `, and what they wrote. */
export const findConsole: FindPlaces = (text, holes) => find(text, holes, CONSOLE_PROMPT);

function find(text: string, holes: readonly Hole[], prompt: RegExp): ReturnType<FindPlaces> {
  const source = masked(text, holes);
  const lines = linesOf(source, { start: 0, end: source.length });
  const isTerminal = lines.some(({ start }) => matchAt(prompt, source, start) > 0);
  const scanner = new ShellScanner(source, holes, isTerminal ? prompt : undefined);
  // Where quotes do not end, nothing is certain.
  return scanner.scan() ? placesIn(holes, scanner.regions) : holes.map(() => undefined);
}

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
class ShellScanner {
  readonly regions: Region[] = [];
  #at = 0;
  #isWhole = true;
  /** Whether the line before this one ends a command. */
  #isCommandOver = true;
  readonly #pending: HereDocument[] = [];

  constructor(
    readonly source: string,
    readonly holes: readonly Hole[],
    readonly prompt: RegExp | undefined,
  ) {}

  /** @returns whether all quotes and brackets have their ends */
  scan(): boolean {
    this.#line();
    this.#commands('');
    return this.#isWhole;
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
    while (this.#at < this.source.length) {
      const rest = (text: string): boolean => this.source.startsWith(text, this.#at);
      const char = this.source[this.#at] ?? '';
      if (char === close) {
        this.#at += 1;
        return;
      }
      if (char === '\n') {
        this.#isCommandOver = close === '' && !/(?:\||&&)[ \t]*$/.test(this.source.slice(0, this.#at));
        this.#at += 1;
        this.#hereDocuments();
        this.#line();
      } else if (rest('\\\n')) this.#skipLineEnd();
      else if (char === '#') this.#push('comment', lineEnd(this.source, this.#at));
      else if (rest('<<<')) this.#at += 3;
      else if (rest('<<')) this.#hereDocument();
      else if (rest('((')) this.#block('((', '))');
      else if (char === '(') {
        this.#at += 1;
        this.#commands(')');
      } else if (/[\s;&|<>)]/.test(char)) this.#at += 1;
      else this.#word();
    }
    if (close !== '') this.#isWhole = false;
  }

  #word(): void {
    const start = this.#at;
    while (this.#at < this.source.length && !/[\s;&|<>()]/.test(this.source[this.#at] ?? '')) {
      if (this.source.startsWith('\\\n', this.#at)) this.#skipLineEnd();
      else if (this.source[this.#at] === "'") this.#single();
      else if (this.source[this.#at] === '"') this.#double();
      else if (this.source.startsWith('$"', this.#at)) this.#at += 1;
      else if (!this.#match(ANSI_C)) this.#expansion();
    }
    this.regions.push({ start, end: this.#at, context: 'shell-bare' });
  }

  #single(): void {
    const end = this.source.indexOf("'", this.#at + 1);
    this.#at += 1;
    if (end < 0) this.#isWhole = false;
    this.#push('shell-single', end < 0 ? this.source.length : end);
    this.#at += 1;
  }

  #double(): void {
    const start = this.#at + 1;
    this.#at = start;
    while (this.#at < this.source.length && this.source[this.#at] !== '"') this.#expansion();
    if (this.#at >= this.source.length) this.#isWhole = false;
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
      if (!this.#match(BACKTICKS)) this.#fail();
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
      this.#fail();
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
    if (depth > 0) this.#isWhole = false;
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

  #fail(): void {
    this.#isWhole = false;
    this.#at = this.source.length;
  }
}
