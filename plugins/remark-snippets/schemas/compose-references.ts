import { entryOf, keysOf, type TreeEntry, type TreeNode } from './tree';
import type { Problem } from './validate';
import { isSlip } from '../spelling/near-word';

/** What services name and the file declares by the same word. */
const KINDS = ['networks', 'volumes', 'configs', 'secrets'] as const;

/**
 * Names in a Compose file that belong to nothing it declares, and are almost one that it does: Compose refuses the file. A
 * guide may leave out the declaration, so a name that is like none is none of our business.
 *
 * Source: the Compose Specification, “networks”, “volumes”, “depends_on”.
 */
export function brokenReferences(root: TreeNode): Problem[] {
  const services = entryOf(root, 'services');
  if (services?.kind !== 'object') return [];
  return services.entries.flatMap(({ value: service }) => [
    ...KINDS.flatMap((kind) => unknownNames(entryOf(service, kind), keysOf(entryOf(root, kind)), kind)),
    ...unknownNames(entryOf(service, 'depends_on'), keysOf(services), 'depends_on'),
  ]);
}

function unknownNames(used: TreeNode | undefined, declared: readonly string[], owner: string): Problem[] {
  if (declared.length === 0) return [];
  return namesIn(used).flatMap(({ key, keySpan }): Problem[] => {
    const near = declared.includes(key) ? [] : declared.filter((name) => isSlip(key, name));
    const node: TreeNode = { ...keySpan, kind: 'string', value: key };
    return near.length === 0 ? [] : [{ ...keySpan, what: 'value', node, owner, expected: near }];
  });
}

/** The names in a list or an object; of a volume what stands before the first colon. */
function namesIn(node: TreeNode | undefined): Pick<TreeEntry, 'key' | 'keySpan'>[] {
  if (node?.kind === 'object') return [...node.entries];
  if (node?.kind !== 'array') return [];
  return node.items.flatMap((item) => {
    if (item.kind !== 'string') return [];
    const key = /^[\w.-]+(?=:|$)/.exec(item.value)?.[0];
    return key === undefined || /^\.{1,2}$/.test(key) ? [] : [{ key, keySpan: item }];
  });
}
