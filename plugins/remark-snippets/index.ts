import type { Code, Root } from 'mdast';
import type { Plugin } from 'unified';
import type { Position } from 'unist';
import { visitParents } from 'unist-util-visit-parents';
import { substitute } from '../../src/core/placeholder/substitute';
import type { Severity } from '../../src/core/diagnostics/diagnostic';
import { quoted } from '../../src/core/diagnostics/expected';
import { nearest } from '../../src/core/diagnostics/near';
import { hasFlag, metaNames, readMeta } from '../fence-meta';
import { placeWithin, type Reporter, reporterAt, sourceOf } from '../reporter';
import type { Site } from '../site';
import { withContexts } from './contexts';
import { fillSegments } from './fill-segments';
import type { CheckLanguage } from './languages/language';
import { checkJson, checkJsonc } from './languages/json';
import { checkYaml } from './languages/yaml';

export interface RemarkSnippetsOptions {
  readonly site: Site;
}

const languages: ReadonlyMap<string, CheckLanguage> = new Map([
  ['json', checkJson],
  ['jsonc', checkJsonc],
  ['yaml', checkYaml],
  ['yml', checkYaml],
]);

/**
 * Judges every fence of a guide as its readers will copy it: filled with the sample of each placeholder, once for every
 * provider. A fence needs a language; what follows the language must be understood. Afterwards every placeholder in a fence
 * has its context: how a value is written there.
 */
const remarkSnippets: Plugin<[RemarkSnippetsOptions], Root> = ({ site }) => {
  return (tree, file) => {
    const samples = Object.fromEntries(
      [...(file.data.guide?.placeholders.values() ?? [])].map(({ key, sample }) => [key, sample]),
    );
    const covered = file.data.guide?.providers ?? [];
    const all = [...site.providers.keys()];
    visitParents(tree, 'code', (node: Code, ancestors) => {
      const reporter = reporterAt(ancestors, file);
      checkFence(node, reporter, file.data.guide?.isPublishedForm ? 'warning' : 'error');
      checkSyntax(node, samples, reporter);
      if (node.data?.template) {
        const { template, providers = '' } = node.data;
        const snippet = { template, language: node.lang ?? '', meta: node.meta ?? '', providers: providers.split(' ') };
        node.data = { ...node.data, template: withContexts(snippet, { samples, covered, all }) };
      }
    });
  };
};

export default remarkSnippets;

function checkFence(node: Code, reporter: Reporter, severity: Severity): void {
  const opening = (sourceOf(node, reporter.source).split('\n')[0] ?? '').trimEnd();
  const place = node.position && placeWithin(reporter.source, node.position.start, 0, opening.length);
  // An indented block has no fence and no language to give.
  if (!node.lang && /^[`~]{3}/.test(opening)) {
    reporter.report(
      'fence-language',
      place,
      'Expected a language after the opening fence, such as `yaml`, or `text` for plain text',
      { severity },
    );
  }
  const meta = node.meta ?? '';
  const metaStart = opening.lastIndexOf(meta);
  for (const word of readMeta(meta)) {
    if ((metaNames as readonly string[]).includes(word.name) || /^\{[\d,\s-]*\}$/.test(word.name)) continue;
    const near = nearest(word.name, metaNames);
    const wordPlace =
      node.position && placeWithin(reporter.source, node.position.start, metaStart + word.start, word.length);
    reporter.report(
      'fence-meta',
      wordPlace,
      `Unexpected \`${word.name}\` after the fence’s language, expected ${quoted(near ? [near] : metaNames)}`,
      {
        severity,
        actual: word.name,
        expected: near ? [near] : metaNames,
      },
    );
  }
}

function checkSyntax(node: Code, samples: Readonly<Record<string, string>>, reporter: Reporter): void {
  const check = languages.get(node.lang?.toLowerCase() ?? '');
  const { segments, providers } = node.data ?? {};
  if (!check || !segments || hasFlag(node.meta ?? '', 'excerpt')) return;
  for (const provider of (providers ?? '').split(' ')) {
    const filled = fillSegments(segments, (template) => substitute(template, { provider, values: samples }));
    const [fault] = check(filled.text);
    if (!fault) continue;
    const place = placeInFence(node, filled.sourceOffset(fault.offset), reporter);
    reporter.report('snippet-syntax', place, `Unexpected ${node.lang ?? ''}: ${fault.message}`);
    // The same fault for the next provider is the same fault.
    return;
  }
}

/** The place of an offset of a fence's value. Each line of the value stands in the source behind the prefixes of lists and quotes. */
function placeInFence(node: Code, offset: number, reporter: Reporter): Position | undefined {
  const { position } = node;
  if (!position) return undefined;
  const before = node.value.slice(0, offset).split('\n');
  const valueLine = node.value.split('\n')[before.length - 1] ?? '';
  const lines = sourceOf(node, reporter.source).split('\n');
  const line = lines[before.length] ?? '';
  const prefix = Math.max(
    0,
    line.length - valueLine.length - (/\s*$/.exec(line)?.[0].length ?? 0) + (/\s*$/.exec(valueLine)?.[0].length ?? 0),
  );
  const lineStart = lines.slice(0, before.length).join('\n').length + 1;
  return placeWithin(reporter.source, position.start, lineStart + prefix + (before.at(-1)?.length ?? 0), 0);
}
