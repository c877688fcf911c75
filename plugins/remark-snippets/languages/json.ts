import { titleOf } from '../../fence-meta';
import { Names } from './duplicate';
import type { CheckLanguage, SnippetFault } from './language';
import { lineOf, type Part, placeOfMissingClose, shown, unexpected } from './unexpected';

interface Dialect {
  readonly hasComments: boolean;
  readonly allowsTrailingComma: boolean;
  /** Names without quotes, single quotes, more numbers: JSON5. */
  readonly isLoose: boolean;
}

/** JSON as RFC 8259 has it: no comments, no trailing comma. A name given twice is a fault, as readers keep the last one. */
export const checkJson: CheckLanguage = (text, meta = '') => {
  const isLoose = COMMENTED_FILE.test(titleOf(meta) ?? '');
  return check(text, { hasComments: isLoose, allowsTrailingComma: isLoose, isLoose: false });
};

/** Files that end in `.json` and are read as JSON with comments. */
const COMMENTED_FILE = /(?:tsconfig|jsconfig|devcontainer|\.eslintrc|\.swcrc)[\w.-]*\.json|\.vscode\/|\bsettings\.json/;

/** JSON with comments and trailing commas, as editors and many applications read it. */
export const checkJsonc: CheckLanguage = (text) =>
  check(text, { hasComments: true, allowsTrailingComma: true, isLoose: false });

/** JSON5 1.0.0. */
export const checkJson5: CheckLanguage = (text) =>
  check(text, { hasComments: true, allowsTrailingComma: true, isLoose: true });

type Kind = 'string' | 'literal' | 'mark' | 'gap' | 'other';

interface Token extends Part {
  readonly kind: Kind;
  readonly text: string;
}

