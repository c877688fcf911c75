import type { VFile } from 'vfile';
import type { RuleId } from '../../src/core/diagnostics/rules';
import { createReporter } from '../reporter';

/**
 * Takes back the messages that the author has allowed, and says where an `allow` silences nothing.
 *
 * @param isJudged whether a rule has had its say; of others nothing can be said yet
 */
export function applyAllowances(file: VFile, isJudged: (ruleId: RuleId) => boolean): void {
  for (const { ruleId, from, to, place } of file.data.allowances ?? []) {
    if (!isJudged(ruleId)) continue;
    const allowed = file.messages.filter(
      (message) => message.ruleId === ruleId && message.file === file.path && isWithin(message.line, from, to),
    );
    if (allowed.length === 0) {
      createReporter(file, String(file)).report(
        'allow-comment',
        place,
        `Unexpected \`allow\` comment: \`${ruleId}\` says nothing about what follows`,
        { severity: 'warning' },
      );
    }
    file.messages = file.messages.filter((message) => !allowed.includes(message));
  }
}

function isWithin(line: number | undefined, from: number, to: number): boolean {
  return line !== undefined && line >= from && line <= to;
}
