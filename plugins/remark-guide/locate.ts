import type { Node, Position } from 'unist';
import type { TokenSegment } from '../../src/core/placeholder/grammar';
import { placeWithin } from '../reporter';

/**
 * Finds the places of a node's tokens in the source. A node's value is not its source (escapes, entities, the prefixes of
 * quotes and lists), but a token stands in both, in the same order.
 */
export function createLocator(node: Node, source: string, skip = 0): (token: TokenSegment) => Position | undefined {
  const { position } = node;
  if (position?.start.offset === undefined) return () => position;
  const text = source.slice(position.start.offset, position.end.offset);
  const found = new Map<TokenSegment, Position>();
  let from = skip;
  let last: TokenSegment | undefined;
  return (token) => {
    const known = found.get(token);
    if (known) return known;
    // Tokens are asked for in order, though not all of them; a token before the last one starts the search again.
    if (last && token.offset < last.offset) from = skip;
    const at = text.indexOf(token.raw, from);
    if (at < 0) return position;
    const place = placeWithin(source, position.start, at, token.raw.length);
    from = at + token.raw.length;
    last = token;
    found.set(token, place);
    return place;
  };
}
