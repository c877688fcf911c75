import { type LanguageId, languageOf, nearLabel, plainLabel } from './language-names';
import type { SnippetFault } from './languages/language';
import { lacksMarks } from './lacks-marks';
import { looksOf } from './looks';

/** The faults that a language's own parser finds in a text; `undefined` for a language that has none. */
export type FaultsIn = (language: string, text: string) => Promise<readonly SnippetFault[] | undefined>;

export interface LabelledText {
  /** As the fence names it. */
  readonly language: string;
  readonly text: string;
  /** What the parser of that language finds. */
  readonly faults: readonly SnippetFault[];
  /** Whether a label is wrong already that is right only by chance, such as JSON labelled YAML. Default: no. */
  readonly isStrict?: boolean;
}

/** Labels under which a text of another language belongs as well. */
const KIN: Readonly<Partial<Record<LanguageId, readonly LanguageId[]>>> = {
  diff: [
    'yaml',
    'json',
    'shell',
    'dotenv',
    'ini',
    'toml',
    'python',
    'typescript',
    'javascript',
    'nginx',
    'php',
    'xml',
    'html',
    'properties',
  ],
  dotenv: ['properties', 'ini'],
  html: ['xml', 'php', 'javascript', 'typescript', 'css'],
  http: ['json', 'yaml', 'shell', 'html', 'xml'],
  ini: ['dotenv', 'properties', 'toml'],
  javascript: ['html', 'xml'],
  php: ['html'],
  powershell: ['shell'],
  properties: ['dotenv', 'ini'],
  shell: ['powershell', 'http'],
  typescript: ['javascript', 'html', 'xml'],
  xml: ['html'],
};

