import { languageOf } from '../remark-snippets/language-names';
import type { JudgedFault } from '../remark-snippets/judge';
import { isLeftOut } from './elisions';
import { lineAt } from './finding';

/** What holds for our guides and is a matter of taste elsewhere. */
const OURS_ONLY: ReadonlySet<string> = new Set(['snippet-json-comment']);

/** Whether a fault is none in somebody else's guide: the author left something out, or writes a notation on purpose. */
export function isLetThrough(text: string, language: string, fault: JudgedFault): boolean {
  const { ruleId, offset } = fault;
  if (OURS_ONLY.has(ruleId) || isLeftOut(text, offset)) return true;
  if (ruleId === 'snippet-syntax') {
    const id = languageOf(language);
    if (id === 'json') return text[offset] === ',' && hasComment(text);
    if (id === 'yaml') return isUrls(text) || isTable(text);
    if (id === 'shell' && (isInWord(text, offset) || isBlock(text, offset))) return true;
    if (id === 'ini' && isOfCommands(text, offset)) return true;
    if (id === 'sql' && isCondition(text, offset)) return true;
    return isStub(text, fault) || isMarkedUp(text, offset) || isOpening(text);
  }
  if (ruleId === 'snippet-markup')
    return isDrawn(text, offset) || (languageOf(language) === 'json' && isProse(text, fault));
  // Lists of a service, shown without it.
  if (ruleId === 'snippet-schema')
    return (
      /^Unexpected list for `(?:configs|networks|secrets|volumes)`/.test(fault.message) && !/^services:/m.test(text)
    );
  if (ruleId === 'snippet-stray-bracket' && languageOf(language) === 'nginx') return isFormat(text, offset);
  if (ruleId === 'snippet-duplicate-key') return isRepeated(text, language, fault);
  // Options by themselves, and a program's own help, are no commands that end too early.
  return (
    ruleId === 'snippet-continuation' &&
    (/^(?:\s*#.*\n|\s)*-/.test(text) || /^\s*-\w, --/m.test(text) || isLongUrl(text, offset))
  );
}

/** A comment says that a file is read by a program which takes more than JSON, such as a comma at the end of a list. */
const hasComment = (text: string): boolean =>
  /^[ \t]*(?:\/\/|\/\*|#)|[,{[][ \t]*(?:\/\/|\/\*|#)/m.test(text.replace(/"(?:\\.|[^"\\\n])*"/g, '""'));

/** Addresses below each other are a list of examples. */
const isUrls = (text: string): boolean =>
  text.split('\n').every((line) => /^\s*(?:https?:\/\/\S+)?\s*(?:#.*)?$/.test(line));

/** One address with its parameters in lines of their own. */
const isLongUrl = (text: string, offset: number): boolean =>
  /(?:^|\n)[ \t]*https?:\/\/\S+(?:\n[ \t]*[?&]\S+)*$/.test(text.slice(0, offset)) &&
  /^\s*[?&]\S*(?:\s+&\S+)*\s*$/.test(text.slice(offset));

/** What a program draws between the branches of a tree. */
const isDrawn = (text: string, offset: number): boolean => /[│├└]/.test(lineAt(text, offset));

/** An answer's text with the entities and signs that its author wrote: `"note": "Ann&#39;s page about hiking"`. */
function isProse(text: string, { offset, actual = '' }: JudgedFault): boolean {
  if (!/^(?:&(?:#39|#x27|apos|quot);|[\u200b-\u200f\u2060])$/i.test(actual)) return false;
  const line = lineAt(text, offset);
  const value = /^\s*"[^"]*"\s*:\s*"(?<value>.*)"/.exec(line)?.groups?.value ?? '';
  return (value.match(/\p{L}{2,}/gu)?.length ?? 0) > 4;
}

/** A condition without the statement around it: `code >= 400`. */
const isCondition = (text: string, offset: number): boolean =>
  /^\w+(?:\([^()]*\))?\s*(?:[=<>!]|(?:between|in|is|like|not)\b)/i.test(text.slice(offset));

/** The format of a log, which is put together from several texts. */
const isFormat = (text: string, offset: number): boolean => /\blog_format\b[^;]*$/.test(text.slice(0, offset));

/** A section of a file in which commands stand, such as `[autoexec]`: most of its lines are none of a name and a value. */
function isOfCommands(text: string, offset: number): boolean {
  const start = text.lastIndexOf('\n[', offset);
  const end = text.indexOf('\n[', offset);
  const lines = text
    .slice(start + 1, end < 0 ? text.length : end)
    .split('\n')
    .filter((line) => /^\s*[^\s[#;]/.test(line));
  const bare = lines.filter((line) => !line.includes('='));
  return bare.length > 1 && bare.length > lines.length / 2;
}

/** The line that begins a block, alone: `<VirtualHost *:443>`, `<section className="a">`. */
const isOpening = (text: string): boolean => /^\s*<[A-Za-z][\w.]*(?:\s[^<]*)?[^/<]>\s*$/.test(text);

/** Columns, as programs print them. */
const isTable = (text: string): boolean => /^[ \t]*\S+(?: {2,}\S+){2,}/m.test(text);

/** An apostrophe, in what a program printed. */
const isInWord = (text: string, offset: number): boolean => /^\p{L}'\p{L}/u.test(text.slice(Math.max(0, offset - 1)));

/** The end of `name {`, which opens nothing in a shell, and does in many files of settings. */
const isBlock = (text: string, offset: number): boolean =>
  text[offset] === '}' && /^[ \t]*[\w.-]+(?:[ \t]+[\w"'.-]+)?[ \t]+\{[ \t]*$/m.test(text.slice(0, offset));

/** A name that a file of settings gives for each item of a list, such as `server=` of dnsmasq. */
function isRepeated(text: string, language: string, { actual = '' }: JudgedFault): boolean {
  const id = languageOf(language);
  if (actual === '' || (id !== 'ini' && id !== 'properties' && !/^conf/i.test(language))) return false;
  return text.split('\n').filter((line) => line.trim().startsWith(`${actual}=`)).length > 2;
}

/** A signature alone, or with a comment for its body. */
function isStub(text: string, { offset, message }: JudgedFault): boolean {
  const rest = text
    .slice(offset)
    .split('\n')
    .filter((line) => /^\s*[^\s#/*]/.test(line));
  if (rest.join('').trim().length > 1) return false;
  const code = text.split('\n').filter((line) => /^\s*[^\s#/*]/.test(line));
  const isSignature =
    /\b(?:class|def|fn|func|function|interface)\s+\w/.test(code.at(-1) ?? '') || /^\s*\)/.test(code.at(-1) ?? '');
  return (
    (isSignature && (code.length === 1 || /indented block/.test(message))) ||
    (/indented block/.test(message) && /^\s*#/.test(text.trimEnd().split('\n').at(-1) ?? '')) ||
    /expected `except` or `finally`/.test(message)
  );
}

/** Lines that are to be added or taken away have `+` and `-` before them. */
function isMarkedUp(text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1);
  return /^[+-][ \t]/.test(line) && !/^\s*[+-][ \t]/.test(text);
}
