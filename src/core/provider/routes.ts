import { distance } from 'fastest-levenshtein';
import type { EndpointName, Provider } from './provider';

/** What must be known of a provider to tell what it serves. */
export type Serving = Pick<
  Provider,
  'id' | 'name' | 'host' | 'endpoints' | 'adminUrl' | 'paths' | 'marks' | 'formerPrefix'
>;

/** A path that a provider serves, piece by piece. `<name>` is any one piece; `*` at the end is anything below. */
export interface Route {
  readonly pieces: readonly string[];
  /** The derived placeholder that stands for it. */
  readonly endpoint?: EndpointName;
  /** Whether it is only where other routes begin. */
  readonly isBase?: true;
}

/** The pieces of a path; a slash at the end gives an empty one. Slashes inside `<names>` and `${holes}` are none. */
export function piecesOf(path: string): string[] {
  const pieces = [''];
  for (const [token] of path.matchAll(/<[^<>]*>|\$\{[^}]*\}|\{\{[^}]*\}\}|\{[^}]*\}|[\s\S]/g)) {
    if (token === '/') pieces.push('');
    else pieces.push((pieces.pop() ?? '') + token);
  }
  return pieces.slice(1);
}

export function pathOf(pieces: readonly string[]): string {
  return pieces.map((piece) => `/${piece}`).join('');
}

const known = new WeakMap<Serving, readonly Route[]>();

/** Everything that a provider serves, its endpoints first. */
export function routesOf(provider: Serving): readonly Route[] {
  const routes = known.get(provider) ?? readRoutes(provider);
  known.set(provider, routes);
  return routes;
}

function readRoutes(provider: Serving): Route[] {
  const ofUrl = (url: string): string[] => piecesOf(url.replace(/^https?:\/\/[^/]+/, ''));
  return [
    ...Object.entries(provider.endpoints).map(([endpoint, url]) => ({
      pieces: ofUrl(url),
      endpoint: endpoint as EndpointName,
    })),
    ...(provider.paths ?? []).map((path) => ({ pieces: piecesOf(path) })),
    ...(provider.adminUrl ? [{ pieces: ofUrl(provider.adminUrl) }] : []),
  ];
}

const bases = new WeakMap<readonly Route[], readonly Route[]>();

/** Where at least three endpoints begin, behind a word of the provider’s own: `/realms/<realm>/protocol/openid-connect`. */
export function basesOf(routes: readonly Route[]): readonly Route[] {
  const known = bases.get(routes) ?? findBases(routes);
  bases.set(routes, known);
  return known;
}

function findBases(routes: readonly Route[]): Route[] {
  const counts = new Map<string, number>();
  for (const { pieces, endpoint } of routes)
    for (let end = 3; end < pieces.length && endpoint; end++) {
      const path = pathOf(pieces.slice(0, end));
      counts.set(path, (counts.get(path) ?? 0) + 1);
    }
  return [...counts].flatMap(([path, count]): Route[] => {
    const pieces = piecesOf(path);
    const last = pieces.at(-1) ?? '';
    return count < 3 || last === '' || isParameter(last) ? [] : [{ pieces, isBase: true }];
  });
}

export const isParameter = (piece: string): boolean => /^<[^<>]+>$/.test(piece);

/** Whether a piece of a URL stands for a reader's value, whatever that may be. */
export const isHole = (piece: string): boolean => /[<>{}$%*[\]]|^:[a-z]|^YOUR|^…$/.test(piece);

/** Whether a piece of a path is another one misspelt. */
export function isMisspelt(word: string, meant: string): boolean {
  if (word === meant || word === '' || meant === '' || Math.abs(word.length - meant.length) > 3) return false;
  const bare = (text: string): string => text.toLowerCase().replace(/[-_.]/g, '');
  if (bare(word) === bare(meant)) return true;
  if (meant.length < 4) return false;
  const edits = distance(word.toLowerCase(), meant.toLowerCase());
  if (edits === 2 && word.length === meant.length && sorted(word) === sorted(meant)) return true;
  return edits <= (meant.length >= 8 ? 2 : 1);
}

const sorted = (text: string): string => Array.from(text.toLowerCase()).sort().join('');
