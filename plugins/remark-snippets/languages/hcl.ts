import { Names } from './duplicate';
import type { CheckLanguage, SnippetFault } from './language';
import { unbalanced } from './unbalanced';
import { lineOf, type Part, placeOfMissingClose, shown, unexpected } from './unexpected';

/* Source: HCL 2, hclsyntax/spec.md. */
const TEMPLATE = String.raw`[$%]\{(?:[^{}"]|"(?:[^"\\]|\\.)*"|\{[^{}]*\})*\}`;
const TOKEN = new RegExp(
  String.raw`[^\S\n]+|(?:#|//)[^\n]*|/\*[^]*?\*/|(?<newline>\n)|(?<heredoc><<-?(?<ends>[\p{L}_][\p{L}\p{N}_-]*)[^\n]*\n[^]*?^[ \t]*\k<ends>\b)|(?<string>"(?:[^"\\$%\n]|\\.|\$\$\{|%%\{|${TEMPLATE}|[$%](?!\{))*")|(?<word>[\p{L}_][\p{L}\p{N}_-]*|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<operator>=>|==|!=|<=|>=|&&|\|\||\.\.\.|[-+*/%<>!?:.,=])|(?<open>[{[(])|(?<close>[}\])])`,
  'muy',
);

type Kind = 'newline' | 'value' | 'operator' | 'open' | 'close';

interface Token extends Part {
  readonly kind: Kind;
  readonly text: string;
}

interface Block {
  /** `body`: attributes and blocks; `object`; otherwise a list or parentheses. */
  readonly kind: 'body' | 'object' | 'list';
  readonly close: string;
  readonly start: number;
  readonly names: Names;
}

/** HCL, as Terraform and its relatives have it: strings, brackets, `name = value`, commas of lists, names given twice. */
export const checkHcl: CheckLanguage = (source) => {
  const text = source.replace(/^[ \t]*(?:\.{3,}|…|\[\.{3}\])[ \t]*$/gm, (line) => '#'.repeat(line.length));
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) return [strayCharacter(text, at)];
    const part = { start: at, end: at + match[0].length, text: match[0] };
    at = part.end;
    const { newline, heredoc, string, word, operator, open, close } = match.groups ?? {};
    if (newline !== undefined) tokens.push({ ...part, kind: 'newline' });
    else if (heredoc !== undefined) tokens.push({ ...part, kind: 'value' }, { ...part, kind: 'newline', text: '\n' });
    else if ((string ?? word) !== undefined) tokens.push({ ...part, kind: 'value' });
    else if (operator !== undefined) tokens.push({ ...part, kind: 'operator' });
    else if (open !== undefined) tokens.push({ ...part, kind: 'open' });
    else if (close !== undefined) tokens.push({ ...part, kind: 'close' });
  }
  return parse(text, tokens);
};

