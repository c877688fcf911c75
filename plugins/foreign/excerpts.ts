import { languageOf } from '../remark-snippets/language-names';
import { type FilledSnippet, judgeSnippet, type JudgedFault } from '../remark-snippets/judge';

/**
 * The faults of a snippet that may be a part of a list, or several objects below each other, as guides show what a database holds. Those
 * are no whole of their language, and each has to parse by itself.
 */
export async function judgeExcerpt(snippet: FilledSnippet): Promise<readonly JudgedFault[]> {
  const faults = await judgeSnippet(snippet);
  if (!faults.some(({ ruleId }) => ruleId === 'snippet-syntax')) return faults;
  const id = languageOf(snippet.language);
  if (id === 'json') return (await judgeItems(snippet)) ?? faults;
  return id === 'javascript' || id === 'typescript' ? ((await judgeObjects(snippet)) ?? faults) : faults;
}

/** Items of a list without its brackets. `undefined` when that is not what they are. */
async function judgeItems(snippet: FilledSnippet): Promise<readonly JudgedFault[] | undefined> {
  if (!/^\s*[{["]/.test(snippet.text)) return undefined;
  const text = `[${snippet.text.replace(/,\s*$/, '')}]`;
  const faults = await judgeSnippet({ ...snippet, text });
  if (faults.some(({ ruleId }) => ruleId === 'snippet-syntax')) return undefined;
  return faults.map((fault) => ({ ...fault, offset: Math.max(0, fault.offset - 1) }));
}

/** Objects below each other, with nothing but comments between them. `undefined` when that is not what they are. */
async function judgeObjects(snippet: FilledSnippet): Promise<readonly JudgedFault[] | undefined> {
  const objects = objectsOf(snippet.text);
  if (objects.length < 2) return undefined;
  const found: JudgedFault[] = [];
  for (const { start, end } of objects) {
    const text = blankExcept(snippet.text, start, end);
    const faults = await judgeSnippet({ ...snippet, text });
    found.push(...faults.filter(({ isOfLabel }) => !isOfLabel));
  }
  return found;
}

const blankExcept = (text: string, start: number, end: number): string =>
  text.slice(0, start).replace(/[^\n]/g, ' ') + text.slice(start, end) + text.slice(end).replace(/[^\n]/g, ' ');

/** The places of what stands in outermost braces; none when anything else does outside of them. */
function objectsOf(text: string): { start: number; end: number }[] {
  const quiet = text.replace(/\/\/[^\n]*|\/\*[^]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, (piece) =>
    piece.replace(/[^\n]/g, piece.startsWith('/') ? ' ' : 'x'),
  );
  const objects: { start: number; end: number }[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < quiet.length; at += 1) {
    const sign = quiet[at] ?? '';
    if (sign === '{') {
      if (depth === 0) start = at;
      depth += 1;
    } else if (sign === '}') {
      depth -= 1;
      if (depth < 0) return [];
      if (depth === 0) objects.push({ start, end: at + 1 });
    } else if (depth === 0 && /[^\s,]/.test(sign)) return [];
  }
  return depth === 0 ? objects : [];
}
