import { isMarkupLanguage } from '../remark-guide/markup-languages';
import { type LanguageId, languageOf } from '../remark-snippets/language-names';
import { blank, withoutOutput } from './terminal-output';

/** A snippet as it can be judged. Every offset in it is one in the snippet as it was written. */
export interface NeutralText {
  readonly text: string;
  /** Puts what was written back into a message. */
  readonly restore: (message: string) => string;
}

/** Lines that a site generator takes out of a snippet before anybody sees them. */
const MARKER =
  /^[ \t]*(?:\/\/|#|--|;|%|<!--|\/\*|\{\/\*)[ \t]*(?:highlight-(?:next-line|start|end)|prettier-ignore|\[!code[^\]\n]*\]|--8<--.*)[ \t]*(?:-->|\*\/\}?)?[ \t]*$/gm;

/** A remark behind a line: what a site shows as added, and what it shows as taken out, which is no part of the snippet. */
const MARKED =
  /^(?<line>[^\n]*?)(?<mark>[ \t]*(?:\/\/|#|--|;|<!--|\{?\/\*)[ \t]*\[!code (?<sign>\+\+|--|[a-z][^\]\n]*)\][ \t]*(?:-->|\*\/\}?)?[ \t]*)$/gm;

/** Hugo's and Zola's shortcodes, Liquid's and Jinja's statements. */
const SHORTCODE = /\{\{[<%](?:[^}\n]|\}(?!\}))*[%>]\}\}/g;
const STATEMENT = /\{%[^\n]*?%\}/g;

