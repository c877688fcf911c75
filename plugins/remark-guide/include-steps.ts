import type { List, ListItem, Parent, Root, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { SKIP, visitParents } from '../visit-tree';
import { registrationDefaults, registrationNames } from '../../src/core/guide/registration';
import { stepDirectives } from '../../src/core/guide/directives';
import type { Registration } from '../guide-model';
import { quoted } from '../../src/core/diagnostics/expected';
import { nearest } from '../../src/core/diagnostics/near';
import { createReporter, type Reporter } from '../reporter';
import type { Site, SiteProvider } from '../site';
import type { VFile } from 'vfile';
import { checkDirectives } from './check-directives';
import { inProviderWords } from './derived-values';
import { inlineReferences } from './inline-references';
import { scopeOf } from './scope';

interface IncludeOptions {
  readonly site: Site;
  readonly file: VFile;
  readonly providers: readonly string[];
  readonly registrations: ReadonlyMap<string, Registration>;
}

/** Puts each provider's own steps in the place of `register-client`. */
export function includeSteps(tree: Root, options: IncludeOptions): void {
  visitParents(tree, 'containerDirective', (node: ContainerDirective, ancestors) => {
    if (node.name !== 'register-client') return undefined;
    const parent = ancestors.at(-1) as Parent;
    const index = parent.children.indexOf(node);
    const blocks = scopeOf(ancestors, options.providers).flatMap((id) => {
      const provider = options.site.providers.get(id);
      return provider ? [providerBlock(provider, options)] : [];
    });
    parent.children.splice(index, 1, ...(blocks as RootContent[]));
    return [SKIP, index + blocks.length];
  });
}

function providerBlock(provider: SiteProvider, { file, registrations }: IncludeOptions): ContainerDirective {
  const { step } = provider;
  const tree = structuredClone(step.tree);
  const reporter = createReporter(file, step.source, step.file);
  checkDirectives(tree, stepDirectives, reporter);
  inlineReferences(tree);
  const registration = registrations.get(provider.id) ?? {};
  dropWhen(tree, registration, reporter);
  fillSettings(tree, registration, provider);
  return {
    type: 'containerDirective',
    name: 'provider',
    attributes: { only: provider.id },
    children: tree.children,
    data: { step },
  } as ContainerDirective;
}

/** Keeps the content of `:::when{given=…}` when the guide gives it. */
function dropWhen(tree: Root, registration: Registration, reporter: Reporter): void {
  visitParents(tree, 'containerDirective', (node: ContainerDirective, ancestors) => {
    if (node.name !== 'when') return undefined;
    const parent = ancestors.at(-1) as Parent;
    const index = parent.children.indexOf(node);
    const given = registrationNames.find((name) => name === node.attributes?.given);
    if (given === undefined) {
      const near = nearest(node.attributes?.given ?? '', registrationNames);
      const expected = near ? [near] : registrationNames;
      reporter.report(
        'attribute-value',
        node.position && { start: node.position.start, end: node.position.start },
        `Unexpected \`given=${node.attributes?.given ?? ''}\`, expected ${quoted(expected)}`,
        {
          expected,
        },
      );
    }
    const children = given && registration[given] ? node.children : [];
    parent.children.splice(index, 1, ...(children as RootContent[]));
    return [SKIP, index];
  });
}

/** Drops the lines of a form that the guide gives no value for, and repeats those that it gives several for. */
function fillSettings(tree: Root, registration: Registration, provider: SiteProvider): void {
  visitParents(tree, 'containerDirective', (node: ContainerDirective) => {
    if (node.name !== 'settings') return;
    for (const list of node.children.filter((child): child is List => child.type === 'list')) {
      list.children = list.children.flatMap((item) => fillItem(item, registration, provider));
    }
  });
}

function fillItem(item: ListItem, registration: Registration, provider: SiteProvider): ListItem[] {
  const paragraph = item.children[0];
  const code =
    paragraph?.type === 'paragraph' ? paragraph.children.find((child) => child.type === 'inlineCode') : undefined;
  const name = registrationNames.find((one) => code?.value === `<${one}>`);
  if (name === undefined) return [item];
  const fallback = registrationDefaults[name];
  const values = registration[name] ?? (fallback === undefined ? [] : [[fallback]]);
  return values.map((value) => {
    const copy = structuredClone(item);
    const [first] = copy.children;
    const target =
      first?.type === 'paragraph' ? first.children.find((child) => child.type === 'inlineCode') : undefined;
    if (target) target.data = { ...target.data, template: inProviderWords(name, value, provider) };
    return copy;
  });
}
