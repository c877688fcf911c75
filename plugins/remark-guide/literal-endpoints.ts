import type { Code, InlineCode, Text } from 'mdast';
import type { Reporter } from '../reporter';
import { placeWithin } from '../reporter';
import type { Site } from '../site';

/** What a URL goes on with; an endpoint followed by one of these is another URL. */
const GOES_ON = /^[\w%~.</-]/;

/** Proposes the derived placeholder for an endpoint that is written out, because the literal one holds for one provider only. */
export function reportLiteralEndpoints(node: Text | InlineCode | Code, reporter: Reporter, site: Site): void {
  const { position } = node;
  if (!node.value.includes('https://') || position?.start.offset === undefined) return;
  const source = reporter.source.slice(position.start.offset, position.end.offset);
  const endpoints = [...site.providers.values()]
    .flatMap((provider) => Object.entries(provider.endpoints))
    .sort(([, a], [, b]) => b.length - a.length);
  const taken: [number, number][] = [];
  for (const [name, url] of endpoints) {
    for (let at = source.indexOf(url); at >= 0; at = source.indexOf(url, at + url.length)) {
      const end = at + url.length;
      if (
        GOES_ON.test(source.slice(end, end + 2).replace(/^\.(?!\w)/, '')) ||
        taken.some(([from, to]) => at < to && end > from)
      )
        continue;
      taken.push([at, end]);
      reporter.report(
        'literal-endpoint',
        placeWithin(reporter.source, position.start, at, url.length),
        `Unexpected \`${url}\`, expected \`<${name}>\``,
        {
          actual: url,
          expected: [`<${name}>`],
        },
      );
    }
  }
}
