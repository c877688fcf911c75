import type { Code, Root } from 'mdast';
import type { Plugin } from 'unified';
import { visitParents } from '../visit-tree';
import { substitute } from '../../src/core/placeholder/substitute';
import type { Severity } from '../../src/core/diagnostics/diagnostic';
import { expectedOneOf, quoted } from '../../src/core/diagnostics/expected';
import { nearest } from '../../src/core/diagnostics/near';
import { metaNames, readMeta } from '../fence-meta';
import { placeWithin, type Reporter, reporterAt, sourceOf } from '../reporter';
import type { Site } from '../site';
import { fillSegments } from './fill-segments';
import { guessLanguage, judgeSnippet } from './judge';
import { linesInGuide } from './lines-in-guide';
import { lineInFence, placeInFence, placeOfLabel } from './place-in-fence';
import { schemas } from './schemas/registry';
import { reportSlips } from './spelling/report-slips';

export interface RemarkSnippetsOptions {
  readonly site: Site;
  /** Whether a page will be made of the guide, which needs the contexts of placeholders. Default `true`. */
  readonly page?: boolean;
  /** Whether the faults of the guide are known already. Default `false`. */
  readonly isJudged?: boolean;
}

/**
 * Judges every fence of a guide as its readers will copy it: filled with the sample of each placeholder, once for every
 * provider. A fence needs a language; what follows the language must be understood. Afterwards every placeholder in a fence
 * has its context: how a value is written there. Only a page needs that, so `page: false` does without.
 */
const remarkSnippets: Plugin<[RemarkSnippetsOptions], Root> = ({ site, page = true, isJudged = false }) => {
  return async (tree, file) => {
    const samples = Object.fromEntries(
      [...(file.data.guide?.placeholders.values() ?? [])].map(({ key, sample }) => [key, sample]),
    );
    const covered = file.data.guide?.providers ?? [];
    const all = [...site.providers.keys()];
    const fences: { node: Code; reporter: Reporter }[] = [];
    visitParents(tree, 'code', (node: Code, ancestors) => {
      fences.push({ node, reporter: reporterAt(ancestors, file) });
    });
    // Loads the parsers that find the places of values.
    const contexts = page ? await import('./contexts') : undefined;
    for (const { node, reporter } of fences) {
      const severity = file.data.guide?.isPublishedForm ? 'warning' : 'error';
      if (!isJudged) {
        await checkFence(node, reporter, severity);
        await checkText(node, samples, reporter, severity);
      }
      if (!contexts || !node.data?.template) continue;
      const { template, providers = '' } = node.data;
      const snippet = { template, language: node.lang ?? '', meta: node.meta ?? '', providers: providers.split(' ') };
      node.data = { ...node.data, template: contexts.withContexts(snippet, { samples, covered, all }) };
    }
    if (!isJudged) reportSlips(tree, file);
  };
};

export default remarkSnippets;

async function checkFence(node: Code, reporter: Reporter, severity: Severity): Promise<void> {
  const opening = (sourceOf(node, reporter.source).split('\n')[0] ?? '').trimEnd();
  const place = node.position && placeWithin(reporter.source, node.position.start, 0, opening.length);
  // An indented block has no fence and no language to give.
  if (!node.lang && /^[`~]{3}/.test(opening)) {
    const guess = await guessLanguage(node.value);
    reporter.report(
      'fence-language',
      place,
      guess
        ? `Expected a language after the opening fence: it looks like \`${guess}\``
        : 'Expected a language after the opening fence, such as `yaml`, or `text` for plain text',
      { severity, ...(guess ? { expected: [guess] } : {}) },
    );
  }
  const meta = node.meta ?? '';
  const metaStart = opening.lastIndexOf(meta);
  for (const word of readMeta(meta)) {
    const wordPlace =
      node.position && placeWithin(reporter.source, node.position.start, metaStart + word.start, word.length);
    if (word.name === 'schema' && !schemas.some(({ name }) => name === word.value)) {
      const { value = '' } = word;
      const { hint, expected } = expectedOneOf(
        value,
        schemas.map(({ name }) => name),
      );
      reporter.report('fence-meta', wordPlace, `Unexpected schema \`${value}\`, ${hint}`, {
        severity,
        actual: value,
        expected,
      });
      continue;
    }
    if ((metaNames as readonly string[]).includes(word.name) || /^\{[\d,\s-]*\}$/.test(word.name)) continue;
    const near = nearest(word.name, metaNames);
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

async function checkText(
  node: Code,
  samples: Readonly<Record<string, string>>,
  reporter: Reporter,
  severity: Severity,
): Promise<void> {
  const { segments, providers } = node.data ?? {};
  if (!segments) return;
  const judged = new Set<string>();
  for (const provider of (providers ?? '').split(' ')) {
    const filled = fillSegments(segments, (template) => substitute(template, { provider, values: samples }));
    // Most snippets are the same for all providers.
    if (judged.has(filled.text)) continue;
    judged.add(filled.text);
    const faults = await judgeSnippet({
      language: node.lang ?? '',
      meta: node.meta ?? '',
      text: filled.text,
      isStrict: severity === 'error',
    });
    const lineOf = (line: number): number | undefined => lineInFence(node, reporter.source, line);
    for (const { offset, length, message, ruleId, actual, expected, isOfLabel } of faults) {
      const place = isOfLabel
        ? placeOfLabel(node, reporter.source)
        : placeInFence(node, reporter.source, filled.sourceOffset(offset), filled.sourceOffset(offset + length));
      reporter.report(ruleId, place, linesInGuide(message, lineOf), {
        ...(ruleId === 'snippet-language' ? { severity } : {}),
        ...(actual === undefined ? {} : { actual }),
        ...(expected ? { expected } : {}),
      });
    }
    // The same faults for the next provider are the same faults.
    if (faults.length > 0) return;
  }
}
