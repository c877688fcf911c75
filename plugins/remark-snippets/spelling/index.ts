import { findMissingSchemes } from '../../../src/core/provider/missing-schemes';
import type { RuleId } from '../../../src/core/diagnostics/rules';
import { misspeltNames, type WordCounts } from './misspelt-names';
import { misspeltPaths } from './misspelt-paths';
import { isPlainText } from './read-names';
import { misspeltStandards } from './standard-names';

export { WordCounts } from './misspelt-names';

/** A slip of the pen in a snippet that parses all the same. */
export interface Slip {
  readonly ruleId: RuleId;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly actual: string;
  readonly expected: readonly [string];
}

/**
 * Finds names of settings and pieces of addresses that are misspelt, and addresses without their scheme. What a word is a
 * slip of depends on the guide: a word that it has twice is none.
 *
 * @param language as the fence names it
 * @param counts of the whole guide
 */
export function slipsIn(text: string, language: string, counts: WordCounts): Slip[] {
  const names = misspeltNames(text, language, counts).map(({ name, start, end, expected }): Slip => {
    const message = `Unexpected name \`${name}\`, expected \`${expected}\``;
    return { ruleId: 'misspelt-key', start, end, message, actual: name, expected: [expected] };
  });
  const paths = misspeltPaths(text, counts).map(({ name, start, end, expected }): Slip => {
    const message = `Unexpected address \`${name}\`, expected \`${expected}\``;
    return { ruleId: 'misspelt-path', start, end, message, actual: name, expected: [expected] };
  });
  const schemes = isPlainText(language)
    ? []
    : findMissingSchemes(text).map(({ start, end, actual, expected }): Slip => {
        const message = `Unexpected address \`${actual}\` without a scheme, expected \`${expected}\``;
        return { ruleId: 'missing-scheme', start, end, message, actual, expected: [expected] };
      });
  const standards = misspeltStandards(text)
    .filter(({ start }) => !names.some((one) => one.start <= start && start < one.end))
    .map(({ start, end, actual, expected }): Slip => {
      const message = `Unexpected name \`${actual}\`, expected \`${expected}\``;
      return { ruleId: 'misspelt-key', start, end, message, actual, expected: [expected] };
    });
  return [...names, ...standards, ...paths, ...schemes];
}