const GAP = /\s+|\(?(?:\.{3,}|…)(?:[^"'\n{}[\],]*(?:\.{3}|…))?\)?/y;
const COMMENT = /\/\/[^\n]*|\/\*[^]*?\*\//y;
/** What people write into JSON as a comment. */
const ANY_COMMENT = /\/\/[^\n]*|\/\*[^]*?\*\/|(?<=^|[\s,{[])#[^\n]*/my;
const STRING = /"(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})|[^"\\\n\r\t])*"/y;
const LITERAL = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.$-])/y;
const LOOSE_STRING = /(["'])(?:\\[^]|(?!\1)[^\\\n])*\1/y;
const LOOSE_LITERAL =
  /(?:[+-]?(?:0[xX][\da-fA-F]+|Infinity|NaN|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|true|false|null)(?![\w.$])/y;
const NAME = /[\p{L}$_][\p{L}\p{N}$_]*/uy;
const OTHER = /"[^"\n]*"?|'[^'\n]*'?|[^\s{}[\],:"']+/y;

/** What may come next. `close` stands for the bracket of the innermost list or object. */
type Next = 'value' | 'value or close' | 'name' | 'name or close' | ':' | ', or close' | 'end';

interface Open {
  readonly bracket: '{' | '[';
  readonly offset: number;
  readonly names: Names;
  /** Names without brackets around them, as people show a part of a file. */
  readonly isFragment: boolean;
}

/** Reads a text as one value, or as the inside of an object. `...` stands for what is left out. The first fault only, and names given twice. */
function check(text: string, dialect: Dialect): SnippetFault[] {
  const tokens = read(text, dialect);
  const open: Open[] = [];
  const faults: SnippetFault[] = [];
  let next = 'value' as Next;
  let previous: Token | undefined;
  let isLeftOut = false;
  const push = (bracket: '{' | '[', offset: number, isFragment = false): void => {
    open.push({ bracket, offset, names: new Names(text), isFragment });
    next = bracket === '{' ? 'name or close' : 'value or close';
  };
  const [first, second] = tokens.filter(({ kind }) => kind !== 'gap');
  if (first?.kind === 'string' && second?.text === ':') push('{', 0, true);
  for (const token of tokens) {
    const inner = open.at(-1);
    if (token.kind === 'gap') {
      if (
        isComment(token.text) &&
        !dialect.hasComments &&
        !faults.some(({ ruleId }) => ruleId === 'snippet-json-comment')
      ) {
        const expected = 'none, or another language after the fence: JSON has no comments';
        faults.push(unexpected(token, 'comment', expected, { ruleId: 'snippet-json-comment' }));
      }
      if (!/^\(?(?:\.{3}|…)/.test(token.text)) continue;
      isLeftOut = true;
      if (next === 'value' || next === ':') next = inner ? ', or close' : 'end';
      continue;
    }
    const isClose = /^[}\]]$/.test(token.text) && token.kind === 'mark';
    if (isLeftOut && !isClose && next === ', or close' && token.text !== ',')
      next = inner?.bracket === '{' ? 'name' : 'value';
    if (
      isClose &&
      inner &&
      !inner.isFragment &&
      closes(token.text, inner.bracket) &&
      canClose(next, isLeftOut, dialect)
    ) {
      open.pop();
      next = open.length > 0 ? ', or close' : 'end';
    } else if (next === ', or close' && token.text === ',') {
      next = inner?.bracket === '{' ? 'name' : 'value';
    } else if (next === ':' && token.text === ':') {
      next = 'value';
    } else if ((next === 'name' || next === 'name or close') && isName(token, dialect)) {
      faults.push(...(inner?.names.add(nameOf(token.text), token) ?? []));
      next = ':';
    } else if (next.startsWith('value') && (token.text === '{' || token.text === '[')) {
      push(token.text, token.start);
    } else if (next.startsWith('value') && (token.kind === 'string' || token.kind === 'literal')) {
      next = inner ? ', or close' : 'end';
    } else if (
      next === 'end' &&
      /^[{[]$/.test(token.text) &&
      /\n[ \t]*$/.test(text.slice(previous?.end, token.start))
    ) {
      // Several values, each in lines of its own.
      push(token.text === '{' ? '{' : '[', token.start);
    } else if (!(isLeftOut && token.text === ',')) {
      return [...faults, faultAt(text, token, previous, next, inner)];
    }
    isLeftOut = false;
    previous = token;
  }
  const inner = open.at(-1);
  // What is left out at the end may hold the brackets.
  if (isLeftOut) return faults;
  if (!inner) return next === 'end' || !previous ? faults : [...faults, atEnd(text, previous, 'a value')];
  if (inner.isFragment)
    return next === ':' || next === 'value'
      ? [...faults, atEnd(text, previous, next === ':' ? '`:`' : 'a value')]
      : faults;
  const place = placeOfMissingClose(text, inner.offset);
  const line = lineOf(text, inner.offset);
  return [
    ...faults,
    unexpected(place, 'end', `\`${closeOf(inner.bracket)}\` for the \`${inner.bracket}\` of line ${line}`),
  ];
}

function read(text: string, { hasComments, isLoose }: Dialect): Token[] {
  const patterns: readonly (readonly [Kind, RegExp])[] = [
    ['gap', GAP],
    ['gap', hasComments ? COMMENT : ANY_COMMENT],
    ['string', isLoose ? LOOSE_STRING : STRING],
    ['literal', isLoose ? LOOSE_LITERAL : LITERAL],
    ['mark', /[{}[\],:]/y],
    ['other', isLoose ? NAME : OTHER],
    ['other', OTHER],
  ];
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const found = patterns
      .map(([kind, pattern]) => {
        pattern.lastIndex = at;
        return { kind, text: pattern.exec(text)?.[0] ?? '' };
      })
      .find((one) => one.text !== '') ?? { kind: 'other' as const, text: text[at] ?? '' };
    tokens.push({ ...found, start: at, end: at + found.text.length });
    at += found.text.length;
  }
  return tokens;
}

const isComment = (text: string): boolean => /^(?:\/[/*]|#)/.test(text);
const closeOf = (bracket: '{' | '['): string => (bracket === '{' ? '}' : ']');
const closes = (close: string, bracket: '{' | '['): boolean => close === closeOf(bracket);
const isName = ({ kind, text }: Token, { isLoose }: Dialect): boolean =>
  kind === 'string' || (isLoose && /^[\p{L}$_][\p{L}\p{N}$_]*$/u.test(text));
const nameOf = (text: string): string => (/^["']/.test(text) ? text.slice(1, -1) : text);

function canClose(next: Next, isLeftOut: boolean, { allowsTrailingComma }: Dialect): boolean {
  return next.endsWith('close') || ((next === 'name' || next === 'value') && (isLeftOut || allowsTrailingComma));
}

function faultAt(
  text: string,
  token: Token,
  previous: Token | undefined,
  next: Next,
  inner: Open | undefined,
): SnippetFault {
  const close = inner && !inner.isFragment ? closeOf(inner.bracket) : undefined;
  if (/^["']/.test(token.text) && token.kind === 'other' && !/^(?:"[^]*"|'[^]*')$/.test(token.text))
    return unexpected(token, 'end of the line in a string', `\`${token.text[0] ?? '"'}\``);
  if (/^".+"$/.test(token.text) && token.kind === 'other')
    return unexpected(token, `escape or control character in ${shown(token.text)}`, 'one that JSON has');
  if (token.text.startsWith("'")) return unexpected(token, `quotes of ${shown(token.text)}`, '`"`');
  const isTrailing = previous?.text === ',' && (next === 'name' || next === 'value') && token.text === close;
  if (isTrailing) return unexpected(previous, '`,` before a closing bracket', `\`${token.text}\` alone`, { fix: '' });
  const expected: Readonly<Record<Next, string>> = {
    value: 'a value',
    'value or close': 'a value or `]`',
    name: 'a name in quotes',
    'name or close': 'a name in quotes or `}`',
    ':': '`:`',
    ', or close': close === undefined ? '`,`' : `\`,\` or \`${close}\``,
    end: 'the end',
  };
  const isNextMember =
    next === ', or close' && (token.kind === 'string' || token.kind === 'literal' || /^[{[]$/.test(token.text));
  // What is missing, is missing behind what stands before.
  if (previous && isNextMember) {
    return unexpected(
      { start: previous.end, end: previous.end },
      `${shown(token.text)} after ${shown(previous.text)}`,
      expected[next],
      { fix: ',' },
    );
  }
  return unexpected(token, shown(token.text), expected[next]);
}

function atEnd(text: string, previous: Token | undefined, expected: string): SnippetFault {
  const end = previous?.end ?? text.length;
  return unexpected({ start: end, end }, 'end', expected);
}