/** mdBook's includes, and the macros of other generators: `{{#include a.toml}}`, `^{appName}`. */
const INCLUDE = /\{\{#\w[^}\n]*\}\}|\^\{[^{}\n]+\}/g;

/** Words in angle brackets: `<Client ID from authentik>`, `<<APP_HOST>>`, `<team's name>`, `<:name in the file>`, and `***FILL IN***`. */
const PHRASE =
  /<:[^<>\n]{1,80}>|(?<!<)<{1,2}(?! )[A-Za-z](?:[^<>\n=;|&$(){}"'`]|(?<=\w)'(?=\w)){0,79}(?<![\s/])>{1,2}|(?<!\*)\*{3}[A-Za-z](?:[\w -]*\w)?\*{3}(?!\*)/g;

/** What a reader puts at the beginning of a name: `{SERVICE}_AUTO_REGISTER=true`, `<PROVIDER>_ID=`. */
const NAME_PART = /(?<=^[ \t]*(?:export )?)(?:\{\w+\}|<\w+>)(?=_?[A-Z][A-Z_\d]*=)/gm;

/** A choice of words in the form of a command: `<add|remove>`, `[name|id]`. */
const CHOICE = /<[\w-]+(?:\|[\w-]+)+>|\[[\w-]+(?:\|[\w-]+)+\]/g;

/** A command's output that is to be put in, and is described: `$(# the token from above)`. */
const DESCRIBED = /\$\(#[^()\n]*\)/g;

/** Attributes of an element that are left out: `<Provider ...>`. */
const LEFT_OUT = /(?<=<[A-Z][\w.]*)[ \t]+(?:\.{3}|…)(?=[ \t]*\/?>)/g;

/** A line of signs that points at something in the line above. */
const POINTER = /^[ \t]*\^[ \t^~-]*$/gm;

/** Remarks behind an arrow, which people put into snippets of any language. */
const REMARK = /[ \t](?:<--+|<==+|←|⟵|👈)(?!>)[^\n"']*$/gm;

const JSON_LANGUAGE = /^json[c5]?$/i;
/** Members that are left out: `"...",` in a line of its own. */
const LEFT_OUT_MEMBERS = /^(?<space>[ \t]*)"(?<dots>\.{3}|…)"(?=[ \t]*,?[ \t]*$)/gm;
/** In the place of a JSON value: `<id>`, `{{ port }}`, `${PORT}`, `[client id]`, `YOUR_ID`, `ClientId`; not a misspelt `true`. */
const JSON_VALUE =
  /(?<=[:[,][ \t]*)(?:<{1,2}[^<>\n]{1,80}>{1,2}|\{\{[^{}\n]*\}\}|\$\{[^{}\n]*\}|\[[A-Za-z][\w -]*\](?<!\[(?:true|false|null)\])|(?!(?:True|TRUE|False|FALSE|Null|NULL|None|NaN|Infinity|Undefined)\b)[A-Z][A-Za-z_\d]+)(?=[ \t]*(?:[,}\]\n]|$))/g;

/**
 * Takes out of a snippet what is no part of its language: placeholders become words of the same length, lines for the site
 * generator become blanks. Braces of template engines are left to the check of the language.
 */
export function neutralise(source: string, language: string): NeutralText {
  const replaced = new Map<string, string>();
  const note = (neutral: string, piece: string): string => {
    replaced.set(neutral, piece);
    return neutral;
  };
  const word = (piece: string): string =>
    note(piece.replace(/[^A-Za-z0-9]/g, (_, at: number) => (at === 0 ? 'x' : '_')).replace(/_$/, 'x'), piece);
  const unlessAlone =
    (otherwise: (piece: string) => string) =>
    (piece: string, at: number): string =>
      isAlone(source, at, piece.length) ? blank(piece) : otherwise(piece);
  let text = source
    .replace(MARKED, (all: string, line: string, mark: string, sign: string) =>
      sign === '--' ? blank(all) : line + blank(mark),
    )
    .replace(MARKER, blank)
    .replace(REMARK, blank)
    .replace(POINTER, blank)
    .replace(SHORTCODE, unlessAlone(word))
    .replace(INCLUDE, unlessAlone(word))
    .replace(
      STATEMENT,
      unlessAlone((piece) => piece),
    );
  if (JSON_LANGUAGE.test(language)) {
    const whole = text.replace(LEFT_OUT_MEMBERS, '$<space> $<dots> ');
    text = whole.replace(JSON_VALUE, (piece, at: number) => (isInString(whole, at) ? piece : '1'.repeat(piece.length)));
  }
  const id = languageOf(language);
  if (id === 'shell' || id === 'dotenv') text = text.replace(NAME_PART, word);
  if (id === 'shell') text = withoutOutput(text).replace(CHOICE, word).replace(DESCRIBED, word);
  if (id === 'javascript' || id === 'typescript') text = text.replace(LEFT_OUT, blank);
  if (id !== undefined && TEMPLATED.has(id)) {
    const whole = text;
    text = text
      .replace(/^[ \t]*\{\{[^{}\n]*\}\}[ \t]*$/gm, blank)
      .replace(/\{\{[^{}\n]*\}\}/g, (piece, at: number) =>
        /=[ \t]*$/.test(lineBefore(whole, at)) ? '1'.repeat(piece.length) : word(piece),
      );
  }
  if (!isMarkupLanguage(language)) {
    const whole = text;
    text = text.replace(PHRASE, (piece, at: number) => (isComparison(whole, at, piece) ? piece : word(piece)));
  }
  return {
    text,
    restore: (message) =>
      [...replaced].reduce((result, [neutral, piece]) => {
        const whole = result.replaceAll(neutral, () => piece);
        // Long texts are cut in messages.
        const cuts = Array.from(neutral, (_, at) => `${neutral.slice(0, at + 1)}…`);
        const cut = cuts.findLast((one) => one.length > 4 && whole.includes(one));
        return cut === undefined ? whole : whole.replaceAll(cut, () => `${piece.slice(0, cut.length - 1)}…`);
      }, message),
  };
}

/** Files that template engines write, by their own braces. */
const TEMPLATED: ReadonlySet<LanguageId> = new Set<LanguageId>(['ini', 'properties', 'toml']);

/** Whether a piece fills its line. */
function isAlone(text: string, at: number, length: number): boolean {
  const behind = /^[^\n]*/.exec(text.slice(at + length))?.[0] ?? '';
  return (lineBefore(text, at) + behind).trim() === '';
}

/** Whether an odd number of quotes stands before it in its line. */
function isInString(text: string, at: number): boolean {
  return (lineBefore(text, at).match(/(?<!\\)"/g)?.length ?? 0) % 2 === 1;
}

/** `a <b> c` compares or redirects. */
function isComparison(text: string, at: number, piece: string): boolean {
  return /^<[a-z]+>$/.test(piece) && /[\w)\]]$/.test(lineBefore(text, at));
}

const lineBefore = (text: string, at: number): string => text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
