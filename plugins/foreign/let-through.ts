import { languageOf } from '../remark-snippets/language-names';
import type { JudgedFault } from '../remark-snippets/judge';
import { isLeftOut } from './elisions';
import type { Finding } from './finding';

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
    return isStub(text, fault) || isMarkedUp(text, offset);
  }
  if (ruleId === 'snippet-duplicate-key') return isRepeated(text, language, fault);
  // Options by themselves, and a program's own help, are no commands that end too early.
  return ruleId === 'snippet-continuation' && (/^(?:\s*#.*\n|\s)*-/.test(text) || /^\s*-\w, --/m.test(text));
}

/** A comment says that a file is read by a program which takes more than JSON, such as a comma at the end of a list. */
const hasComment = (text: string): boolean =>
  /^[ \t]*(?:\/\/|\/\*|#)|[,{[][ \t]*(?:\/\/|\/\*|#)/m.test(text.replace(/"(?:\\.|[^"\\\n])*"/g, '""'));

/** Addresses below each other are a list of examples. */
const isUrls = (text: string): boolean =>
  text.split('\n').every((line) => /^\s*(?:https?:\/\/\S+)?\s*(?:#.*)?$/.test(line));

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
    (code.length === 1 && isSignature) ||
    (/indented block/.test(message) && /^\s*#/.test(text.trimEnd().split('\n').at(-1) ?? ''))
  );
}

/** Lines that are to be added or taken away have `+` and `-` before them. */
function isMarkedUp(text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1);
  return /^[+-][ \t]/.test(line) && !/^\s*[+-][ \t]/.test(text);
}

/**
 * Whether an address without a scheme surely lacks it. A host alone is what many settings of other products want: it is a slip where the
 * text has the same host with a scheme, or where the path is a provider's.
 */
export function isCertainSlip({ ruleId, actual = '' }: Finding, text: string): boolean {
  if (ruleId !== 'missing-scheme') return true;
  const [host = ''] = actual.split('/');
  if (/\/(?:application\/o|realms)\//.test(actual)) return true;
  return actual.includes('/') && (text.includes(`https://${host}/`) || text.includes(`http://${host}/`));
}
