import { basename, dirname } from 'node:path';
import type { Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Plugin } from 'unified';
import { visitParents } from '../visit-tree';
import type { VFile } from 'vfile';
import '../types';
import { expectedOneOf } from '../../src/core/diagnostics/expected';
import { nearest } from '../../src/core/diagnostics/near';
import { directives } from '../../src/core/guide/directives';
import type { FrontMatter } from '../../src/core/guide/front-matter';
import { isHostName } from '../../src/core/placeholder/example-domain';
import { createReporter, type Place, placeWithin, type Reporter } from '../reporter';
import { type Site, sitePath } from '../site';
import { readAllowances } from './allowances';
import { readSettings, takeHeadingIds } from './annotate';
import { checkDirectives } from './check-directives';
import { allDeclarations, readDeclarations } from './declarations';
import { checkExclusions } from './exclusions';
import { type FrontMatterResult, readFrontMatter } from './front-matter';
import { includeSteps } from './include-steps';
import { inlineReferences } from './inline-references';
import { checkMeaning } from './meaning';
import type { RegisteredValue } from './meaning/context';
import { readRegistrations } from './registration';
import { resolveTree } from './resolve-tree';
import { Resolver } from './resolver';
import { onlyProviders } from './scope';
import type { TextContext } from './text-context';

export interface RemarkGuideOptions {
  readonly site: Site;
  /** Whether the guide's faults are known already: its parts are then not compared with each other. Default `false`. */
  readonly isJudged?: boolean;
}

/**
 * Reads a guide: its front matter, its directives, the placeholders it declares and the client registration it asks for.
 * Afterwards every text of the tree carries a resolved template, and `file.data.guide` holds the model.
 * Faults are noted as messages of the file; a faulty guide still gives a tree.
 */
const remarkGuide: Plugin<[RemarkGuideOptions], Root> = ({ site, isJudged = false }) => {
  return (tree, file) => {
    // The tree is the one that was judged.
    if (file.data.guide) return;
    const reporter = createReporter(file, String(file));
    const id = basename(dirname(file.path));
    const front = readFrontMatter(tree, reporter);
    const { frontMatter } = front;
    file.data.allowances = readAllowances(tree, reporter);
    checkExclusions(tree, reporter);
    checkDirectives(tree, directives, reporter);
    inlineReferences(tree);
    takeHeadingIds(tree);
    const { own, hasForm, hasPlainList } = readDeclarations(tree, id, site, reporter);
    const declarations = allDeclarations(own, id, site);
    const providers = guideProviders(frontMatter, file, front, site, reporter);
    checkProviderBlocks(tree, providers, site, reporter);

    const ourForm = isOurForm(String(file), hasPlainList);
    const registrations = new Map();
    const options = {
      site,
      declarations,
      providers,
      registrations,
      applicationName: frontMatter.title,
      literal: frontMatter.literal,
      strict: ourForm,
    };
    const resolver = new Resolver(options);
    const contextOf = (place: TextContext['placeOf'], scope: readonly string[] = providers): TextContext => ({
      providers: scope,
      reporter,
      syntax: 'code',
      placeOf: place,
    });
    const registered: RegisteredValue[] = [];
    for (const [provider, registration] of readRegistrations(tree, providers, reporter, (text, scope, node) => {
      const template = resolver.resolve(
        text,
        contextOf(() => node.position, scope),
      );
      registered.push({ node, template, providers: scope });
      return template;
    })) {
      registrations.set(provider, registration);
    }
    includeSteps(tree, { site, file, providers, registrations });
    const title = resolver.resolve(frontMatter.title, {
      ...contextOf(() => front.placeOf(['title'])),
      syntax: 'prose',
    });
    resolveTree(tree, { file, resolver, providers, site });
    readSettings(tree, file);

    const used = [...declarations.values()].filter(
      ({ name, provider }) =>
        own.has(name) || resolver.used.has(name) || (provider !== undefined && providers.includes(provider)),
    );
    file.data.guide = {
      id,
      file: sitePath(site, file.path),
      frontMatter,
      providers,
      title,
      placeholders: new Map(used.map((declaration) => [declaration.name, declaration])),
      registrations,
      hasForm,
      isPublishedForm: !ourForm,
    };
    if (isJudged) return;
    checkMeaning({ tree, file, site, model: file.data.guide, reporter, own, used: resolver.used, registered });
  };
};

export default remarkGuide;

/** The providers of the front matter that exist; without it, those whose host the guide speaks of, or all. */
function guideProviders(
  frontMatter: FrontMatter,
  file: VFile,
  front: FrontMatterResult,
  site: Site,
  reporter: Reporter,
): string[] {
  const known = [...site.providers.keys()];
  if (!frontMatter.providers) {
    const source = String(file);
    const spokenOf = [...site.providers.values()].filter(
      (provider) => isHostName(provider.host) && source.includes(provider.host),
    );
    return (spokenOf.length > 0 ? spokenOf : [...site.providers.values()]).map((provider) => provider.id);
  }
  return frontMatter.providers.filter((id, index, all) => {
    if (known.includes(id)) return all.indexOf(id) === index;
    const { hint, expected } = expectedOneOf(id, known);
    reporter.report(
      'front-matter-value',
      front.placeOf(['providers', index]),
      `Unexpected provider \`${id}\`, ${hint}`,
      { actual: id, expected },
    );
    return false;
  });
}

function checkProviderBlocks(tree: Root, providers: readonly string[], site: Site, reporter: Reporter): void {
  visitParents(tree, 'containerDirective', (node: ContainerDirective) => {
    if (node.name !== 'provider') return;
    for (const id of onlyProviders(node)) {
      if (providers.includes(id)) continue;
      const near = nearest(id, providers);
      const why = site.providers.has(id)
        ? 'which the front matter’s `providers` does not list'
        : 'which does not exist';
      reporter.report(
        'attribute-value',
        placeOfText(node, id, reporter),
        `Unexpected provider \`${id}\`, ${why}${near ? `; expected \`${near}\`` : ''}`,
        {
          actual: id,
          ...(near ? { expected: [near] } : {}),
        },
      );
    }
  });
}

/** The place of a text in a directive's opening line. */
function placeOfText(node: ContainerDirective, text: string, reporter: Reporter): Place {
  const start = node.position?.start;
  const at =
    start?.offset === undefined ? -1 : reporter.source.slice(start.offset).split('\n', 1)[0]?.lastIndexOf(text);
  return start && at !== undefined && at >= 0 ? placeWithin(reporter.source, start, at, text.length) : node.position;
}

const OUR_KEYS = /^(?:category|protocol|providers|app|literal):/m;
const OUR_DIRECTIVES = /^:{3,}(?:placeholders|settings|register-client|provider|symptom)\b/m;

/** Whether the guide is written in our form. One in the usual published form is forgiven names of its own. */
function isOurForm(source: string, hasPlainList: boolean): boolean {
  const front = /^---\r?\n[\s\S]*?\n---/.exec(source)?.[0] ?? '';
  return !hasPlainList && (OUR_KEYS.test(front) || OUR_DIRECTIVES.test(source));
}
