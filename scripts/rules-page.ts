import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../src/core/diagnostics/rules';

const root = join(import.meta.dirname, '..');

/** The page that explains every rule, made from the rule itself and from its fixtures. */
export function rulesPage(): string {
  const sections = Object.entries(rules).map(([id, { severity, summary, fix }]) => {
    const example = (outcome: string): string =>
      fence(readFileSync(join(root, 'plugins/fixtures/rules', id, outcome, 'index.md'), 'utf8'));
    const messages = readFileSync(join(root, 'plugins/fixtures/rules', id, 'fail/messages.txt'), 'utf8');
    return [
      `## \`${id}\``,
      `${summary} ${fix}`,
      severity === 'error' ? 'The build fails.' : 'The build prints a warning and goes on.',
      'This is refused:',
      example('fail'),
      'What the build prints:',
      fence(messages, 'text'),
      'This is accepted:',
      example('pass'),
    ].join('\n\n');
  });
  return `${INTRODUCTION}\n${sections.join('\n\n')}\n`;
}

const INTRODUCTION = `---
title: Rules for guides
sidebar_label: Rules
---

<!-- Generated from src/core/diagnostics/rules.ts and plugins/fixtures by "UPDATE=1 npx vitest run --project unit". -->

Every problem in a guide is printed as \`file:line:column-line:column severity message [rule]\`. The rules, each with an example:
`;

/** A fence longer than any in the text. */
function fence(text: string, language = 'markdown'): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${language}\n${text.trimEnd()}\n${ticks}`;
}
