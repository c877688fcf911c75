import { findBrokenUrls } from '../../src/core/provider/broken-urls';
import { slipsIn, WordCounts } from '../remark-snippets/spelling';
import { languageToJudge } from './fence-language';
import { type Finding, placeIn } from './finding';
import type { Fence } from './scan-fences';

/**
 * Slips of the pen in the snippets of a text, and addresses that are broken, anywhere in it.
 *
 * @param told what has been found already: of the same place it says more
 */
export function slips(text: string, fences: readonly Fence[], told: readonly Finding[]): Finding[] {
  const broken = findBrokenUrls(text).map(({ start, end, actual, expected }): Finding => {
    const message = `Unexpected address \`${actual}\`, expected \`${expected}\``;
    return { ruleId: 'url-syntax', ...placeIn(text, start, end), message, actual, expected: [expected] };
  });
  const counts = new WordCounts(text);
  const inFences = fences.flatMap((fence) => {
    const { lines } = fence;
    const snippet = lines.map((line) => line.text).join('\n');
    const language = fence.language || languageToJudge(fence, snippet);
    return slipsIn(snippet, language, counts).map(({ ruleId, start, end, message, actual, expected }): Finding => {
      const before = snippet.slice(0, start).split('\n');
      const { line = 1, column: first = 1 } = lines[before.length - 1] ?? {};
      const column = first + (before.at(-1)?.length ?? 0);
      return { ruleId, line, column, endLine: line, endColumn: column + end - start, message, actual, expected };
    });
  });
  return [...broken, ...inFences].filter((one) => !told.some((other) => isWithin(one, other)));
}

/** Whether a finding stands where another one does. */
export function isWithin(one: Finding, other: Finding): boolean {
  return (
    one.line === other.line &&
    other.column < one.endColumn &&
    (one.column < other.endColumn || other.endLine > one.line)
  );
}
