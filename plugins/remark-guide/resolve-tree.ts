import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Code, Html, Image, InlineCode, Link, Nodes, Root, Text } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Node } from 'unist';
import { visitParents } from '../visit-tree';
import type { VFile } from 'vfile';
import { placeWithin, type Reporter, reporterAt, sourceOf } from '../reporter';
import type { Site } from '../site';
import { isMarkupLanguage } from './markup-languages';
import { hasFlag, titleOf } from '../fence-meta';
import { isPlaceholder, normalize, providersToken, type Template } from '../../src/core/placeholder/template';
import { reportLiteralEndpoints } from './literal-endpoints';
import { createLocator } from './locate';
import { resolveHtml } from './resolve-html';
import type { Resolver } from './resolver';
import { onlyProviders, scopeOf } from './scope';
import type { TextContext } from './text-context';

interface ResolveOptions {
  readonly file: VFile;
  readonly resolver: Resolver;
  readonly providers: readonly string[];
  readonly site: Site;
}

/** Notes on every node with text what its placeholders mean, where it stands and for which providers it holds. */
export function resolveTree(tree: Root, options: ResolveOptions): void {
  visitParents(tree, (node: Nodes, ancestors) => {
    const reporter = reporterAt(ancestors, options.file);
    const context = (syntax: TextContext['syntax'], skip = 0): TextContext => ({
      providers: scopeOf(ancestors, options.providers),
      reporter,
      syntax,
      placeOf: createLocator(node, reporter.source, skip),
    });
    if (!reporter.included && (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code'))
      reportLiteralEndpoints(node, reporter, options.site);
    switch (node.type) {
      case 'text':
        note(node, resolveText(node, ancestors.at(-1), context('prose'), options.resolver));
        if (ancestors.some((one) => one.type === 'link')) node.data = { ...node.data, inert: true };
        return undefined;
      case 'inlineCode':
        if (!node.data?.template)
          note(node, options.resolver.resolve(node.value, context(isHtmlTag(node.value) ? 'markup' : 'code')));
        if (ancestors.some((one) => one.type === 'link')) node.data = { ...node.data, inert: true };
        return undefined;
      case 'code':
        resolveFence(
          node,
          context(isMarkupLanguage(node.lang ?? '') ? 'markup' : 'code', firstLineLength(node, reporter)),
          options.resolver,
        );
        return undefined;
      case 'link':
        resolveLink(node, context('code'), options);
        return undefined;
      case 'image':
        checkImage(node, reporter, options.file);
        return undefined;
      case 'html':
        resolveHtml(node, context('prose'), options.resolver);
        return undefined;
      case 'containerDirective':
        noteProviders(node, options);
        return undefined;
      default:
        return undefined;
    }
  });
}

function note(node: Text | InlineCode | Code | Html, template: NonNullable<Node['data']>['template']): void {
  node.data = { ...node.data, ...(template ? { template } : {}) };
}

/** Published guides mark a name by emphasis alone: `<kbd>…/o/<em>application_slug</em>/</kbd>`. */
function resolveText(node: Text, parent: Nodes | undefined, context: TextContext, resolver: Resolver): Template {
  const siblings: readonly Nodes[] = parent && 'children' in parent ? parent.children : [];
  const index = siblings.indexOf(node);
  const between = [siblings[index - 1], siblings[index + 1]].map((sibling) =>
    sibling?.type === 'html' ? sibling.value : '',
  );
  if (between[0] === '<em>' && between[1] === '</em>' && resolver.knows(node.value)) {
    const [part] = resolver.resolve(`<${node.value}>`, { ...context, syntax: 'code' });
    return [part !== undefined && isPlaceholder(part) ? [part[0], node.value] : (part ?? node.value)];
  }
  return resolver.resolve(node.value, context);
}

/** `` `<kbd>` `` speaks of HTML; `` `<issuer>` `` does not. */
function isHtmlTag(code: string): boolean {
  return (
    /^<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/.test(code) &&
    isMarkupLanguage(/^<\/?([a-z][a-z0-9-]*)/.exec(code)?.[1] ?? '', 'element')
  );
}

function firstLineLength(node: Code, reporter: Reporter): number {
  return Math.max(0, sourceOf(node, reporter.source).indexOf('\n'));
}

function resolveFence(node: Code, context: TextContext, resolver: Resolver): void {
  const literal = hasFlag(node.meta ?? '', 'literal');
  const segments = literal
    ? [{ raw: node.value, template: [node.value] }]
    : resolver.resolveSegments(node.value, context);
  const title = titleOf(node.meta ?? '');
  node.data = {
    ...node.data,
    segments,
    template: normalize(segments.flatMap((segment) => segment.template)),
    ...(title === undefined ? {} : { titleTemplate: resolver.resolve(title, context) }),
    providers: context.providers.join(' '),
  };
}

function resolveLink(node: Link, context: TextContext, options: ResolveOptions): void {
  const template = options.resolver.resolve(node.url, context);
  if (template.some((part) => typeof part !== 'string')) node.data = { ...node.data, urlTemplate: template };
  else checkFile(node.url, node, context.reporter, options.file);
}

function checkImage(node: Image, reporter: Reporter, file: VFile): void {
  if (!node.alt?.trim()) {
    const end = node.position && placeWithin(reporter.source, node.position.start, 0, 2);
    reporter.report(
      'image-alt',
      end && node.position,
      `Unexpected image \`${node.url}\` without alternative text, expected \`![what it shows](${node.url})\``,
      { actual: node.url },
    );
  }
  checkFile(node.url, node, reporter, file);
}

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** Links and images relative to the guide point to files that exist. Others are Docusaurus' to check; those of included steps are not checked. */
function checkFile(url: string, node: Node, reporter: Reporter, file: VFile): void {
  if (reporter.included || url === '' || /^(?:[a-z][a-z0-9+.-]*:|\/|#|@site\/|pathname:)/i.test(url)) return;
  const path = decode(url.replace(/[?#].*$/, ''));
  const folder = dirname(file.path);
  if (path === '' || existsSync(join(folder, path))) return;
  reporter.report('missing-file', node.position, `Unexpected path \`${url}\`, expected a file that exists`, {
    actual: url,
  });
}

function noteProviders(node: ContainerDirective, { providers, site }: ResolveOptions): void {
  if (node.name !== 'provider') return;
  const ids = onlyProviders(node).filter((id) => providers.includes(id));
  node.data = { ...node.data, providers: providersToken(ids, providers, [...site.providers.keys()]) };
}
