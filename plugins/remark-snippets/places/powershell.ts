import { scalarFormats } from '../../../src/core/placeholder/escape';
import type { FindPlaces, Hole } from './place';
import { lineEnd, linesOf, masked, matchAt, placesIn, type Region } from './regions';

/** PowerShell scripts and commands, with or without a prompt. */
export const findPowershell: FindPlaces = (text, holes) => {
  const scanner = new PowershellScanner(masked(text, holes), holes);
  return scanner.scan() ? placesIn(holes, scanner.regions) : holes.map(() => undefined);
};

const PROMPT = /(?:PS(?: [A-Z]:[^\n>]*)?> ?)/y;
const HERE_STRING = /@(["'])[ \t]*\r?\n([^]*?)\r?\n\1@/y;
const BLOCK_COMMENT = /<#[^]*?#>/y;
const VARIABLE = /\$(?:\{[^}]*\}|[\w:?^$]+)/y;
const WORD = /(?:`[^]|[^\s;|&(){},"'`$])+/y;

/** What a word is: the command itself, one of its arguments, or a part of an expression, in which strings have quotes. */
type Mode = 'command' | 'argument' | 'expression';

/** Reads as the PowerShell Language Specification 3.0, sections 2.3.5.2 and 8.2, and about_Parsing of PowerShell 7.5 say. */
class PowershellScanner {
  readonly regions: Region[] = [];
  #at = 0;
  #isWhole = true;

  constructor(
    readonly source: string,
    readonly holes: readonly Hole[],
  ) {}

  /** @returns whether all quotes and brackets have their ends */
  scan(): boolean {
    this.#at = matchAt(PROMPT, this.source, 0);
    this.#statements('');
    return this.#isWhole;
  }

  #statements(close: string): void {
    let mode: Mode = 'command';
    while (this.#at < this.source.length) {
      const char = this.source[this.#at] ?? '';
      if (char === close) {
        this.#at += 1;
        return;
      }
      if (/[\n;|&]/.test(char)) {
        mode = 'command';
        this.#at += 1;
        if (char === '\n' && close === '') this.#at += matchAt(PROMPT, this.source, this.#at);
      } else if (/[\s,)}]/.test(char)) this.#at += 1;
      else if (char === '`') this.#at += 2;
      else mode = this.#token(mode);
    }
    if (close !== '') this.#isWhole = false;
  }

  #token(mode: Mode): Mode {
    const rest = (text: string): boolean => this.source.startsWith(text, this.#at);
    const quoted = mode === 'command' ? 'expression' : mode;
    if (rest('#')) this.#push('comment', lineEnd(this.source, this.#at));
    else if (rest('<#')) this.#push('block-comment', this.#at + (matchAt(BLOCK_COMMENT, this.source, this.#at) || 2));
    else if (rest('@"') || rest("@'")) this.#hereString();
    else if (rest("'")) this.#single();
    else if (rest('"')) this.#double();
    else if (rest('(') || rest('{')) this.#brackets(1);
    else if (rest('@(') || rest('@{') || rest('$(')) this.#brackets(2);
    else if (rest('$')) this.#variable();
    else return this.#word(mode);
    return rest('#') ? mode : quoted;
  }

  #word(mode: Mode): Mode {
    const length = matchAt(WORD, this.source, this.#at) || 1;
    const word = { start: this.#at, end: this.#at + length };
    const text = this.source.slice(word.start, word.end);
    const isWholeWord = /^(?:[\s;|&,)}]|$)/.test(this.source.slice(word.end, word.end + 1));
    const isScalar = isWholeWord && !/["'$]/.test(this.source[word.start - 1] ?? '');
    const format = scalarFormats['powershell-bare'];
    this.#at = word.end;
    // Behind an equals sign stands what might as well be a statement of its own.
    if (text === '=' || text === '.') return 'command';
    if (mode === 'command') return /^[-+!\d[]/.test(text) ? 'expression' : 'argument';
    if (mode === 'argument') {
      this.regions.push(
        isScalar && format.isPlain(text)
          ? { ...word, context: '', scalar: 'powershell-bare' }
          : { ...word, context: 'plain:powershell-bare' },
      );
      for (const escape of text.matchAll(/`[^]/g)) {
        this.regions.push({ start: word.start + escape.index, end: word.start + escape.index + 2, context: undefined });
      }
    }
    return mode;
  }

  #brackets(length: 1 | 2): void {
    const close = this.source[this.#at + length - 1] === '(' ? ')' : '}';
    this.#at += length;
    this.#statements(close);
  }

  #single(): void {
    const length = matchAt(/'(?:''|[^'])*'/y, this.source, this.#at);
    if (length === 0) this.#isWhole = false;
    const end = length > 0 ? this.#at + length : this.source.length;
    this.regions.push({ start: this.#at + 1, end: end - 1, context: 'powershell-single' });
    this.#at = end;
  }

  #double(): void {
    const start = this.#at + 1;
    this.#at = start;
    while (this.#at < this.source.length) {
      if (this.source.startsWith('""', this.#at)) this.#at += 2;
      else if (this.source[this.#at] === '"') break;
      else this.#inText();
    }
    if (this.#at >= this.source.length) this.#isWhole = false;
    this.regions.push({ start, end: this.#at, context: 'powershell-double' });
    this.#at += 1;
  }

  /** One character of a text in double quotes, or what means something else there. */
  #inText(): void {
    if (this.source[this.#at] === '`') this.#push(undefined, this.#at + 2);
    else if (this.source.startsWith('$(', this.#at)) this.#brackets(2);
    else if (this.source[this.#at] === '$') this.#variable();
    else this.#at += 1;
  }

  /** A name goes on as long as letters follow, so it is taken with the character behind it. */
  #variable(): void {
    const length = matchAt(VARIABLE, this.source, this.#at);
    if (length > 0) this.regions.push({ start: this.#at, end: this.#at + length + 1, context: undefined });
    this.#at += Math.max(1, length);
  }

  #hereString(): void {
    const length = matchAt(HERE_STRING, this.source, this.#at);
    if (length === 0) {
      this.#isWhole = false;
      this.#at = this.source.length;
      return;
    }
    const end = this.#at + length;
    const isDouble = this.source[this.#at + 1] === '"';
    const body = { start: this.source.indexOf('\n', this.#at) + 1, end: end - 2 };
    for (const line of linesOf(this.source, body)) this.regions.push(...hereStringLine(line, isDouble, this.holes));
    this.#at = body.start;
    while (isDouble && this.#at < body.end) this.#inText();
    this.#at = end;
  }

  #push(context: string | undefined, end: number): void {
    this.regions.push({ start: this.#at, end, context });
    this.#at = end;
  }
}

/** A quote and `@` at the start of a line end the text. Within double quotes a value's quote stands behind a backtick. */
function hereStringLine(line: Hole, isDouble: boolean, holes: readonly Hole[]): Region[] {
  if (isDouble) return [{ ...line, context: 'powershell-double' }];
  const first = holes.find(({ start }) => start === line.start);
  const guarded = first && { ...first, content: line, context: 'plain:powershell-bare' };
  return [{ ...line, context: '' }, ...(guarded ? [guarded] : [])];
}
