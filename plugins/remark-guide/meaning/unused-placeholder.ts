import type { ListItem } from 'mdast';
import type { Position } from 'unist';
import { visitParents } from '../../visit-tree';
import { written } from '../../../src/core/placeholder/grammar';
import { placeWithin, sourceOf } from '../../reporter';
import type { MeaningContext } from './context';

/** A placeholder that is declared, and asked for in the form, and stands nowhere else. */
export function unusedPlaceholder({ tree, file, own, used, reporter, model }: MeaningContext): void {
  // A name that was meant and misspelt is one fault, and was reported where it stands.
  const meant = new Set(file.messages.flatMap(({ expected }) => expected ?? []));
  visitParents(tree, 'listItem', (item: ListItem) => {
    const name = item.data?.placeholder;
    if (name === undefined || !own.has(name) || used.has(name)) return;
    if ([name, written(name), `\`${written(name)}\``].some((one) => meant.has(one))) return;
    reporter.report(
      'unused-placeholder',
      placeOfDeclaration(item, name, reporter.source),
      `Unexpected declaration of \`${written(name)}\`, which the guide uses nowhere`,
      { actual: written(name), ...(model.isPublishedForm ? { severity: 'warning' as const } : {}) },
    );
  });
}

/** The place of a placeholder in the line that declares it. */
export function placeOfDeclaration(item: ListItem, name: string, source: string): Position | undefined {
  const text = sourceOf(item, source);
  const [at, length] = [written(name), name]
    .map((one) => [text.indexOf(one), one.length] as const)
    .find(([index]) => index >= 0) ?? [-1, 0];
  return item.position && at >= 0 ? placeWithin(source, item.position.start, at, length) : item.position;
}
