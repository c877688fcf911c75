import { parse } from '../../src/core/placeholder/grammar';
import type { Random } from '../random';
import { keysOf } from './keys';
import { languageName, type Token, tokens } from './tokens';
import { misspell } from './misspell';
import { wrongLabels } from './wrong-labels';

/** A replacement in a snippet. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A typo: in the snippet, or in its label. */
export type Typo = Edit | { readonly label: string };

export interface Block {
  /** As the fence names it. */
  readonly label: string;
  readonly text: string;
}

/** All places of a snippet where one kind of typo can happen. */
type FindTypos = (block: Block, random: Random) => readonly Typo[];

export const kinds = {
  comma: (block) => dropSign(block, ','),
  quote: dropQuote,
  brace: (block) => dropSign(block, '{}'),
  bracket: (block) => dropSign(block, '[]()'),
  indent: shiftLine,
  tab: indentByTab,
  'duplicated key': doubleKey,
  'misspelt key': misspellKey,
  'misspelt endpoint': misspellEndpoint,
  'dropped slash': dropSlash,
  'dropped scheme': dropScheme,
  'misspelt placeholder': misspellPlaceholder,
  'wrong label': (block) => wrongLabels(languageName(block.label)).map((label) => ({ label })),
} as const satisfies Record<string, FindTypos>;

export type Kind = keyof typeof kinds;

/** In these, a bracket inside a value is a part of it unless the value begins with it. */
const VALUES = new Set(['yaml', 'dotenv', 'ini', 'properties']);

/** What stands between elements is prose, where a sign more or less is none of the language. */
const MARKUP = new Set(['html', 'xml', 'tsx']);
const PROSE = /(?<=<\/?[A-Za-z][^<>]*>)[^<>{};=]+(?=<)/g;

function dropSign({ label, text }: Block, signs: string): Edit[] {
  const language = languageName(label);
  const all = tokens(text, language);
  const found = all.filter(({ kind, text: sign }) => kind === 'sign' && signs.includes(sign));
  const prose = MARKUP.has(language) ? [...text.matchAll(PROSE)] : [];
  const isSaid = (at: number): boolean => prose.some(({ index, 0: piece }) => index <= at && at < index + piece.length);
  const counted = found.filter(({ start }) =>
    VALUES.has(language) ? isInFlow(text, start, language) : !isSaid(start),
  );
  return counted.map(({ start }) => ({ start, end: start + 1, text: '' }));
}

/** Whether a sign belongs to a value that begins with a bracket; in formats of lines there are none but sections. */
function isInFlow(text: string, at: number, language: string): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1);
  const content = /^[^\n]*/.exec(line)?.[0] ?? '';
  if (language === 'yaml') return /^\s*(?:- )?(?:[\w.-]+:\s+)?(?:!\w+ )?[[{]/.test(content) && !/\{\{/.test(content);
  return language === 'ini' && /^\s*\[[^\]]*\]\s*$/.test(content);
}

function dropQuote({ label, text }: Block): Edit[] {
  return textTokens({ label, text }).flatMap(({ start, text: quoted }) => {
    const last = start + quoted.length - 1;
    return [
      { start, end: start + 1, text: '' },
      { start: last, end: last + 1, text: '' },
    ];
  });
}

function textTokens({ label, text }: Block): Token[] {
  return tokens(text, languageName(label)).filter(({ kind }) => kind === 'text');
}

interface Line {
  readonly start: number;
  readonly text: string;
  readonly indent: string;
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const found = { start, text: line, indent: /^[ \t]*/.exec(line)?.[0] ?? '' };
    start += line.length + 1;
    return found;
  });
}