/** What a text of these languages has to have, or it is not even of their kin. */
const MARKS: Readonly<Partial<Record<LanguageId, RegExp>>> = {
  diff: /^[+-]/m,
  dotenv: /^(?!\s*\[|[^]*\n\s*\[[\w .-]+\]\s*\n)/,
  html: /<[a-z!/]/i,
  xml: /<[a-z!/?]/i,
};

/** Grammars that read nearly anything, so that a text which parses says little. */
const LOOSE: ReadonlySet<LanguageId> = new Set([
  'apache',
  'caddyfile',
  'diff',
  'html',
  'xml',
  'dockerfile',
  'dotenv',
  'ini',
  'powershell',
  'properties',
  'shell',
  'sql',
  'hcl',
  'nginx',
  'css',
  'http',
]);

/** Languages of settings, a line each. */
const SETTINGS: ReadonlySet<LanguageId> = new Set(['dotenv', 'ini', 'properties', 'toml']);

/** What a score must reach: for a text that has nothing of its label, for one that does not parse as labelled, and for one that does. */
const UNLIKELY = 0.4;
const LIKELY = 0.6;
const CERTAIN = 0.8;
const MARGIN = 0.25;

/**
 * The fault of a label: a misspelt one, or one under which the text does not parse while it parses, and looks, like another.
 *
 * @returns `undefined` when the label may be right
 */
export async function labelFault(labelled: LabelledText, faultsIn: FaultsIn): Promise<SnippetFault | undefined> {
  const { language: label, text } = labelled;
  const near = nearLabel(label);
  if (near) return wrong(label, near, `Unexpected language \`${label}\`, expected \`${near}\``);
  const named = languageOf(label);
  if (!named || text.trim() === '') return undefined;
  const found = await betterLabel(named, labelled, faultsIn);
  if (found !== undefined)
    return wrong(
      label,
      found,
      `Unexpected label \`${label}\`, expected \`${found}\`: it is what the snippet looks like`,
    );
  if (labelled.faults.length > 0 || !lacksMarks(named, plainLabel(label), text)) return undefined;
  const other = await likeliestOf(text, named, labelled.isStrict ? UNLIKELY : LIKELY, faultsIn);
  if (other === undefined && !labelled.isStrict) return undefined;
  const expected = other ?? 'text';
  return wrong(
    label,
    expected,
    `Unexpected label \`${label}\`, expected \`${expected}\`: nothing in the snippet is \`${label}\``,
  );
}

async function likeliestOf(
  text: string,
  named: LanguageId,
  least: number,
  faultsIn: FaultsIn,
): Promise<string | undefined> {
  for (const [id, score] of looksOf(text)) {
    if (score >= least && id !== named && (await parses(id, text, faultsIn))) return usualLabel(id, text);
  }
  return undefined;
}

/** The label that a text without one should have: the language that it looks like and parses as. */
export async function guessLabel(text: string, faultsIn: FaultsIn): Promise<string | undefined> {
  for (const [id, score] of looksOf(text)) {
    if (score >= LIKELY && (await parses(id, text, faultsIn))) return usualLabel(id, text);
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const isPlain = lines.every(
    (line) =>
      /^\s*(?:https?:\/\/\S+|<?[\w.+-]+@[\w.-]+>?|\/[\w./-]*)\s*$/.test(line) ||
      /^\s*[A-Z][\w'’,-]*(?: [\w'’,()-]+){3,}[.!?:]?\s*$/.test(line),
  );
  return lines.length > 0 && isPlain ? 'text' : undefined;
}

async function betterLabel(
  named: LanguageId,
  { language, text, faults, isStrict = false }: LabelledText,
  faultsIn: FaultsIn,
): Promise<string | undefined> {
  if (named === 'javascript' && faults.length > 0 && (await faultsIn('ts', text))?.length === 0)
    return usualLabel('typescript', text);
  if (isStrict && /^(?:ts|typescript)$/.test(plainLabel(language)) && usualLabel('typescript', text) === 'tsx')
    return 'tsx';
  const looks = looksOf(text);
  const own = looks.find(([id]) => id === named)?.[1] ?? 0;
  const isJson = looks[0]?.[0] === 'json';
  const isLoose =
    isStrict || LOOSE.has(named) || (named === 'yaml' && (isJson || isFolded(text))) || isLabels(named, text);
  if (faults.length === 0 && !isLoose) return undefined;
  const isBare = isStrict && own === 0;
  const [least, margin] = faults.length > 0 || isBare ? [LIKELY, MARGIN] : [CERTAIN, CERTAIN - LIKELY];
  const kin = MARKS[named]?.test(text) === false ? [] : (KIN[named] ?? []);
  for (const [id, score] of looks) {
    if (score < least || score - own < margin || id === named) continue;
    if (isJson && faults.length === 0 && id !== 'json') continue;
    // Lines of a name and a value are those of many languages.
    if (isBare && faults.length === 0 && score < CERTAIN && (SETTINGS.has(id) || SETTINGS.has(named))) continue;
    const isOther =
      (isJson && isStrict) ||
      (named === 'shell' && id === 'powershell' && faults.length > 0) ||
      (named === 'shell' && id === 'dotenv' && isSettings(text, isStrict));
    if (!isOther && (kin.includes(id) || (named === 'shell' && id === 'dotenv'))) continue;
    if (await parses(id, text, faultsIn)) {
      const better = usualLabel(id, text);
      return better === plainLabel(language) ? undefined : better;
    }
  }
  return undefined;
}

/** YAML reads lines without a `key: ` as one long text, which nobody means to show. */
const isFolded = (text: string): boolean => !/^\s*(?:- |-$|[^\s#][^#\n]*:(?:\s|$)|\[|\{|["'|>])/m.test(text);

/** Whether the keys of YAML are what scripts call labels. */
const isLabels = (named: LanguageId, text: string): boolean =>
  (named === 'javascript' || named === 'typescript') && !/[;{(]/.test(text) && /^[\w-]+:(?: |$)/m.test(text);

/** Whether lines of `NAME=value` are a file of settings and not commands: a shell would read some values otherwise. */
function isSettings(text: string, isStrict: boolean): boolean {
  const lines = text.trim().split('\n');
  if (lines.length < 2 || /^\s*export\s|\$\(|`/m.test(text) || lines.some((line) => isCommand(line))) return false;
  return isStrict || /^\s*[A-Z][A-Z\d_]*=(?!["'])[^\s#"'$]*(?:[;&|<>()]|[ \t]+(?!#)\S)/m.test(text);
}

/** Whether a line has settings for one command, and the command behind them. */
function isCommand(line: string): boolean {
  const [, command] = /^\s*(?:\w+=\S*\s+)+(?<command>\S.*)$/.exec(line) ?? [];
  return command !== undefined && looksOf(command).some(([id]) => id === 'shell');
}

async function parses(id: LanguageId, text: string, faultsIn: FaultsIn): Promise<boolean> {
  const faults = await faultsIn(usualLabel(id, text), text);
  // Only what does not parse speaks against it; other faults are for its own check to tell.
  return faults?.every(({ ruleId }) => ruleId !== undefined && ruleId !== 'snippet-syntax') ?? true;
}

/** The label that people write. */
function usualLabel(id: LanguageId, text: string): string {
  if (id !== 'javascript' && id !== 'typescript') return id;
  const hasElements = /(?:return|=>|[(=?:&])\s*\(?\s*<[A-Za-z][^<>]*>[^]*(?:<\/|\/>)/.test(text);
  return (id === 'javascript' ? 'js' : 'ts') + (hasElements ? 'x' : '');
}

function wrong(actual: string, expected: string, message: string): SnippetFault {
  return { offset: 0, length: 0, message, ruleId: 'snippet-language', actual, expected: [expected], isOfLabel: true };
}
