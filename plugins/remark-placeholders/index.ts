import { dirname } from 'node:path';
import type { Blockquote, Html, InlineCode, Link, Nodes, Paragraph, Parent, Root, RootContent, Text } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Plugin } from 'unified';
import { isAdmonition } from '../../src/core/guide/directives';
import type { Evidence } from '../../src/core/evidence/level';
import { components, type GuideData } from '../../src/core/page-contract';
import { isStatic, type Template } from '../../src/core/placeholder/template';
import { capitalize } from '../../src/core/text';
import { evidenceOfGuide, recordsOf } from '../evidence/guide-evidence';
import { summarise } from '../evidence/summary';
import type { Site } from '../site';
import { diagramOf } from './diagram';
import { exportData, flowElement, textElement } from './elements';
import { guideData } from './guide-data';
import { isLabel, nameHeadings } from './headings';
import { quoteAnswers } from './quote-answers';
import { settingElement } from './settings';
import { snippetElement } from './snippet';
import { tableOfContents } from './table-of-contents';

export interface RemarkPlaceholdersOptions {
  readonly site: Site;
}

/**
 * Writes the page: every text with placeholders, every fence and every directive becomes a component of
 * `src/core/page-contract.ts`, and the page's module gets the exports `guide` and `toc`. After it nobody edits.
 */
const remarkPlaceholders: Plugin<[RemarkPlaceholdersOptions], Root> = ({ site }) => {
  return async (tree, file) => {
    const { guide } = file.data;
    if (!guide) return;
    const evidence = await evidenceOfGuide(guide.id, String(file), site, () => ({ tree, file }));
    quoteAnswers(tree, { records: recordsOf(evidence), providers: guide.providers, site });
    nameHeadings(tree);
    const toc = tableOfContents(tree);
    const data = { ...guideData(guide, tree, site), ...(evidence ? { evidence: summaries(evidence) } : {}) };
    rewriteChildren(tree, dirname(file.path));
    tree.children.push(exportData('guide', data), exportData('toc', toc));
  };
};

export default remarkPlaceholders;

function summaries(evidence: ReadonlyMap<string, Evidence>): NonNullable<GuideData['evidence']> {
  return Object.fromEntries([...evidence].map(([provider, one]) => [provider, summarise(one)]));
}

function rewriteChildren(parent: Parent, folder: string): void {
  parent.children = parent.children.flatMap((child) => {
    if ('children' in child) rewriteChildren(child, folder);
    return rewrite(child, folder);
  });
}

/** One node, its children already rewritten, as it goes to the page. */
function rewrite(node: RootContent, folder: string): RootContent[] {
  switch (node.type) {
    case 'paragraph':
      return diagramOf(node, folder) ?? [node];
    case 'text':
      return [rewriteText(node)];
    case 'inlineCode':
      return [rewriteInlineCode(node)];
    case 'code':
      return [snippetElement(node)];
    case 'link':
      return [rewriteLink(node)];
    case 'html':
      return rewriteHtml(node);
    case 'blockquote':
      return [withSourceLine(node)];
    case 'containerDirective':
      return rewriteDirective(node);
    default:
      return [node];
  }
}

function placeholderText(template: Template, as: 'text' | 'code', inert: boolean | undefined): RootContent {
  return textElement(components.PlaceholderText, {
    template: JSON.stringify(template),
    as,
    inert: inert ? 'true' : undefined,
  });
}

function rewriteText(node: Text): RootContent {
  const template = node.data?.template;
  return !template || isStatic(template) ? node : placeholderText(template, 'text', node.data?.inert);
}

function rewriteInlineCode(node: InlineCode): RootContent {
  const template = node.data?.template;
  // A derived value without placeholders (the scopes) is static and still not what the author wrote.
  return !template || (template.length === 1 && template[0] === node.value)
    ? node
    : placeholderText(template, 'code', node.data?.inert);
}

function rewriteLink(node: Link): RootContent {
  const href = node.data?.urlTemplate;
  return href ? textElement(components.PlaceholderLink, { href: JSON.stringify(href) }, node.children) : node;
}

function rewriteHtml(node: Html): RootContent[] {
  const template = node.data?.template;
  if (!template) return [node];
  return template.map((part) =>
    typeof part === 'string' ? { type: 'html', value: part } : placeholderText([part], 'text', true),
  );
}

/** Published guides close a quotation with a line `-- source`. */
function withSourceLine(node: Blockquote): Blockquote {
  const last = node.children.at(-1);
  const first = last?.type === 'paragraph' ? last.children[0] : undefined;
  if (first?.type === 'text') first.value = first.value.replace(/^--\s+/, '— ');
  return node;
}

function rewriteDirective(node: ContainerDirective): RootContent[] {
  const [first, ...others] = node.children;
  const label = isLabel(first) ? first : undefined;
  const content: readonly Nodes[] = label ? others : node.children;
  const id = node.attributes?.id ?? undefined;
  switch (node.name) {
    case 'placeholders':
      return [flowElement(components.PlaceholderForm, {}, content.flatMap(formFields))];
    case 'settings':
      return [
        flowElement(
          components.Settings,
          { title: label && JSON.stringify(labelTemplate(label)), id },
          content.flatMap(settingLines),
        ),
      ];
    case 'provider':
      return [flowElement(components.ProviderVariant, { providers: node.data?.providers }, content)];
    case 'symptom':
      return [flowElement(components.Symptom, {}, [symptomHeading(node, label), ...content])];
    default:
      if (!isAdmonition(node.name)) return [node];
      return [
        // Docusaurus would show the directive's own name, as it is written.
        flowElement('Admonition', { type: node.name, id, title: label ? undefined : capitalize(node.name) }, [
          ...(label ? [flowElement('mdxAdmonitionTitle', {}, label.children)] : []),
          ...content,
        ]),
      ];
  }
}

/** The label's text before it was rewritten, kept by {@link nameHeadings}. */
function labelTemplate(label: Paragraph): Template {
  return label.data?.template ?? [];
}

function symptomHeading(node: ContainerDirective, label: Paragraph | undefined): RootContent {
  const { depth = 3, id = '' } = node.data?.heading ?? {};
  return { type: 'heading', depth, children: label?.children ?? [], data: { id, hProperties: { id } } };
}

function formFields(node: Nodes): RootContent[] {
  if (node.type !== 'list') return [node as RootContent];
  return node.children.flatMap((item) => {
    const name = item.data?.placeholder;
    return name === undefined ? item.children : [flowElement(components.PlaceholderField, { name }, item.children)];
  });
}

function settingLines(node: Nodes): RootContent[] {
  return node.type === 'list' ? node.children.map(settingElement) : [node as RootContent];
}
