import type { Nodes } from 'mdast';
import { visitParents } from '../../visit-tree';
import { placeWithin, reporterAt, sourceOf } from '../../reporter';
import type { MeaningRule } from './context';

const CLAIMS: readonly RegExp[] = [
  /\btested\b/gi,
  /\bworks with\b/gi,
  /\bverified\s+(?:with|on|against|by us|to work|in version|for version)\b/gi,
  /\b(?:guide|page|recipe|login|configuration|set-?up|steps?|we|have)\s+(?:\w+\s+){0,3}verified\b/gi,
];

/** What was run is computed and shown on the page. Nobody types it: words stay when the facts have changed. */
export const claimedEvidence: MeaningRule = ({ tree, file, model }) => {
  if (model.isPublishedForm) return;
  visitParents(tree, 'text', (node: Nodes, ancestors) => {
    // Words on a screen, and the names of other people's pages.
    if (node.type !== 'text' || ancestors.some(({ type }) => type === 'strong' || type === 'link')) return;
    const reporter = reporterAt(ancestors, file);
    const source = sourceOf(node, reporter.source);
    for (const claim of CLAIMS) {
      for (const match of source.matchAll(claim)) {
        reporter.report(
          'claimed-evidence',
          node.position && placeWithin(reporter.source, node.position.start, match.index, match[0].length),
          `Unexpected \`${match[0].replace(/\s+/g, ' ')}\`: the page shows what was run, computed from its record`,
          { actual: match[0] },
        );
      }
    }
  });
};