/** One or two spaces too many or too few, in a line that is neither empty nor a comment. */
function shiftLine({ label, text }: Block, random: Random): Edit[] {
  // The first column of a line is a sign.
  if (label === 'diff') return [];
  return linesOf(text).flatMap(({ start, text: line, indent }, index) => {
    if (index === 0 || line.trim() === '' || /^\s*(?:#|\/\/|--|<!--)/.test(line)) return [];
    const width = 1 + random.int(2);
    const isLess = indent.length >= width && random.int(2) === 0;
    return [isLess ? { start, end: start + width, text: '' } : { start, end: start, text: ' '.repeat(width) }];
  });
}

/** A tab in the place of the spaces before a line. */
function indentByTab({ label, text }: Block): Edit[] {
  if (label === 'diff') return [];
  return linesOf(text).flatMap(({ start, text: line, indent }) => {
    if (!indent.startsWith(' ') || line.trim() === '' || /^\s*(?:#|\/\/)/.test(line)) return [];
    return [{ start, end: start + indent.length, text: '\t'.repeat(Math.max(1, Math.floor(indent.length / 4))) }];
  });
}

/** A line with a key and its value that stands there twice, with another value where one is easily made. */
function doubleKey(block: Block): Edit[] {
  const lines = linesOf(block.text);
  return keysOf(block).flatMap(({ start, isRepeatable }) => {
    const line = lines.findLast((one) => one.start <= start);
    if (!line || isRepeatable) return [];
    const at = line.start + line.text.length;
    const isNested = (lines.find((one) => one.start > line.start)?.indent.length ?? 0) > line.indent.length;
    // What opens a block would have to be doubled with all that is in it.
    if (isNested || /[{[(|>\\]\s*$/.test(line.text) || /^\s*(?:- |[{[])/.test(line.text)) return [];
    if (!isCompleteMember(block, line.text)) return [];
    return [{ start: at, end: at, text: `\n${withOtherValue(line.text)}` }];
  });
}

/** Where commas part members, only a line that ends with one can be repeated; and it must hold one member. */
function isCompleteMember({ label }: Block, line: string): boolean {
  const needsComma = ['json', 'jsonc', 'json5', 'javascript', 'typescript', 'tsx', 'python', 'php', 'ruby', 'go'];
  if (needsComma.includes(languageName(label))) return /,\s*$/.test(line);
  return !/[{}[\]]/.test(line.replace(/\$\{[^}]*\}/g, '')) || languageName(label) === 'toml';
}

function withOtherValue(line: string): string {
  return line.replace(/(?<=[=:>]\s*["']?)(?:true|false|\d+|[a-z]+)(?=["']?[;,]?\s*$)/, (value) => {
    if (value === 'true') return 'false';
    if (value === 'false') return 'true';
    return /^\d+$/.test(value) ? String(Number(value) + 1) : `${value}s`;
  });
}

function misspellKey(block: Block, random: Random): Edit[] {
  return keysOf(block).flatMap(({ start, name }) => {
    const text = misspell(name, random);
    return text === undefined ? [] : [{ start, end: start + name.length, text }];
  });
}

const URL = /https?:\/\/(?:<[\w ]+>|[^\s"'`\\^{}()[\],;|<>$])+/g;

interface Url {
  readonly start: number;
  readonly url: string;
}

/** The addresses in a snippet that a program reads, with the scheme. */
function urlsOf({ label, text }: Block): Url[] {
  const comments = tokens(text, languageName(label)).filter(({ kind }) => kind === 'comment');
  return [...text.matchAll(URL)].flatMap(({ index: start, 0: url }) => {
    const isSaid = comments.some((one) => one.start <= start && start < one.start + one.text.length);
    return isSaid ? [] : [{ start, url: url.replace(/[.:]+$/, '') }];
  });
}

/** A letter in the path of an address. */
function misspellEndpoint(block: Block, random: Random): Edit[] {
  return urlsOf(block).flatMap(({ start, url }) => {
    const path = pathStart(url);
    return [
      ...url
        .slice(path)
        .replace(/[?#].*$/, '')
        .matchAll(/(?<=\/)[A-Za-z][A-Za-z-]{2,}(?=\/|$)/g),
    ].flatMap((match) => {
      const text = misspell(match[0], random);
      const at = start + path + match.index;
      return text === undefined ? [] : [{ start: at, end: at + match[0].length, text }];
    });
  });
}

const pathStart = (url: string): number => /^https?:\/\/[^/]*/.exec(url)?.[0].length ?? url.length;

function dropSlash(block: Block): Edit[] {
  return urlsOf(block).flatMap(({ start, url }) =>
    [...url.matchAll(/\//g)].map((match) => ({ start: start + match.index, end: start + match.index + 1, text: '' })),
  );
}

function dropScheme(block: Block): Edit[] {
  return urlsOf(block).map(({ start, url }) => ({ start, end: start + url.indexOf('://') + 3, text: '' }));
}

function misspellPlaceholder({ text }: Block, random: Random): Edit[] {
  return parse(text).flatMap((segment) => {
    if (segment.type !== 'token' || segment.form === 'phrase') return [];
    const word = segment.form === 'name' ? segment.name : (segment.name.split('.')[0] ?? '');
    const start = segment.offset + (segment.form === 'name' ? 1 : 0);
    const wrong = misspell(word, random);
    return wrong === undefined ? [] : [{ start, end: start + word.length, text: wrong }];
  });
}
