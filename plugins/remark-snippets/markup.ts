import { type LanguageId, languageOf } from './language-names';
import type { SnippetFault } from './languages/language';
import { shown, unexpected } from './languages/unexpected';

/** Languages in which entities, tags and text of any kind are at home. */
const MARKUP: ReadonlySet<LanguageId> = new Set(['diff', 'html', 'http', 'php', 'xml']);
/** Languages of programs, whose strings may well be HTML. */
const PROGRAMS: ReadonlySet<LanguageId> = new Set([
  'css',
  'go',
  'javascript',
  'powershell',
  'python',
  'ruby',
  'sql',
  'typescript',
]);
const SLASHES: ReadonlySet<LanguageId> = new Set(['css', 'go', 'hcl', 'javascript', 'json', 'typescript']);

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&#x27;': "'",
  '&#34;': '"',
  '&#x22;': '"',
  '&#60;': '<',
  '&#62;': '>',
  '&#38;': '&',
  '&nbsp;': ' ',
  '&#160;': ' ',
};

const ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|#(?:34|38|39|60|62|160)|#x(?:22|27));/gi;
/** What programs have entities for in no string of theirs: in an address, or as an operator. */
const IN_PROGRAM = /&amp;(?=\w+=|&amp;)|(?<==\s*|-)&gt;|&[lg]t;=|(?<=&amp;)&amp;/gi;
/** What is bold and is all of a value. Within longer texts it may be meant as Markdown. */
const BOLD =
  /(?<=(?:[:=]|^\s*-)[ \t]*["']?|(?:^|\s)--?[\w-]+[ =])\*\*(?=[A-Za-z<])(?<text>[^*\n]{0,80}?[\w>.!?)])\*\*(?=["']?\s*(?:$|[,;#\\}\])]))/gm;
/** An address that an editor made a link, or a value that is a link and nothing else. */
const LINK = /(?<![\w)\]!])\[(?<text>[^[\]\n]+)\]\((?<url>(?:https?:\/\/|mailto:)[^()\s]+)\)/g;
/** The fence of another block. */
const FENCE = /^ {0,3}(?:`{3,}|~{3,})[A-Za-z][\w+-]*[ \t]*$/gm;
const CURLY =
  /(?<before>^|[=:(,[{]\s*|-\s+)(?<open>[“”‘’])(?<text>[^“”„‘’\n]*)(?<close>[“”‘’])(?=\s*(?:$|[:,;)\]}#]))/gm;
const CURLY_WORD =
  /(?<before>(?:^|\s)(?:-{1,2}\w[\w-]* |(?:-{0,2}[A-Za-z_][\w.-]*=)*))(?<open>[“”‘’])(?<text>[^“”„‘’\n]*)(?<close>[“”‘’])(?=\s|$|[;|&)])/gm;
const DASH = /(?<=^|\s)[–—]+(?=(?<name>[A-Za-z][\w-]*))/gm;
const SPACES = /[\u00a0\u2007\u202f]/g;
const INVISIBLE =
  /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064]|(?<![\p{Emoji}\p{M}\p{L}\ufe0f])[\u200c\u200d]|[\u200c\u200d](?![\p{Emoji}\p{M}\p{L}])/gu;

/**
 * What comes from a web page or an editor and not from the language: HTML entities, Markdown, curly quotes and long dashes in the place of plain ones, spaces
 * that are none. Not in comments, and in no language that has them itself, nor in plain text.
 *
 * @param label the fence's language
 */
export function markupFaults(label: string, text: string): SnippetFault[] {
  const language = languageOf(label);
  if (!language) return [];
  if (MARKUP.has(language) || /^(?:jsx|tsx)$/i.test(label)) return [...attributes(text), ...spaces(text, language)];
  const fence = PROGRAMS.has(language) ? undefined : FENCE.exec(text);
  FENCE.lastIndex = 0;
  if (fence) return [openFence(fence.index, fence[0])];
  const found = [
    ...entities(text, language),
    ...bold(text),
    ...links(text),
    ...quotes(text, language),
    ...dashes(text, language),
  ];
  return [...found.filter(({ offset }) => !isComment(text, offset, language)), ...spaces(text, language)].sort(
    (a, b) => a.offset - b.offset,
  );
}

function fault(
  start: number,
  actual: string,
  expected: string,
  details: { readonly found?: string; readonly why?: string; readonly fix?: string } = {},
): SnippetFault {
  const { found = shown(actual), why = '', fix = expected } = details;
  return unexpected({ start, end: start + actual.length }, found, `${shown(expected)}${why}`, {
    ruleId: 'snippet-markup',
    actual,
    expected: [expected],
    fix,
  });
}

/** What stands behind it is another block's, and the text between them is no part of any. */
const openFence = (start: number, fence: string): SnippetFault =>
  unexpected(
    { start, end: start + fence.length },
    `opening fence ${shown(fence.trim())}`,
    'the closing fence of this block before it',
    {
      ruleId: 'snippet-markup',
      actual: fence.trim(),
    },
  );

function entities(text: string, language: LanguageId): SnippetFault[] {
  return [...text.matchAll(PROGRAMS.has(language) ? IN_PROGRAM : ENTITY)]
    .filter(({ index }) => !/<\/?[a-z][^<>\n]*>/i.test(lineAt(text, index)))
    .map(({ 0: all, index }) => {
      const [entity = all] = /&#?\w+;/.exec(all) ?? [];
      return fault(index + all.indexOf(entity), entity, ENTITIES[entity.toLowerCase()] ?? '&', {
        why: ': the language has no entities of HTML',
      });
    });
}

const bold = (text: string): SnippetFault[] =>
  [...text.matchAll(BOLD)]
    // A pattern of file names, or two powers.
    .filter(({ groups }) => !/[/\\]|,\s*$/.test(groups?.text ?? ''))
    .map(({ 0: all, index, groups }) =>
      fault(index, all, groups?.text ?? '', { why: ' without the stars of Markdown' }),
    );

function links(text: string): SnippetFault[] {
  return [...text.matchAll(LINK)].flatMap(({ 0: all, index, groups }) => {
    const { text: label = '', url = '' } = groups ?? {};
    const bare = url.replace(/^mailto:/, '');
    const isAddress =
      /^https?:\/\//.test(label) || label === bare || bare.replace(/^https?:\/\//, '').startsWith(label);
    return isAddress ? [fault(index, all, label, { why: ' without the link of Markdown' })] : [];
  });
}

function quotes(text: string, language: LanguageId): SnippetFault[] {
  const isShell = language === 'shell' || language === 'dockerfile';
  return [...text.matchAll(isShell ? CURLY_WORD : CURLY)].flatMap(({ index, groups }) => {
    const { before = '', open = '', text: inner = '', close = '' } = groups ?? {};
    const start = index + before.length;
    if (isQuoted(text, start) || (!isShell && before === '' && language === 'yaml')) return [];
    const quote = /[‘’]/.test(open) ? "'" : '"';
    const actual = open + inner + close;
    return [fault(start, actual, quote + inner + quote, { found: `quotes of ${shown(actual)}` })];
  });
}

/** `class=“a”`: an attribute whose quotes no browser and no parser takes for any. */
const attributes = (text: string): SnippetFault[] =>
  [...text.matchAll(/(?<=<[^<>]*\s[\w:@.-]+=)[“”](?<text>[^“”"<>\n]*)[“”]/g)].map(({ 0: actual, index, groups }) =>
    fault(index, actual, `"${groups?.text ?? ''}"`, { found: `quotes of ${shown(actual)}` }),
  );

function dashes(text: string, language: LanguageId): SnippetFault[] {
  if (language !== 'shell' && language !== 'powershell' && language !== 'dockerfile') return [];
  return [...text.matchAll(DASH)]
    .filter(
      ({ index }) => !isQuoted(text, index) && lineAt(text, index).trimStart() !== text.slice(index).split('\n')[0],
    )
    .map(({ 0: dash, index, groups }) => {
      const name = groups?.name ?? '';
      const plain = language === 'powershell' || name.length === 1 ? '-' : '--';
      return fault(index, dash + name, plain + name, { fix: plain + name });
    });
}

function spaces(text: string, language: LanguageId): SnippetFault[] {
  const odd = [...text.matchAll(SPACES)].filter(({ index }) => {
    // Within quotes and texts it belongs to the writing, as in French before a question mark.
    const isIndent =
      lineAt(text, index)
        .slice(0, index - text.lastIndexOf('\n', index - 1) - 1)
        .trim() === '';
    return (
      isIndent ||
      (!MARKUP.has(language) &&
        !isQuoted(text, index) &&
        !/[«\d]$/.test(text.slice(0, index)) &&
        !/^[»!?:;%]/.test(text.slice(index + 1)))
    );
  });
  const runs = odd.filter(({ index }) => !odd.some((other) => other.index === index - 1));
  return [
    ...runs
      .filter(({ index }) => !isComment(text, index, language))
      .map(({ index }) => {
        const run = /^[\u00a0\u2007\u202f]+/.exec(text.slice(index))?.[0] ?? '';
        const code = run.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
        return unexpected({ start: index, end: index + run.length }, `no-break space (U+${code})`, 'a plain space', {
          ruleId: 'snippet-markup',
          actual: run,
          fix: ' '.repeat(run.length),
        });
      }),
    ...[...text.matchAll(INVISIBLE)].map(({ 0: actual, index }) => {
      const code = actual.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      return unexpected({ start: index, end: index + 1 }, `invisible character (U+${code})`, 'none', {
        ruleId: 'snippet-markup',
        actual,
        fix: '',
      });
    }),
  ];
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(start).split('\n', 1)[0] ?? '';
}

/** Whether an offset lies between plain quotes of its line. */
function isQuoted(text: string, offset: number): boolean {
  return openQuote(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)) !== undefined;
}

/** The quote that is open at the end of a piece of a line. An apostrophe is none. */
function openQuote(piece: string): string | undefined {
  let open: string | undefined;
  for (let at = 0; at < piece.length; at += 1) {
    const character = piece[at] ?? '';
    if (character === '\\') at += 1;
    else if (open === character) open = undefined;
    else if (!open && /["'`]/.test(character) && (character !== "'" || !/\w/.test(piece[at - 1] ?? '')))
      open = character;
  }
  return open;
}

function isComment(text: string, offset: number, language: LanguageId): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const opening = SLASHES.has(language) ? /(?:^|\s)\/\/|^\s*\/?\*/g : language === 'sql' ? /--|#/g : /(?:^|\s)[#;]/g;
  return [...line.matchAll(opening)].some(({ index }) => openQuote(line.slice(0, index)) === undefined);
}
