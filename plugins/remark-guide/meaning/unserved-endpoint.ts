import { visitParents } from '../../visit-tree';
import { findUnserved, type UnservedEndpoint } from '../../../src/core/provider/serve';
import { createReporter, placeWithin, type Reporter } from '../../reporter';
import type { MeaningContext } from './context';
import { START, visibleText } from './visible-text';

/** A URL of a provider that the provider does not serve, anywhere in the guide or in the steps that it includes. */
export function unservedEndpoints({ tree, file, site, reporter }: MeaningContext): void {
  const sources = new Map<string, Reporter>([['', reporter]]);
  visitParents(tree, (node) => {
    const { step } = node.data ?? {};
    if (step) sources.set(step.file, createReporter(file, step.source, step.file));
  });
  for (const one of sources.values()) {
    for (const { start, end, url, fault } of findUnserved(visibleText(one.source), site.providers.values())) {
      const written = one.source.slice(start, end);
      one.report('unserved-endpoint', placeWithin(one.source, START, start, end - start), messageOf(url, fault), {
        actual: written,
        ...(fault.expected === undefined ? {} : { expected: [fault.expected] }),
        ...(fault.certain && written === url ? { fixable: true } : {}),
      });
    }
  }
}

/** “Unexpected X, which P does not serve; expected Y”, in the words that every checker prints. */
export function messageOf(url: string, { provider, expected, endpoint }: UnservedEndpoint): string {
  const hint = expected === undefined ? 'expected one of its endpoints' : `expected \`${expected}\``;
  const name = endpoint === undefined ? '' : `, which is \`<${endpoint}>\``;
  return `Unexpected \`${url}\`, which ${provider.name} does not serve; ${hint}${name}`;
}
