import type { Severity } from '../../src/core/diagnostics/diagnostic';
import { languageOf as idOf } from '../remark-snippets/language-names';
import type { JudgedFault } from '../remark-snippets/judge';
import { linesInGuide } from '../remark-snippets/lines-in-guide';
import { judgeExcerpt } from './excerpts';
import { languageToJudge } from './fence-language';
import type { Finding } from './finding';
import { isLetThrough } from './let-through';
import { looseMarkup } from './loose-markup';
import { neutralise } from './neutralise';
import type { Fence } from './scan-fences';
import { HEREDOC, isHeredoc, isMarkdown, isTemplate, labelOfTitle, settingsLabel } from './wrong-labels';

/** Words that announce a block which is wrong on purpose: `This is wrong:`, `Do not write:`, or a heading of such words alone. */
const COUNTEREXAMPLE =
  /\b(?:bad|wrong|incorrect(?:ly)?|invalid|broken|malformed|not valid|do(?:es)? not work|(?:don['’]t|do not|never) (?:do|use|write))\b[^.]{0,60}:\W*$|^[#*_\s]*(?:❌|(?:bad|wrong|incorrect|invalid|broken|don['’]t)\b)[\w\s]{0,20}\W*$/i;

/** More faults of one kind than this in one block are one fault: it is something else than its label says. */
const MANY = 3;

/** The faults of a block of a guide that is not ours, in the lines of that guide. */
export async function judgeFence(fence: Fence): Promise<Finding[]> {
  const { language: label, meta, lead, lines, line, column } = fence;
  if (COUNTEREXAMPLE.test(lead)) return [];
  const source = lines.map((line) => line.text).join('\n');
  const filled = neutralise(source, label);
  const language = languageToJudge(fence, filled.text);
  if (language === '') return looseMarkup(fence);
  const { text, restore } = label === '' ? neutralise(source, language) : filled;
  const faults = await faultsOf({ label, language, meta, text });
  const pointAt = (offset: number): { line: number; column: number } => {
    const before = text.slice(0, offset).split('\n');
    const line = lines[before.length - 1] ?? lines.at(-1);
    return { line: line?.line ?? 1, column: (line?.column ?? 1) + (before.at(-1)?.length ?? 0) };
  };
  const inGuide = (message: string): string => linesInGuide(message, (line) => lines[line - 1]?.line);
  return onceEach(faults).map(({ ruleId, offset, length, message, actual, expected, isOfLabel }) => {
    const opening = { line, column };
    const { line: endLine, column: endColumn } = isOfLabel ? opening : pointAt(offset + length);
    return {
      ruleId,
      ...(isOfLabel ? { severity: 'warning' satisfies Severity } : {}),
      ...(isOfLabel ? opening : pointAt(offset)),
      endLine,
      endColumn,
      message: restore(inGuide(message)),
      ...(actual === undefined ? {} : { actual: restore(actual) }),
      ...(expected ? { expected: expected.map(restore) } : {}),
    };
  });
}

interface LabelledText {
  /** As the guide has it. */
  readonly label: string;
  /** What it is judged as. */
  readonly language: string;
  readonly meta: string;
  readonly text: string;
}

/** The faults that count elsewhere. Under a wrong label, those of the language that it should name. */
async function faultsOf({ label, language, meta, text }: LabelledText): Promise<readonly JudgedFault[]> {
  const settings = settingsLabel(language, text) ?? labelOfTitle({ language, meta }, text);
  if (settings !== undefined) return [wrongLabel(label, settings)];
  const faults = await judgeExcerpt({ language, meta, text });
  if (faults.some(({ ruleId }) => ruleId === 'snippet-syntax')) {
    if (isMarkdown(language, text)) return [wrongLabel(label, 'markdown')];
    if (isTemplate(language, text)) return [wrongLabel(label, 'html')];
    if (isHeredoc(language, text)) return [wrongLabel(label, 'shell')];
  }
  // Elsewhere the label of a command stands above what it prints as well.
  const meant = faults.find(({ isOfLabel, message }) => isOfLabel && !/: nothing in/.test(message))?.expected?.[0];
  if (meant !== undefined && idOf(label) === 'shell' && isOfCommands(text)) return [];
  if (meant !== undefined) {
    const others = await judgeExcerpt({ language: meant, meta, text });
    // JSON is YAML as well.
    const isRight = meant === 'json' && idOf(label) === 'yaml';
    const isSame = label === '' || isRight || idOf(meant) === idOf(label) || isSettingsFile(label, meant);
    return [
      ...(isSame ? [] : [wrongLabel(label, meant)]),
      ...counted({ language: meant, meta, text }, others).filter(({ isOfLabel }) => !isOfLabel),
    ];
  }
  return counted({ language, meta, text }, faults).filter(
    (fault) => !fault.isOfLabel && (label !== '' || language !== 'dotenv' || isOpenQuote(fault)),
  );
}

/** What counts in lines that nobody called an environment file, whose reader may be any. */
const isOpenQuote = ({ ruleId, message }: JudgedFault): boolean =>
  ruleId === 'snippet-stray-quote' ||
  ruleId === 'snippet-markup' ||
  (ruleId === 'snippet-syntax' && message.startsWith('Unexpected end of'));

/** Whether files that a command writes, or options, make commands look like something else. */
const isOfCommands = (text: string): boolean => HEREDOC.test(text) || /^[ \t]*--?[a-z][\w.-]*(?:[ =]|$)/m.test(text);

const counted = ({ language, text }: Omit<LabelledText, 'label'>, faults: readonly JudgedFault[]): JudgedFault[] =>
  faults.filter((fault) => !isLetThrough(text, language, fault));

function wrongLabel(label: string, expected: string): JudgedFault {
  return {
    offset: 0,
    length: 0,
    ruleId: 'snippet-language',
    message: `Unexpected label \`${label}\`, expected \`${expected}\`: it is what the snippet looks like`,
    actual: label,
    expected: [expected],
    isOfLabel: true,
  };
}

/** Forms of `name = value` that elsewhere are called by each other’s names. */
const SETTINGS: ReadonlySet<string> = new Set('cfg conf dotenv env ini properties python toml'.split(' '));

const isSettingsFile = (label: string, expected: string): boolean =>
  SETTINGS.has(label.toLowerCase()) && SETTINGS.has(expected);

function onceEach(faults: readonly JudgedFault[]): readonly JudgedFault[] {
  const byRule = new Map<string, JudgedFault[]>();
  for (const fault of faults) byRule.set(fault.ruleId, [...(byRule.get(fault.ruleId) ?? []), fault]);
  return [...byRule.values()].flatMap((same) => (same.length > MANY ? same.slice(0, 1) : same));
}
