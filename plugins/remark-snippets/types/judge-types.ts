import { VFile } from 'vfile';
import type { Diagnostic } from '../../../src/core/diagnostics/diagnostic';
import { markdown, withoutByteOrderMark } from '../../parse-markdown';
import remarkGuide from '../../remark-guide';
import { applyAllowances } from '../../remark-report/apply-allowances';
import { createReporter, diagnosticsOf, type ReportDetails } from '../../reporter';
import type { Site } from '../../site';
import { judgeSnippet } from '../judge';
import type { TypeFault, TypeRequest } from './check-types';
import { type ProjectFile, projectFiles } from './project-files';
import { ambientFiles, packagesDigest, readVerdict, verdictKey, writeVerdict } from './verdicts';
import { checkInWorker } from './worker';

type Faults = readonly TypeFault[];

/** Verdicts that somebody waits for, by their keys. */
const underWay = new Map<string, Promise<Faults>>();

/**
 * The faults of a guide's TypeScript, less those that its author allows.
 *
 * @param path absolute path of the guide
 * @param wait for a verdict that is not known yet. Default: until it is there
 * @param known what the pipeline has noted about the guide. Default: it is read here
 * @throws Error when the check cannot run
 */
export async function typeDiagnostics(
  path: string,
  text: string,
  site: Site,
  wait = (pending: Promise<Faults>): Promise<Faults> => pending,
  known: VFile['data'] = {},
): Promise<Diagnostic[]> {
  const file = new VFile({ path, value: withoutByteOrderMark(text), data: { ...known } });
  const snippets = known.projectFiles ?? (await readProjectFiles(file, site));
  // What else is wrong with the guide is said elsewhere.
  file.messages = [];
  const reporter = createReporter(file, String(file));
  for (const fault of snippets.length > 0 ? await faultsOf(snippets, site.dir, wait) : []) {
    const snippet = snippets[fault.file];
    if (!snippet || (fault.isSyntax && (await isSyntaxFault(snippet)))) continue;
    const { message, ...details } = wordsFor(fault, snippet);
    reporter.report('snippet-types', snippet.placeOf(fault.start, fault.end), message, details);
  }
  applyAllowances(file, (ruleId) => ruleId === 'snippet-types');
  return diagnosticsOf(file, site);
}

async function readProjectFiles(file: VFile, site: Site): Promise<readonly ProjectFile[]> {
  const pipeline = markdown().use(remarkGuide, { site, isJudged: true });
  return projectFiles(await pipeline.run(pipeline.parse(file), file), file);
}

/** The verdict on snippets, of an earlier run or of now. */
function faultsOf(
  snippets: readonly ProjectFile[],
  root: string,
  wait: (pending: Promise<Faults>) => Promise<Faults>,
): Faults | Promise<Faults> {
  const packages = packagesDigest(root);
  const files = snippets.map(({ project, name, text }) => ({ project, name, text }));
  const key = verdictKey(files, packages);
  const known = readVerdict(root, key);
  if (known) return known;
  const started = underWay.get(key) ?? check(key, { root, files, ambient: ambientFiles(), packages });
  underWay.set(key, started);
  return wait(started);
}

async function check(key: string, request: TypeRequest): Promise<Faults> {
  try {
    const faults = await checkInWorker(request);
    writeVerdict(request.root, key, faults);
    return faults;
  } finally {
    underWay.delete(key);
  }
}

/** Whether the rule about syntax says it already. */
async function isSyntaxFault({ language, text }: ProjectFile): Promise<boolean> {
  const faults = await judgeSnippet({ language, meta: '', text });
  return faults.some(({ ruleId }) => ruleId === 'snippet-syntax');
}

/** TypeScript's numbers for an import that leads nowhere. */
const NOT_FOUND = new Set([2307, 2792, 7016]);

type Words = ReportDetails & { readonly message: string };

function wordsFor({ code, start, end, message }: TypeFault, { text }: ProjectFile): Words {
  const piece = text.slice(start, end).split('\n')[0] ?? '';
  if (NOT_FOUND.has(code)) {
    const actual = piece.replace(/^["']|["']$/g, '');
    return {
      message: `Unexpected import of \`${actual}\`, expected a file of this guide or a package in \`devDependencies\``,
      actual,
    };
  }
  const shown = piece.length > 40 ? `${piece.slice(0, 39)}…` : piece;
  const unexpected = `Unexpected ${shown === '' || shown.includes('`') ? 'code' : `\`${shown}\``}`;
  const near = /\. Did you mean (?:to write |the instance member |the static member )?'(?<name>[^']+)'\?$/.exec(
    message,
  );
  const name = near?.groups?.name;
  if (near && name !== undefined) {
    return {
      message: `${unexpected}, expected \`${name}\`: ${message.slice(0, near.index)}`,
      actual: piece,
      expected: [name],
    };
  }
  return { message: `${unexpected}: ${message.replace(/\.$/, '')}`, actual: piece };
}
