import type { Html, Root } from 'mdast';
import { visitParents } from '../visit-tree';
import { expectedOneOf } from '../../src/core/diagnostics/expected';
import type { Reporter } from '../reporter';

/** Why a value need not be run: a closed list, written as `<!-- exclude: reason -->` behind the value or before the snippet. */
export const exclusionReasons = {
  secret: 'a secret that the reader makes',
  illustrative: 'it only shows what something looks like',
  'ui-label': 'words on a screen, not a value',
  'hosted-only': 'it exists at a hosted service only',
  output: 'what a program prints',
} as const;
export type ExclusionReason = keyof typeof exclusionReasons;

/** The reason in a comment; `undefined` when the comment is another one. */
export function exclusionOf({ value }: Html): string | undefined {
  return /^<!--\s*exclude\b\s*:?\s*(.*?)\s*-->$/s.exec(value.trim())?.[1];
}

export function isExclusionReason(reason: string): reason is ExclusionReason {
  return Object.hasOwn(exclusionReasons, reason);
}

/** Reports comments that exclude a value without a reason of the list. */
export function checkExclusions(tree: Root, reporter: Reporter): void {
  visitParents(tree, 'html', (node) => {
    const reason = exclusionOf(node);
    if (reason === undefined || isExclusionReason(reason)) return;
    const { hint, expected } = expectedOneOf(reason, Object.keys(exclusionReasons));
    reporter.report(
      'exclude-comment',
      node.position,
      reason === ''
        ? `Expected a reason, ${hint.replace(/^expected /, '')}`
        : `Unexpected reason \`${reason}\`, ${hint}`,
      { actual: reason, expected },
    );
  });
}