function parse(text: string, tokens: readonly Token[]): SnippetFault[] {
  const faults: SnippetFault[] = [];
  const blocks: Block[] = [{ kind: 'body', close: '', start: 0, names: new Names(text) }];
  /** The tokens of the entry so far. */
  let entry: Token[] = [];
  const entries: Token[][] = [];
  for (const token of tokens) {
    const block = blocks.at(-1);
    if (!block) break;
    const last = entry.at(-1);
    if (token.kind === 'newline') {
      if (block.kind === 'list') continue;
      if (last?.kind === 'operator' && /^(?:[=?:+*/<>&|-]|==|&&|\|\|)/.test(last.text))
        return [
          ...faults,
          unexpected({ start: last.end, end: last.end }, `end of the line behind \`${last.text}\``, 'a value'),
        ];
      const fault = entry.length > 0 ? checkEntry(text, entry, block, faults) : undefined;
      if (fault) return [...faults, fault];
      entry = [];
    } else if (token.kind === 'open') {
      const isBody = token.text === '{' && block.kind === 'body' && !entry.some(({ text: mark }) => mark === '=');
      if (isBody && entry.length === 0) return [...faults, unexpected(token, '`{`', 'the name of a block before it')];
      if (last?.kind === 'value' && /^"/.test(last.text) && !isBody) return [...faults, gap(last, token, block)];
      entries.push(entry);
      const kind = token.text === '{' ? (isBody ? 'body' : 'object') : 'list';
      blocks.push({
        kind,
        close: { '{': '}', '[': ']', '(': ')' }[token.text] ?? '',
        start: token.start,
        names: new Names(text),
      });
      entry = [];
    } else if (token.kind === 'close') {
      if (token.text !== block.close) {
        const hint =
          block.close === '' ? 'a bracket that it closes' : `\`${block.close}\` for line ${lineOf(text, block.start)}`;
        return [...faults, unexpected(token, `\`${token.text}\``, hint)];
      }
      const fault = block.kind === 'list' || entry.length === 0 ? undefined : checkEntry(text, entry, block, faults);
      if (fault) return [...faults, fault];
      blocks.pop();
      entry = [...(entries.pop() ?? []), { ...token, kind: 'value' }];
    } else {
      if (token.kind === 'value' && token.text.startsWith('"'))
        faults.push(...unbalanced(token.text.slice(1, -1), token.start + 1));
      const isTwoValues = token.kind === 'value' && last?.kind === 'value' && !isWord(last) && !isWord(token);
      const isInList =
        block.kind === 'list' &&
        token.kind === 'value' &&
        last?.kind === 'value' &&
        !/^(?:for|in|if)$/.test(last.text) &&
        !/^(?:for|in|if)$/.test(token.text);
      // A block has few labels.
      if ((isTwoValues && (entry.length > 8 || entry.some(({ text: mark }) => mark === '='))) || isInList)
        return [...faults, gap(last, token, block)];
      if (token.text === ',' && block.kind === 'object') {
        const fault = checkEntry(text, entry, block, faults);
        if (fault) return [...faults, fault];
        entry = [];
      } else entry.push(token);
    }
  }
  const block = blocks.at(-1);
  if (block && blocks.length > 1) {
    const close = `\`${block.close}\` for line ${lineOf(text, block.start)}`;
    return [...faults, unexpected(placeOfMissingClose(text, block.start), 'end', close)];
  }
  const fault = block && entry.length > 0 ? checkEntry(text, entry, block, faults) : undefined;
  return fault ? [...faults, fault] : faults;
}

const isWord = ({ text }: Token): boolean => /^[\p{L}_]/u.test(text);

function gap(last: Token | undefined, token: Token, block: Block): SnippetFault {
  const end = last?.end ?? token.start;
  const expected = block.kind === 'list' ? `\`,\` or \`${block.close}\`` : 'the end of the line';
  return unexpected({ start: end, end }, `${shown(token.text)} after ${shown(last?.text ?? '')}`, expected);
}

/** One line of a body or an object: `name = value`, or a block that has been read. */
function checkEntry(
  text: string,
  entry: readonly Token[],
  block: Block,
  faults: SnippetFault[],
): SnippetFault | undefined {
  const [first, second] = [entry[0], entry[1]];
  const last = entry.at(-1);
  if (!first || !last) return undefined;
  const written = text.slice(first.start, last.end);
  const part = { start: first.start, end: last.end };
  const sign = entry.findIndex(({ text: mark }) => mark === '=' || (block.kind === 'object' && mark === ':'));
  if (first.text === '=') return unexpected(first, '`=`', 'a name before it');
  if (entry.length === 1 && first.text === '}') return undefined;
  if (/^for$/.test(first.text) && block.kind === 'object') return undefined;
  if (sign < 0) {
    const isBlock =
      last.text === '}' && entry.slice(0, -1).every(({ kind, text: word }) => kind === 'value' && word !== '}');
    if (block.kind === 'body' && isBlock) return undefined;
    return unexpected(
      part,
      `${shown(written)} without \`=\``,
      block.kind === 'body' ? '`name = value`, or a block with `{`' : '`name = value`',
    );
  }
  const again = entry.findIndex(({ text: mark }, index) => mark === '=' && index > sign);
  const before = entry[again - 2];
  if (before)
    return unexpected(
      { start: before.end, end: before.end },
      `second \`=\` in ${shown(written)}`,
      block.kind === 'object' ? '`,` or a line of its own' : 'a line of its own',
    );
  if (block.kind === 'body' && sign !== 1) return unexpected(part, shown(written), 'one name before `=`');
  if (sign === 1 && second && first.kind === 'value' && first.text !== '}')
    faults.push(...block.names.add(first.text.replace(/^"(.*)"$/, '$1'), first));
  return entry.length === sign + 1
    ? unexpected({ start: last.end, end: last.end }, `end of the line behind \`${last.text}\``, 'a value')
    : undefined;
}

function strayCharacter(text: string, at: number): SnippetFault {
  const line = /^[^\n]*/.exec(text.slice(at))?.[0].trimEnd() ?? '';
  if (/^"/.test(line))
    return unexpected({ start: at, end: at + line.length }, `end of the line in ${shown(line)}`, '`"`');
  if (/^<</.test(line))
    return unexpected(
      { start: at, end: at + line.length },
      `end of the text that ${shown(line)} begins`,
      'a line with its word alone',
    );
  return unexpected({ start: at, end: at + 1 }, shown(line.slice(0, 1)), 'a name or a value');
}
