import type { Paragraph, Parent, Root, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';
import type { Position } from 'unist';
import { SKIP, visitParents } from '../visit-tree';
import { expectedOneOf, quoted } from '../../src/core/diagnostics/expected';
import { nearest } from '../../src/core/diagnostics/near';
import { type DirectiveRule, isAdmonition } from '../../src/core/guide/directives';
import { placeWithin, type Reporter, sourceOf } from '../reporter';
import { attributesStart, readAttributes } from './attributes';

type Rules = Readonly<Record<string, DirectiveRule>>;

/** Reports every fault of directives that would otherwise fail in silence, and gives `a:b` in prose its text back. */
export function checkDirectives(tree: Root, rules: Rules, reporter: Reporter): void {
  restoreTextDirectives(tree, reporter.source);
  visitParents(tree, (node, ancestors) => {
    if (node.type === 'containerDirective') {
      checkContainer(node, ancestors, rules, reporter);
    } else if (node.type === 'leafDirective') {
      reportLeaf(node, rules, reporter);
    } else if (node.type === 'paragraph') {
      checkLines(node, rules, reporter);
    } else if (node.type === 'code') {
      return SKIP;
    }
    return undefined;
  });
}

function checkContainer(
  node: ContainerDirective,
  ancestors: readonly { type: string }[],
  rules: Rules,
  reporter: Reporter,
): void {
  const lines = sourceLines(node, reporter.source);
  const opening = (lines[0] ?? '').trimEnd();
  const colons = fenceLength(opening);
  const openingPlace = node.position && placeWithin(reporter.source, node.position.start, 0, opening.length);
  checkClosed(node, lines, colons, ancestors, openingPlace, reporter);

  const rule = Object.hasOwn(rules, node.name) ? rules[node.name] : undefined;
  if (!rule) {
    const { hint, expected } = expectedOneOf(node.name, Object.keys(rules));
    const place = node.position && placeWithin(reporter.source, node.position.start, colons, node.name.length);
    reporter.report('unknown-directive', place, `Unexpected directive \`${node.name}\`, ${hint}`, {
      actual: node.name,
      expected,
    });
    return;
  }
  checkSpacing(node, lines, openingPlace, reporter);
  checkAttributes(node, opening, rule, openingPlace, reporter);
  const label =
    node.children[0]?.data && 'directiveLabel' in node.children[0].data && node.children[0].data.directiveLabel;
  if (rule.label === 'none' && label) {
    reporter.report('directive-syntax', openingPlace, `Unexpected title of \`${node.name}\`, which has none`);
  } else if (rule.label === 'required' && !label) {
    reporter.report('directive-syntax', openingPlace, `Expected a title: \`:::${node.name}[Title]\``);
  }
}

function checkClosed(
  node: ContainerDirective,
  lines: readonly string[],
  colons: number,
  ancestors: readonly { type: string }[],
  place: Position | undefined,
  reporter: Reporter,
): void {
  const last = (lines.at(-1) ?? '').replace(/^[>\s]+/, '').trimEnd();
  if (lines.length > 1 && /^:{3,}$/.test(last) && last.length >= colons) return;
  const parents = ancestors.filter((one): one is ContainerDirective => one.type === 'containerDirective');
  const parent = parents.find((one) => fenceLength(sourceLines(one, reporter.source)[0] ?? '') <= colons);
  const fence = ':'.repeat(colons);
  if (parent) {
    const line = parent.position?.start.line ?? 0;
    reporter.report(
      'directive-fence-length',
      place,
      `Unexpected \`${fence}${node.name}\` inside \`${parent.name}\` of line ${line}, whose fence is not longer: one \`${fence}\` closes both. ` +
        `Expected \`${fence}:${parent.name}\` around it, or \`${parent.name}\` closed before it`,
    );
    return;
  }
  reporter.report(
    'unclosed-directive',
    place,
    `Unexpected end of \`${fence}${node.name}\`, which is not closed: expected a line \`${fence}\` after its content`,
  );
}

function checkSpacing(
  node: ContainerDirective,
  lines: readonly string[],
  place: Position | undefined,
  reporter: Reporter,
): void {
  if (lines.length < 2) return;
  const blank = (line: string | undefined): boolean => line !== undefined && line.replace(/^[>\s]+/, '') === '';
  const closed = /^[>\s]*:{3,}\s*$/.test(lines.at(-1) ?? '');
  const sides = [
    ...(blank(lines[1]) ? [] : ['after its opening fence']),
    ...(closed && lines.length > 2 && !blank(lines.at(-2)) ? ['before its closing fence'] : []),
  ];
  if (sides.length === 0) return;
  reporter.report('directive-spacing', place, `Expected a blank line in \`${node.name}\` ${sides.join(' and ')}`, {
    // Published guides write admonitions without; only lists and nested containers suffer from it there.
    ...(isAdmonition(node.name) ? { severity: 'warning' as const } : {}),
  });
}

function checkAttributes(
  node: ContainerDirective,
  opening: string,
  rule: DirectiveRule,
  openingPlace: Position | undefined,
  reporter: Reporter,
): void {
  const start = attributesStart(opening);
  const seen = new Set<string>();
  for (const attribute of start < 0 ? [] : readAttributes(opening.slice(start))) {
    const place =
      node.position && placeWithin(reporter.source, node.position.start, start + attribute.start, attribute.length);
    if (!rule.attributes.includes(attribute.name)) {
      const near = nearest(attribute.name, rule.attributes);
      const hint = near
        ? `expected \`${near}\``
        : rule.attributes.length > 0
          ? `expected ${quoted(rule.attributes)}`
          : 'expected none';
      reporter.report(
        'unknown-attribute',
        place,
        `Unexpected attribute \`${attribute.name}\` of \`${node.name}\`, ${hint}`,
        {
          actual: attribute.name,
          expected: near ? [near] : rule.attributes,
        },
      );
    }
    if (seen.has(attribute.name)) {
      reporter.report(
        'duplicate-attribute',
        place,
        `Unexpected second attribute \`${attribute.name}\`, expected it once`,
        { actual: attribute.name },
      );
    }
    seen.add(attribute.name);
    const accepted = Object.hasOwn(rule.values ?? {}, attribute.name) ? rule.values?.[attribute.name] : undefined;
    if (accepted && !accepted.includes(attribute.value)) {
      const { hint, expected } = expectedOneOf(attribute.value, accepted);
      reporter.report(
        'attribute-value',
        place,
        `Unexpected ${attribute.name} \`${attribute.value}\` of \`${node.name}\`, ${hint}`,
        { actual: attribute.value, expected },
      );
    }
  }
  for (const name of rule.required ?? []) {
    if (!seen.has(name))
      reporter.report(
        'unknown-attribute',
        openingPlace,
        `Expected attribute \`${name}\` of \`${node.name}\`, found none`,
      );
  }
}

function reportLeaf(node: LeafDirective, rules: Rules, reporter: Reporter): void {
  const text = sourceLines(node, reporter.source)[0] ?? '';
  const name = Object.hasOwn(rules, node.name) ? node.name : (nearest(node.name, Object.keys(rules)) ?? 'name');
  reporter.report(
    'leaf-directive',
    node.position,
    `Unexpected \`${text}\`, expected a container that opens with \`:::${name}\``,
    { actual: text },
  );
}

/** Lines of text that start with colons: a directive that the parser did not take for one. */
function checkLines(node: Paragraph, rules: Rules, reporter: Reporter): void {
  let offset = 0;
  for (const line of sourceLines(node, reporter.source)) {
    const match = /^[>\s]*(:{2,}.*?)\s*$/.exec(line);
    const text = match?.[1];
    // A directive's own label is a paragraph too; it starts inside the opening line, so its text has no colons in front.
    if (text && node.position) {
      const place = placeWithin(reporter.source, node.position.start, offset + line.indexOf(text), text.length);
      reporter.report('directive-syntax', place, `Unexpected \`${text}\`${expectedInstead(text, rules)}`, {
        actual: text,
      });
    }
    offset += line.length + 1;
  }
}

function expectedInstead(text: string, rules: Rules): string {
  if (/^:+$/.test(text)) return ', which closes no container';
  const parts = /^(:{3,})\s*([\w-]+)\s*(\[[^\]]*\])?\s*(\{[^}]*\})?\s*(.*)$/.exec(text);
  if (!parts) return ', expected a directive such as `:::note[Title]`, or the text in code';
  const [, fence = ':::', name = '', label = '', attributes = '', rest = ''] = parts;
  const known = Object.hasOwn(rules, name) ? name : (nearest(name, Object.keys(rules)) ?? name);
  const title = label || (rest.trim() ? `[${rest.trim()}]` : '');
  return `, expected \`${fence}${known}${title}${attributes}\``;
}

