import type { List, Nodes, Root, RootContent } from 'mdast';
import type { Position } from 'unist';
import { visitParents } from '../../visit-tree';
import { placeWithin, type Reporter, reporterAt } from '../../reporter';
import { onlyProviders } from '../scope';
import type { MeaningContext } from './context';

/** Numbered steps count up by one, or have one number throughout; a list that goes on after a block goes on counting. */
export function stepNumbers({ tree, file, model }: MeaningContext): void {
  const reporters = new Map<List, Reporter>();
  visitParents(tree, 'list', (list: List, ancestors) => {
    if (!list.ordered) return;
    const reporter = reporterAt(ancestors, file);
    reporters.set(list, reporter);
    checkItems(list, reporter);
  });
  for (const provider of model.providers) {
    checkSequence(flowFor(tree, provider), (list, where, expected) => {
      const reporter = reporters.get(list);
      const [first] = reporter ? numbersOf(list, reporter) : [];
      reporter?.report(
        'step-numbers',
        first?.place,
        `Unexpected step ${first?.text ?? ''}${where}, expected ${String(expected)}`,
        { actual: first?.text ?? '', expected: [String(expected)] },
      );
    });
  }
}

type Report = (list: List, where: string, expected: number) => void;

interface ItemNumber {
  readonly number: number;
  readonly text: string;
  readonly place: Position | undefined;
}

function numbersOf(list: List, { source }: Reporter): ItemNumber[] {
  return list.children.flatMap(({ position }) => {
    const text = /^\d+/.exec(source.slice(position?.start.offset, position?.end.offset))?.[0];
    if (text === undefined || !position) return [];
    return [{ number: Number(text), text, place: placeWithin(source, position.start, 0, text.length) }];
  });
}

function checkItems(list: List, reporter: Reporter): void {
  const numbers = numbersOf(list, reporter);
  const [first, second] = numbers;
  if (!first || !second) return;
  // `1.` before every step is the other custom.
  const step = numbers.every(({ number }) => number === first.number) ? 0 : 1;
  numbers.forEach(({ number, text, place }, index) => {
    const expected = String(first.number + index * step);
    if (String(number) === expected) return;
    // One wrong number is one fault: the rest is compared with its own neighbour.
    const before = numbers[index - 1];
    if (before && number === before.number + 1) return;
    reporter.report('step-numbers', place, `Unexpected step ${text}, expected ${expected}`, {
      actual: text,
      expected: [expected],
      fixable: true,
    });
  });
}

/** The blocks of a guide in the order in which one provider's readers see them. */
function flowFor(tree: Root, provider: string): RootContent[] {
  const open = (node: RootContent): RootContent[] => {
    if (node.type !== 'containerDirective' || node.name !== 'provider') return [node];
    const directive = node;
    if (directive.data?.step || !onlyProviders(directive).includes(provider)) return [];
    return (directive.children as RootContent[]).flatMap(open);
  };
  return tree.children.flatMap(open);
}

/** Compares the beginning of each list with the end of the one before, as long as no heading stands between. */
function checkSequence(blocks: readonly Nodes[], report: Report): void {
  let last: { end: number; isBroken: boolean } | undefined;
  for (const block of blocks) {
    if (block.type === 'heading') last = undefined;
    else if (block.type === 'list' && block.ordered) {
      const start = block.start ?? 1;
      const next = last ? last.end + 1 : 1;
      if (start > 1 && start !== next) report(block, '', next);
      // One step, a block and one step again is the custom of writing `1.` everywhere.
      else if (start === 1 && last?.isBroken && last.end > 1) report(block, ' after a block', next);
      last = { end: start + block.children.length - 1, isBroken: true };
    } else if (last && block.type !== 'code' && block.type !== 'html' && block.type !== 'table') {
      last = { ...last, isBroken: false };
    }
  }
}
