import type { Code, InlineCode, ListItem, Nodes, Paragraph, Parent, PhrasingContent, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { toString } from 'mdast-util-to-string';
import type { Node } from 'unist';
import { visitParents } from '../visit-tree';
import type { VFile } from 'vfile';
import { isHostName } from '../../src/core/placeholder/example-domain';
import { substitute } from '../../src/core/placeholder/substitute';
import type { Template } from '../../src/core/placeholder/template';
import { titleOf } from '../fence-meta';
import { type ExclusionReason, exclusionOf, isExclusionReason } from '../remark-guide/exclusions';
import { placeOfCode, showsFaults } from '../remark-guide/meaning/statements';
import { scopeOf } from '../remark-guide/scope';
import { fillSegments } from '../remark-snippets/fill-segments';
import { placeInFence } from '../remark-snippets/place-in-fence';
import { reporterAt } from '../reporter';
import { type ProviderStep, type Site, sitePath } from '../site';
import type { GuidePage, PageSnippet, PageSymptom, PageValue } from './page-value';
import { schemaOf } from './schema-of';
import { readScalars } from './snippet-scalars';

/** A parsed guide: its pages for several providers come from one reading. */
export interface ReadGuide {
  readonly tree: Root;
  readonly file: VFile;
}

/**
 * What one provider's reader acts on: the same texts as on the page, from the same pipeline.
 *
 * @param samples in the place of those of the declarations, by the names of placeholders
 */
export function readPage(
  { tree, file }: ReadGuide,
  site: Site,
  provider: string,
  samples: Readonly<Record<string, string>> = {},
): GuidePage {
  const model = file.data.guide;
  if (!model) throw new Error(`${sitePath(site, file.path)}: expected a guide.`);
  const declarations = [...model.placeholders.values()].map((one) => ({
    ...one,
    sample: samples[one.name] ?? one.sample,
  }));
  const values = Object.fromEntries(
    declarations.filter(({ name }) => !isHostName(name)).map(({ key, sample }) => [key, sample]),
  );
  const fill = (template: Template): string => substitute(template, { provider, values });
  const page = new PageCollector(fill, sitePath(site, file.path));
  // Included steps have headings of their own, which end with them.
  const headings = new Map<ProviderStep | undefined, string>([[undefined, fill(model.title)]]);
  visitParents(tree, (node: Nodes, ancestors) => {
    if (!scopeOf([...ancestors, node], model.providers).includes(provider)) return;
    const reporter = reporterAt(ancestors, file);
    const step = ancestors.map((one) => one.data?.step).find((one) => one !== undefined);
    const place = { heading: headings.get(step) ?? '', source: reporter.source, file: step?.file };
    if (node.type === 'heading') headings.set(step, textOf(node.children, fill));
    else if (node.type === 'listItem' && node.data?.setting) page.addSetting(node, ancestors, place);
    else if (node.type === 'code') page.addSnippet(node, ancestors, place);
    else if (node.type === 'inlineCode' && isInStep(node, ancestors)) page.addStepValue(node, ancestors, place);
    else if (node.type === 'containerDirective' && node.name === 'symptom') page.addSymptom(node, place);
  });
  return {
    guide: model.id,
    file: sitePath(site, file.path),
    title: fill(model.title),
    provider,
    values: page.values,
    snippets: page.snippets,
    symptoms: page.symptoms,
    samples: Object.fromEntries(declarations.map(({ name, sample }) => [name, sample])),
  };
}

interface Surroundings {
  readonly heading: string;
  readonly source: string;
  /** Of the steps that are included here. */
  readonly file: string | undefined;
}

class PageCollector {
  readonly values: PageValue[] = [];
  readonly snippets: PageSnippet[] = [];
  readonly symptoms: PageSymptom[] = [];
  readonly #ids = new Map<string, number>();
  readonly #fill: (template: Template) => string;
  readonly #file: string;

  constructor(fill: (template: Template) => string, file: string) {
    this.#fill = fill;
    this.#file = file;
  }

  addSetting(item: ListItem, ancestors: readonly Node[], place: Surroundings): void {
    const { setting } = item.data ?? {};
    const [paragraph] = item.children;
    const code =
      paragraph?.type === 'paragraph'
        ? paragraph.children.find((child): child is InlineCode => child.type === 'inlineCode')
        : undefined;
    const position = code && placeOfCode(code, place.source);
    if (!setting || !code || !position) return;
    const form = ancestors.findLast((one): one is ContainerDirective => one.type === 'containerDirective');
    const group = form ? formTitle(form, this.#fill) : '';
    this.#add({
      source: 'setting',
      heading: place.heading,
      group,
      label: this.#fill(setting.label).trim(),
      raw: code.value,
      value: this.#fill(setting.value),
      file: place.file ?? this.#file,
      position,
      bold: boldAfter(paragraph as Paragraph, code, this.#fill),
      ...excludedBy(siblingsAfter(paragraph as Parent, code)),
    });
  }

  addStepValue(code: InlineCode, ancestors: readonly Node[], place: Surroundings): void {
    const position = placeOfCode(code, place.source);
    const parent = ancestors.at(-1) as Parent | undefined;
    if (!position || !parent) return;
    this.#add({
      source: 'step',
      heading: place.heading,
      group: '',
      label: labelBefore(parent.children as PhrasingContent[], code, this.#fill),
      raw: code.value,
      value: this.#fill(code.data?.template ?? [code.value]),
      file: place.file ?? this.#file,
      position,
      ...excludedBy(siblingsAfter(parent, code)),
    });
  }

  addSymptom(node: ContainerDirective, place: Surroundings): void {
    const text = formTitle(node, this.#fill);
    if (text !== '' && node.position)
      this.symptoms.push({ text, file: place.file ?? this.#file, position: node.position });
  }

  addSnippet(node: Code, ancestors: readonly Node[], place: Surroundings): void {
    const { position } = node;
    if (!position) return;
    const segments = node.data?.segments ?? [{ raw: node.value, template: [node.value] }];
    const { text, sourceOffset, sourceEnd } = fillSegments(segments, this.#fill);
    const meta = node.meta ?? '';
    const title = this.#fill(node.data?.titleTemplate ?? [titleOf(meta) ?? '']);
    const language = node.lang ?? '';
    const parent = ancestors.at(-1) as Parent | undefined;
    const excluded = parent ? excludedBy([childBefore(parent, node)]) : {};
    const places = new Map<string, ReturnType<typeof readScalars>[number]>();
    const file = place.file ?? this.#file;
    for (const scalar of readScalars(language, text)) {
      const [start, end] = [sourceOffset(scalar.start), sourceEnd(scalar.end)];
      const id = this.#add({
        source: 'snippet',
        heading: place.heading,
        group: title || language,
        label: scalar.label,
        raw: node.value.slice(start, end),
        value: scalar.value,
        file,
        position: placeInFence(node, place.source, start, end) ?? position,
        snippet: this.snippets.length,
        ...excluded,
      });
      places.set(id, scalar);
    }
    const schema = schemaOf(language, meta, title);
    this.snippets.push({
      heading: place.heading,
      title,
      language,
      meta,
      text,
      position,
      file,
      places,
      ...(schema === undefined ? {} : { schema }),
      ...excluded,
    });
  }

  #add(value: Omit<PageValue, 'id'>): string {
    const words = [value.heading, value.group, value.label || value.raw].filter((part) => part !== '').join(' | ');
    const count = (this.#ids.get(words) ?? 0) + 1;
    this.#ids.set(words, count);
    const id = count === 1 ? words : `${words} #${count}`;
    this.values.push({ id, ...value });
    return id;
  }
}

/** Numbered steps, but not the forms, warnings and tables between them. */
function isInStep(node: Node, ancestors: readonly Node[]): boolean {
  const list = ancestors.findLast((one): one is Nodes & { type: 'list' } => one.type === 'list');
  if (list?.type !== 'list' || list.ordered !== true) return false;
  const inner = ancestors.slice(ancestors.indexOf(list));
  return !inner.some((one) => showsFaults(one) || (one.type === 'listItem' && one.data?.setting !== undefined));
}

function textOf(children: readonly Nodes[], fill: (template: Template) => string): string {
  return children
    .map((child) => {
      if (child.data?.template) return fill(child.data.template);
      return 'children' in child ? textOf(child.children, fill) : toString(child);
    })
    .join('')
    .trim();
}

function formTitle(form: ContainerDirective, fill: (template: Template) => string): string {
  const [label] = form.children;
  return label?.data && 'directiveLabel' in label.data && 'children' in label ? textOf(label.children, fill) : '';
}

/** The bold words before a value, which name the field that takes it. */
function labelBefore(
  children: readonly PhrasingContent[],
  code: InlineCode,
  fill: (template: Template) => string,
): string {
  const bold = children.slice(0, children.indexOf(code)).findLast((child) => child.type === 'strong');
  return bold ? textOf(bold.children, fill) : '';
}

function boldAfter({ children }: Paragraph, code: InlineCode, fill: (template: Template) => string): string[] {
  return children
    .slice(children.indexOf(code) + 1)
    .flatMap((child) => (child.type === 'strong' ? [textOf(child.children, fill)] : []));
}

function siblingsAfter(parent: Parent, code: Node): readonly Nodes[] {
  const rest = parent.children.slice(parent.children.indexOf(code as (typeof parent.children)[number]) + 1);
  const next = rest.findIndex((one) => one.type === 'inlineCode');
  return next < 0 ? rest : rest.slice(0, next);
}

function childBefore(parent: Parent, node: Node): Nodes | undefined {
  return parent.children[parent.children.indexOf(node as (typeof parent.children)[number]) - 1];
}

function excludedBy(nodes: readonly (Nodes | undefined)[]): { excluded?: ExclusionReason } {
  for (const node of nodes) {
    const reason = node?.type === 'html' ? exclusionOf(node) : undefined;
    if (reason !== undefined && isExclusionReason(reason)) return { excluded: reason };
  }
  return {};
}
