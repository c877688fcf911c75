import { distance } from 'fastest-levenshtein';
import type { ListItem } from 'mdast';
import { visitParents } from '../../visit-tree';
import { isHostName } from '../../../src/core/placeholder/example-domain';
import { written } from '../../../src/core/placeholder/grammar';
import { derivedNames } from '../derived-values';
import type { MeaningContext } from './context';
import { placeOfDeclaration } from './unused-placeholder';

/** One thing declared under two spellings: `wiki.company` and `wikijs.company`, or `<clientid>` beside `<client_id>`. */
export function placeholderSpelling({ tree, own, model, reporter }: MeaningContext): void {
  const before: string[] = [...model.placeholders.keys(), ...derivedNames].filter((name) => !own.has(name));
  visitParents(tree, 'listItem', (item: ListItem) => {
    const name = item.data?.placeholder;
    if (name === undefined || !own.has(name)) return;
    const same = before.find((other) => isSameThing(name, other));
    before.push(name);
    if (same === undefined) return;
    reporter.report(
      'placeholder-spelling',
      placeOfDeclaration(item, name, reporter.source),
      `Unexpected second spelling \`${written(name)}\`, expected \`${written(same)}\` everywhere`,
      {
        actual: written(name),
        expected: [written(same)],
        ...(model.isPublishedForm ? { severity: 'warning' as const } : {}),
      },
    );
  });
}

/** Whether two names of placeholders are so near that readers would take them for one. */
export function isSameThing(one: string, other: string): boolean {
  if (one === other || isHostName(one) !== isHostName(other)) return false;
  const [a, b] = [one, other]
    .map((name) =>
      name
        .replace(/\.company$/, '')
        .toLowerCase()
        .replace(/[-_.]/g, ''),
    )
    .sort((x, y) => x.length - y.length);
  if (a === undefined || b === undefined || a.length < 3) return false;
  if (a === b) return true;
  if (isHostName(one)) return b.startsWith(a) && ['js', 'app', 'io', 's'].includes(b.slice(a.length));
  if (b === `${a}s`) return true;
  // Two digits or letters that count are two things: `node_1`, `node_2`; `host_a`, `host_b`.
  return a.length >= 8 && distance(a, b) === 1 && !/[\d]$|_[a-z\d]$/.test(one) && !/[\d]$|_[a-z\d]$/.test(other);
}
