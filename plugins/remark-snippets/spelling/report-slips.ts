import type { Code, Root } from 'mdast';
import type { VFile } from 'vfile';
import { findBrokenUrls } from '../../../src/core/provider/broken-urls';
import { START, visibleText } from '../../remark-guide/meaning/visible-text';
import { createReporter, type Place, placeWithin, reporterAt } from '../../reporter';
import { visitParents } from '../../visit-tree';
import { placeInFence } from '../place-in-fence';
import { slipsIn, WordCounts } from '.';

/**
 * Reports slips of the pen in the snippets of a guide, and addresses that are broken, anywhere in it. What has been said of the
 * same place before says more.
 */
export function reportSlips(tree: Root, file: VFile): void {
  const guide = createReporter(file, String(file));
  const told = file.messages.map(({ place }) => place);
  for (const { start, end, actual, expected } of findBrokenUrls(visibleText(guide.source))) {
    guide.report(
      'url-syntax',
      placeWithin(guide.source, START, start, end - start),
      `Unexpected address \`${actual}\`, expected \`${expected}\``,
      { actual, expected: [expected], fixable: true },
    );
  }
  const counts = new WordCounts(guide.source);
  visitParents(tree, 'code', (node: Code, ancestors) => {
    const reporter = reporterAt(ancestors, file);
    const known = reporter.included ? new WordCounts(reporter.source) : counts;
    for (const { ruleId, start, end, message, actual, expected } of slipsIn(node.value, node.lang ?? '', known)) {
      const place = placeInFence(node, reporter.source, start, end);
      if (!told.some((one) => isWithin(place, one))) reporter.report(ruleId, place, message, { actual, expected });
    }
  });
}

function isWithin(place: Place, other: Place): boolean {
  if (!place || !other || !('start' in place) || !('start' in other)) return false;
  const [from = 0, to = 0] = [place.start.offset, place.end.offset];
  const [otherFrom = 0, otherTo = 0] = [other.start.offset, other.end.offset];
  return otherFrom < to && from < otherTo;
}
