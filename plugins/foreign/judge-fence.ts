import { titleOf } from '../fence-meta';
import type { JudgedFault } from '../remark-snippets/judge';
import { judgeSnippet } from '../remark-snippets/judge';
import { isLeftOut } from './elisions';
import type { Finding } from './finding';
import { neutralise } from './neutralise';
import type { Fence } from './scan-fences';

/** What holds for our guides and is a matter of taste elsewhere. */
const OURS_ONLY: ReadonlySet<string> = new Set(['snippet-json-comment']);

/** Words that announce a block which is wrong on purpose. */
const COUNTEREXAMPLE =
  /\b(?:bad|wrong|incorrect(?:ly)?|invalid|broken|malformed|not valid|do(?:es)? not work|don['’]t|do not|never|instead of|fails?|error)\b[^.]{0,60}:?\W*$/i;

/** More faults of one kind than this in one block are one fault: it is something else than its label says. */
const MANY = 3;

/** The faults of a block of a guide that is not ours, in the lines of that guide. */
export async function judgeFence({ language, meta, lead, lines, line, column }: Fence): Promise<Finding[]> {
  if (COUNTEREXAMPLE.test(lead)) return [];
  const source = lines.map((line) => line.text).join('\n');
  const { text, restore } = neutralise(source, language);
  const faults = await judgeSnippet({ language: languageOf({ language, meta, lead }, text), meta, text });
  const pointAt = (offset: number): { line: number; column: number } => {
    const before = text.slice(0, offset).split('\n');
    const line = lines[before.length - 1] ?? lines.at(-1);
    return { line: line?.line ?? 1, column: (line?.column ?? 1) + (before.at(-1)?.length ?? 0) };
  };
  // What a message says of lines is said of the snippet.
  const inGuide = (message: string): string =>
    message.replace(/\b(in|of) line (\d+)\b/g, (all, word: string, number: string) => {
      const line = lines[Number(number) - 1]?.line;
      return line === undefined ? all : `${word} line ${line}`;
    });
  return onceEach(faults.filter((fault) => !isLetThrough(text, language, fault))).map(
    ({ ruleId, offset, length, message, actual, expected, isOfLabel }) => {
      const opening = { line, column };
      const { line: endLine, column: endColumn } = isOfLabel ? opening : pointAt(offset + length);
      return {
        ruleId,
        ...(isOfLabel ? opening : pointAt(offset)),
        endLine,
        endColumn,
        message: restore(inGuide(message)),
        ...(actual === undefined ? {} : { actual: restore(actual) }),
        ...(expected ? { expected: expected.map(restore) } : {}),
      };
    },
  );
}

/** Environment files are often labelled as shell; their title or the sentence before tells, if nothing but variables is in them. */
function languageOf({ language, meta, lead }: Pick<Fence, 'language' | 'meta' | 'lead'>, text: string): string {
  if (!/^(?:(?:ba|z)?sh|shell)$/i.test(language) || !/^(?:\s*(?:#.*|[A-Z]\w*=.*)?(?:\n|$))+$/.test(text))
    return language;
  const title = titleOf(meta.replace(/^\{|\}$/g, '')) ?? '';
  const isEnvironment = /(?:^|[./])env(?:\.|$)/i.test(title) || ENVIRONMENT.test(lead);
  return isEnvironment ? 'dotenv' : language;
}

const ENVIRONMENT = /(?<![\w/])\.env\b|\benv(?:ironment)? (?:file|variable)|\bcompose\b|\bcontainer\b/i;

/** Forms of `name = value` that elsewhere are called by each other’s names. */
const SETTINGS: ReadonlySet<string> = new Set('cfg conf dotenv env ini properties python toml'.split(' '));

function isLetThrough(text: string, language: string, { ruleId, offset, expected }: JudgedFault): boolean {
  if (OURS_ONLY.has(ruleId) || isLeftOut(text, offset)) return true;
  if (ruleId === 'snippet-language' && SETTINGS.has(language.toLowerCase()) && SETTINGS.has(expected?.[0] ?? ''))
    return true;
  // Options by themselves, and a program's own help, are no commands that end too early.
  return ruleId === 'snippet-continuation' && (/^(?:\s*#.*\n|\s)*-/.test(text) || /^\s*-\w, --/m.test(text));
}

function onceEach(faults: readonly JudgedFault[]): readonly JudgedFault[] {
  const byRule = new Map<string, JudgedFault[]>();
  for (const fault of faults) byRule.set(fault.ruleId, [...(byRule.get(fault.ruleId) ?? []), fault]);
  return [...byRule.values()].flatMap((same) => (same.length > MANY ? same.slice(0, 1) : same));
}
