import type { ContainerDirective } from 'mdast-util-directive';
import type { Node } from 'unist';

/** The providers that the `only` attribute of a `provider` block names. */
export function onlyProviders(node: ContainerDirective): string[] {
  return (node.attributes?.only ?? '').split(/[\s,]+/).filter((id) => id !== '');
}

/** The providers for which a place in a guide is shown: all of the guide's, or those of the `provider` blocks around it. */
export function scopeOf(ancestors: readonly Node[], providers: readonly string[]): readonly string[] {
  return ancestors.reduce<readonly string[]>((scope, node) => {
    if (!isProviderBlock(node)) return scope;
    const only = onlyProviders(node);
    return scope.filter((id) => only.includes(id));
  }, providers);
}

function isProviderBlock(node: Node): node is ContainerDirective {
  return node.type === 'containerDirective' && (node as ContainerDirective).name === 'provider';
}
