import type { Nodes } from 'mdast';
import { visitParents } from '../../visit-tree';
import { isHostName } from '../../../src/core/placeholder/example-domain';
import { placeWithin, reporterAt, sourceOf } from '../../reporter';
import { showsFaults } from './statements';
import type { MeaningContext } from './context';

/** `http://` before the name of a provider or an application. With a port it is an address behind the proxy. */
const INSECURE = /\bhttp(?=:\/\/(?:[a-z0-9-]+\.)+company(?![\w.:-]*[\w-]))/gi;

/** `http` where readers' browsers and servers go by `https`. */
export function insecureUrl({ tree, file, model }: MeaningContext): void {
  if (model.isPublishedForm) return;
  visitParents(tree, (node: Nodes, ancestors) => {
    if (node.type !== 'inlineCode' && node.type !== 'code' && node.type !== 'link' && node.type !== 'text') return;
    const reporter = reporterAt(ancestors, file);
    if (!node.position || (ancestors.some(showsFaults) && node.type !== 'code')) return;
    const text = sourceOf(node, reporter.source);
    if (ancestors.some((one) => one.type === 'link')) return;
    for (const match of text.matchAll(INSECURE)) {
      const url = /^[^\s"'`)\]]+/.exec(text.slice(match.index))?.[0] ?? match[0];
      const host = /^http:\/\/([^/:]+)/i.exec(url)?.[1] ?? '';
      if (!isHostName(host) || model.frontMatter.literal.includes(host)) continue;
      reporter.report(
        'insecure-url',
        placeWithin(reporter.source, node.position.start, match.index, match[0].length),
        `Unexpected \`http\` in \`${url}\`, expected \`https\``,
        { actual: match[0], expected: ['https'], fixable: true },
      );
    }
  });
}
