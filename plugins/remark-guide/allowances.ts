import type { Html, Parent, Root } from 'mdast';
import { visitParents } from '../visit-tree';
import { nearest } from '../../src/core/diagnostics/near';
import { type RuleId, rules } from '../../src/core/diagnostics/rules';
import type { Reporter } from '../reporter';

/** Lines of a guide in which one rule is silent, by the author's own word. */
export interface Allowance {
  readonly ruleId: RuleId;
  readonly from: number;
  readonly to: number;
  /** Where the word stands. */
  readonly place: Html['position'];
}

const COMMENT = /^<!--\s*allow\s+(?<rule>[\w-]*)\s*(?::\s*(?<reason>[\s\S]*?))?\s*-->$/;

/** Reads `<!-- allow rule-id: reason -->` before a block. A comment without a rule that exists, or without a reason, is an error. */
export function readAllowances(tree: Root, reporter: Reporter): Allowance[] {
  const allowances: Allowance[] = [];
  visitParents(tree, 'html', (node, ancestors) => {
    const match = COMMENT.exec(node.value);
    if (!match) return;
    const rule = match.groups?.rule ?? '';
    const parent = ancestors.at(-1) as Parent;
    const next = parent.children[parent.children.indexOf(node) + 1];
    if (!Object.hasOwn(rules, rule)) {
      const near = nearest(rule, Object.keys(rules));
      const hint = near ? `expected \`${near}\`` : 'expected the id of a rule';
      reporter.report('allow-comment', node.position, `Unexpected \`${rule}\` in an \`allow\` comment, ${hint}`, {
        actual: rule,
        ...(near ? { expected: [near] } : {}),
      });
    } else if (!match.groups?.reason) {
      const example = `<!-- allow ${rule}: why it is right here -->`;
      reporter.report('allow-comment', node.position, `Expected a reason: \`${example}\``);
    } else if (!next?.position) {
      reporter.report(
        'allow-comment',
        node.position,
        'Unexpected `allow` comment with nothing after it, expected it before a block',
      );
    } else {
      allowances.push({
        ruleId: rule as RuleId,
        from: next.position.start.line,
        to: next.position.end.line,
        place: node.position,
      });
    }
  });
  return allowances;
}
