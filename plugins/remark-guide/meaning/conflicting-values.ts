import type { Code, Nodes, Root } from 'mdast';
import type { Node } from 'unist';
import { visitParents } from '../../visit-tree';
import { type MeaningContext, textFor } from './context';
import type { Statement } from './statements';

/** One setting with two values: twice in a form, or in two forms of one configuration. */
export function conflictingValues({ tree, statements }: MeaningContext): void {
  const stated = statements.filter(({ form, isShown }) => form !== 'text' && !isShown);
  const groups = new Map<Node, Statement[]>();
  for (const one of stated) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  for (const group of groups.values()) if (group[0]?.form === 'setting') checkForm(group);
  const fences = [...groups]
    .filter(([node]) => node.type === 'code' && isConfiguration(node as Code))
    .map(([node, group]) => ({ node: node as Code, keys: byKey(group) }));
  const sections = sectionsOf(tree);
  fences.forEach((later, index) => {
    for (const earlier of fences.slice(0, index)) {
      // Two files of one kind in two sections are those of two things.
      const isOther = earlier.node.lang === later.node.lang && sections.get(earlier.node) !== sections.get(later.node);
      if (!isOther) compare(earlier.keys, later.keys);
    }
  });
}

/** The number of headings before each fence. */
function sectionsOf(tree: Root): Map<Node, number> {
  const sections = new Map<Node, number>();
  let headings = 0;
  visitParents(tree, (node: Nodes) => {
    if (node.type === 'heading') headings += 1;
    else if (node.type === 'code') sections.set(node, headings);
  });
  return sections;
}

const CONFIGURATION =
  /^(?:json[c5]?|ya?ml|toml|ini|conf|env|dotenv|properties|hcl|terraform|tf|sh|bash|shell|console|xml|text|txt)$/i;

/** A program may compute one thing in two ways; a configuration states it. */
const isConfiguration = ({ lang }: Code): boolean => !lang || CONFIGURATION.test(lang);

/** A form has a field once. Lines that are repeated on purpose, such as addresses, are of one kind: URLs. */
function checkForm(group: readonly Statement[]): void {
  group.forEach((one, index) => {
    const before = group
      .slice(0, index)
      .find((other) => fold(other.key) === fold(one.key) && other.providers.some((id) => one.providers.includes(id)));
    if (!before || before.raw === one.raw || [one, before].every(({ raw }) => /^https?:/.test(raw))) return;
    report(one, before);
  });
}

const fold = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The keys of a fence that occur in it once. */
function byKey(group: readonly Statement[]): Map<string, Statement> {
  const keys = new Map<string, Statement | undefined>();
  for (const one of group) keys.set(fold(one.key), keys.has(fold(one.key)) ? undefined : one);
  return new Map([...keys].flatMap(([key, one]) => (one ? [[key, one]] : [])));
}

/** Two fences are forms of one configuration when they have keys in common and agree on most of them. */
function compare(earlier: ReadonlyMap<string, Statement>, later: ReadonlyMap<string, Statement>): void {
  const common = [...later].flatMap(([key, one]) => {
    const other = earlier.get(key);
    return other?.providers.some((id) => one.providers.includes(id)) ? [{ one, other }] : [];
  });
  const isEqual = ({ one, other }: { one: Statement; other: Statement }): boolean => {
    const shared = one.providers.filter((id) => other.providers.includes(id));
    return shared.every((id) => bare(textFor(one.template, id)) === bare(textFor(other.template, id)));
  };
  const different = common.filter((pair) => !isEqual(pair));
  const agreeing = common.length - different.length;
  if (different.length === 0 || agreeing < 2 || different.length * 2 > agreeing) return;
  for (const { one, other } of different) report(one, other);
}

/** A value without what its notation adds: quotes, and the spaces and brackets of a list. */
const bare = (value: string): string =>
  value
    .replace(/["'`]/g, '')
    .replace(/[\s,]+/g, ' ')
    .replace(/^\[ ?| ?\]$/g, '')
    .trim();

function report({ key, raw, place, reporter }: Statement, before: Statement): void {
  const line = before.place?.start.line ?? 0;
  reporter.report(
    'conflicting-values',
    place,
    `Unexpected \`${raw}\` for \`${key}\`, expected \`${before.raw}\` as in line ${String(line)}`,
    { actual: raw, expected: [before.raw] },
  );
}