/** `affine:stable`, `mailto:x` and `grant-type:authorization_code` are text, whatever the directive syntax makes of them. */
function restoreTextDirectives(tree: Root, source: string): void {
  const touched = new Set<Parent>();
  visitParents(tree, 'textDirective', (node: TextDirective, ancestors) => {
    const parent = ancestors.at(-1) as Parent;
    const text = {
      type: 'text',
      value: sourceOf(node, source),
      ...(node.position ? { position: node.position } : {}),
    } as const;
    parent.children[parent.children.indexOf(node)] = text;
    touched.add(parent);
    return SKIP;
  });
  for (const parent of touched) parent.children = mergeTexts(parent.children);
}

function mergeTexts(children: readonly RootContent[]): RootContent[] {
  const merged: RootContent[] = [];
  for (const child of children) {
    const last = merged.at(-1);
    if (last?.type === 'text' && child.type === 'text') {
      const position =
        last.position && child.position ? { position: { start: last.position.start, end: child.position.end } } : {};
      merged[merged.length - 1] = { type: 'text', value: last.value + child.value, ...position };
    } else {
      merged.push(child);
    }
  }
  return merged;
}

function sourceLines(node: { position?: Position | undefined }, source: string): string[] {
  return sourceOf(node, source).split('\n');
}

function fenceLength(line: string): number {
  return /^:*/.exec(line.replace(/^[>\s]+/, ''))?.[0].length ?? 0;
}
