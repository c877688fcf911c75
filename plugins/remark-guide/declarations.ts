import type { List, ListItem, Paragraph, Parent, PhrasingContent, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { toString } from 'mdast-util-to-string';
import { visitParents } from '../visit-tree';
import { type PlaceholderDeclaration, sharedPlaceholders, storeKey } from '../../src/core/guide/declaration';
import { isHostName } from '../../src/core/placeholder/example-domain';
import { parse } from '../../src/core/placeholder/grammar';
import { capitalize } from '../../src/core/text';
import { type Kind, kindOf, sampleOf } from '../../src/core/values/kinds';
import type { Reporter } from '../reporter';
import type { Site } from '../site';
import { takeItemAttributes } from './item-attributes';

export interface Declarations {
  /** What the guide itself declares, by name. */
  readonly own: Map<string, PlaceholderDeclaration>;
  readonly hasForm: boolean;
  /** Whether the declaration is the plain list of published guides. */
  readonly hasPlainList: boolean;
}

const LEAD = /\bfollowing placeholders\b.*:\s*$/is;

/**
 * Finds the declaration of a guide's placeholders: the list in `:::placeholders`, or the plain list of published guides.
 * The plain list becomes a directive, so that the page shows a form in both cases.
 */
export function readDeclarations(tree: Root, guideId: string, site: Site, reporter: Reporter): Declarations {
  const own = new Map<string, PlaceholderDeclaration>();
  let hasForm = false;
  const hasPlainList = adoptPlainList(tree, reporter);
  visitParents(tree, 'containerDirective', (node: ContainerDirective) => {
    if (node.name !== 'placeholders') return;
    hasForm = true;
    for (const child of node.children) {
      if (child.type === 'list')
        for (const item of child.children)
          readItem(item, { guideId, own, site, reporter, isPlain: node.data?.isPlainList === true });
      else
        reporter.report(
          'placeholder-declaration',
          child.position,
          `Unexpected ${child.type} in \`placeholders\`, expected a list with one placeholder a line`,
        );
    }
  });
  return { own, hasForm, hasPlainList };
}

function adoptPlainList(tree: Root, reporter: Reporter): boolean {
  let found = false;
  visitParents(tree, 'list', (list: List, ancestors) => {
    const parent = ancestors.at(-1) as Parent;
    const index = parent.children.indexOf(list);
    const lead = parent.children[index - 1];
    if (lead?.type !== 'paragraph' || !LEAD.test(toString(lead))) return;
    reporter.report(
      'placeholder-list',
      lead.position,
      'Unexpected plain list of placeholders, expected it between `:::placeholders` and `:::`',
    );
    const directive: ContainerDirective = {
      type: 'containerDirective',
      name: 'placeholders',
      attributes: {},
      children: [list],
      data: { isPlainList: true },
      ...(list.position ? { position: list.position } : {}),
    };
    parent.children[index] = directive;
    found = true;
  });
  return found;
}

interface ReadOptions {
  readonly guideId: string;
  readonly own: Map<string, PlaceholderDeclaration>;
  readonly site: Site;
  readonly reporter: Reporter;
  /** The line stands in the plain list of a published guide, which may hold lines of other kinds. */
  readonly isPlain: boolean;
}

function readItem(item: ListItem, { guideId, own, site, reporter, isPlain }: ReadOptions): void {
  const paragraph = item.children[0];
  if (paragraph?.type !== 'paragraph') {
    report(item, 'a line that starts with the placeholder in backticks');
    return;
  }
  const first = paragraph.children[0];
  const code = first?.type === 'inlineCode' ? first : undefined;
  const name = code ? declaredName(code.value) : undefined;
  // Published guides also write a whole URL there, or put the host into the sentence.
  const mentioned = name ?? (isPlain ? firstName(paragraph) : undefined);
  if (mentioned === undefined) {
    report(
      code ?? item,
      'a host such as `wiki.company` or a name such as `<strategy_key>`, in backticks, at the start of the line',
      code?.value,
    );
    return;
  }
  const attributes = takeItemAttributes(paragraph, reporter);
  const kind = attributes.kind ?? kindOf(mentioned);
  if (own.has(mentioned)) {
    if (isPlain) return;
    const actual = code?.value ?? mentioned;
    reporter.report('duplicate-placeholder', first?.position, `Unexpected second declaration of \`${actual}\``, {
      actual,
    });
    return;
  }
  item.data = { ...item.data, placeholder: mentioned };
  if (name !== undefined) {
    paragraph.children.shift();
    asDescription(paragraph.children);
  }
  // A line about a placeholder that the site or a provider declares is welcome as an explanation; the declaration stays theirs.
  if (declaredElsewhere(mentioned, site)) return;
  own.set(mentioned, {
    name: mentioned,
    key: storeKey(mentioned, isHostName(mentioned) ? 'site' : 'guide', guideId),
    kind,
    sample: attributes.sample ?? sampleOf(mentioned, kind),
    description: toString(paragraph).trim(),
  });

  function report(node: { position?: ListItem['position'] }, expected: string, actual?: string): void {
    const what = actual === undefined ? 'Expected' : `Unexpected \`${actual}\`, expected`;
    reporter.report('placeholder-declaration', node.position, `${what} ${expected}`, {
      ...(actual === undefined ? {} : { actual }),
      ...(isPlain ? { severity: 'warning' as const } : {}),
    });
  }
}

/** The name that a code span at the start of a line declares: a host, `<name>`, or a name without its brackets. */
function declaredName(code: string): string | undefined {
  const token = parse(code)[0];
  if (token?.type === 'token' && token.form !== 'phrase' && token.raw === code) return token.name;
  return /^[a-z][a-z0-9_]*$/.test(code) ? code : undefined;
}

function firstName(paragraph: Paragraph): string | undefined {
  const token = parse(toString(paragraph)).find((segment) => segment.type === 'token' && segment.form !== 'phrase');
  return token?.type === 'token' ? token.name : undefined;
}

function declaredElsewhere(name: string, site: Site): boolean {
  if (Object.hasOwn(sharedPlaceholders, name)) return true;
  return [...site.providers.values()].some(
    (provider) => provider.host === name || Object.hasOwn(provider.placeholders, name),
  );
}

/** "`wiki.company` is the FQDN of …": in the form the placeholder is the label, and the rest a sentence below it. */
function asDescription(children: PhrasingContent[]): void {
  const first = children[0];
  if (first?.type !== 'text') return;
  first.value = capitalize(first.value.replace(/^\s*(?:[:–—-]\s*|is\s+)?/, ''));
}

/** Every placeholder that a guide may use: its own, the site's, and those of all providers. */
export function allDeclarations(
  own: ReadonlyMap<string, PlaceholderDeclaration>,
  guideId: string,
  site: Site,
): Map<string, PlaceholderDeclaration> {
  const all = new Map(own);
  const add = (
    name: string,
    kind: Kind,
    scope: 'site' | 'guide',
    description: string,
    sample: string | undefined,
    provider?: string,
  ): void => {
    if (all.has(name)) return;
    const key = storeKey(name, scope, guideId);
    all.set(name, {
      name,
      key,
      kind,
      description,
      sample: sample ?? sampleOf(name, kind),
      ...(provider ? { provider } : {}),
    });
  };
  for (const [name, shared] of Object.entries(sharedPlaceholders))
    add(name, shared.kind, shared.scope, shared.description, shared.sample);
  for (const provider of site.providers.values()) {
    add(provider.host, 'host', 'site', `the FQDN of the ${provider.name} installation.`, undefined, provider.id);
    for (const [name, placeholder] of Object.entries(provider.placeholders)) {
      add(name, placeholder.kind, placeholder.scope, placeholder.description, placeholder.sample, provider.id);
    }
  }
  return all;
}
