import { align } from './align';
import { type FoundUrl, findUrls } from './find-urls';
import type { EndpointName } from './provider';
import {
  basesOf,
  isHole,
  isMisspelt,
  isParameter,
  pathOf,
  piecesOf,
  type Route,
  routesOf,
  type Serving,
} from './routes';

export type { Serving } from './routes';

/** A URL that looks like one of a provider's, and that the provider does not serve. */
export interface UnservedEndpoint {
  readonly provider: Serving;
  /**
   * `slash`: one at the end is missing or too many. `case`, `spelling`: of a piece. `prefix`: one that the product once had.
   * `other`: a piece is missing, too many or another one.
   */
  readonly kind: 'slash' | 'case' | 'spelling' | 'prefix' | 'other';
  /** The nearest URL that is served, with the host and the values of the one given. */
  readonly expected?: string;
  /** The derived placeholder that stands for it. */
  readonly endpoint?: EndpointName;
  /** Whether nothing else can have been meant. */
  readonly certain: boolean;
}

/** Costs above which nothing near is named, and above which a URL on an unknown host is left alone. */
const FAR = 2.2;
const CERTAIN = 0.6;

/**
 * Whether a provider that is known by the host or by the shape of the path serves this URL.
 *
 * @param url absolute, with `<names>`, `${HOLES}` and the like in the place of readers' values
 * @param providers those whose URLs are known
 * @returns what is wrong with it, or `undefined` when it is served, or is nobody's
 */
export function unservedEndpoint(url: string, providers: Iterable<Serving>): UnservedEndpoint | undefined {
  const parts = /^(?<origin>https?:\/\/(?:<[^<>]*>|\$?\{+[^{}]*\}+|[^/?#<>{}])*)(?<rest>[\s\S]*)$/i.exec(url)?.groups;
  if (!parts) return undefined;
  const { origin = '', rest = '' } = parts;
  const path = /^(?:<[^<>]*>|\$?\{+[^{}]*\}+|[^?#])*/.exec(rest)?.[0] ?? '';
  const all = [...providers];
  const host = origin
    .replace(/^https?:\/\//i, '')
    .replace(/^[^@/]*@/, '')
    .replace(/:[^:\]]*$/, '')
    .toLowerCase();
  const owner = all.find((provider) => provider.host === host);
  const finish = (fault: PathFault, provider: Serving): UnservedEndpoint => ({
    provider,
    kind: fault.kind,
    certain: fault.certain,
    ...(fault.pieces ? { expected: origin + pathOf(fault.pieces) + rest.slice(path.length) } : {}),
    ...(fault.endpoint ? { endpoint: fault.endpoint } : {}),
  });
  const pieces = piecesOf(path);
  if (owner) {
    const fault = judgePath(pieces, owner);
    return fault && finish(fault, owner);
  }
  for (const provider of all) {
    const fault = judgeForeignPath(pieces, host, provider);
    if (fault) return fault === 'served' ? undefined : finish(fault, provider);
  }
  return undefined;
}

/** Every URL of a text that a provider does not serve. A prefix that the text itself configures is none of its faults. */
export function findUnserved(
  text: string,
  providers: Iterable<Serving>,
): (FoundUrl & { readonly fault: UnservedEndpoint })[] {
  const all = [...providers].map((provider) =>
    provider.formerPrefix?.restoredBy.some((setting) => text.includes(setting))
      ? { ...provider, formerPrefix: undefined, paths: [...(provider.paths ?? []), `${provider.formerPrefix.path}/*`] }
      : provider,
  );
  return findUrls(text).flatMap((found) => {
    const fault = unservedEndpoint(found.url, all);
    if (!fault || (fault.kind === 'prefix' && OLD.test(lineAt(text, found.start)))) return [];
    return [{ ...found, fault }];
  });
}

/** A line that says that it speaks of old versions, as in “for versions <17: `https://…/auth/…`”. */
const OLD = /\b(?:older|legacy|before|prior|until|previous)\b|(?:<|≤|&lt;)=?\s?v?\d/i;

function lineAt(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1).split('\n', 1)[0] ?? '';
}

interface PathFault {
  readonly kind: UnservedEndpoint['kind'];
  readonly pieces?: readonly string[];
  readonly endpoint?: EndpointName;
  readonly certain: boolean;
  readonly cost: number;
}

function judgePath(path: readonly string[], provider: Serving): PathFault | undefined {
  const routes = routesOf(provider);
  const [first = ''] = path;
  if (path.length === 0 || (path.length === 1 && first === '')) return undefined;
  if (routes.some((route) => meets(path, route, routes)) || isBase(path, routes)) return undefined;
  const former = provider.formerPrefix && piecesOf(provider.formerPrefix.path);
  if (former?.every((piece, index) => piece === path[index])) {
    const pieces = path.slice(former.length);
    const endpoint = routes.find((route) => meets(pieces, route, routes))?.endpoint;
    const rest = judgePath(pieces, provider) ?? { certain: true, cost: 0, pieces, ...(endpoint ? { endpoint } : {}) };
    return { ...rest, cost: rest.cost + 0.1, kind: 'prefix' };
  }
  return nearestRoute(path, routes);
}

const nearest = new WeakMap<readonly Route[], Map<string, PathFault>>();

/** The route that a path comes nearest to. Guides name the same paths again and again. */
function nearestRoute(path: readonly string[], routes: readonly Route[]): PathFault {
  const known = nearest.get(routes) ?? new Map<string, PathFault>();
  nearest.set(routes, known);
  const key = path.join('/');
  const fault = known.get(key) ?? findNearest(path, routes);
  known.set(key, fault);
  return fault;
}

function findNearest(path: readonly string[], routes: readonly Route[]): PathFault {
  const near = [...routes, ...basesOf(routes)]
    .map((route) => ({ route, ...align(path, route) }))
    .filter(({ route: { pieces }, cost }) => cost <= farthest(pieces))
    // Only what is served is proposed: `/application/o/user-info/` is a misspelt endpoint, and no application of that name.
    .filter(({ route, pieces }) => !route.isBase || isBase(pieces, routes))
    .filter(({ route, pieces }) => route.isBase ?? routes.some((one) => meets(pieces, one, routes)))
    .sort((a, b) => a.cost - b.cost);
  const [best] = near;
  if (!best) return { kind: 'other', certain: false, cost: Infinity };
  const other = near.find(({ pieces }) => pathOf(pieces) !== pathOf(best.pieces));
  return {
    kind: kindOf(path, best.pieces),
    pieces: best.pieces,
    cost: best.cost,
    certain:
      (best.cost <= CERTAIN || lacksName(path, best.pieces)) &&
      (!other || other.cost - best.cost > 0.05 || lacksSlash(path, near)),
    ...(best.route.endpoint ? { endpoint: best.route.endpoint } : {}),
  };
}

/** Whether the slash is all that is missing, whichever of the routes is meant: a variable may stand for any word of theirs. */
const lacksSlash = (
  path: readonly string[],
  near: readonly { readonly pieces: readonly string[]; readonly cost: number }[],
): boolean =>
  path.some(isHole) &&
  near.every(
    ({ pieces, cost }) =>
      cost - (near[0]?.cost ?? 0) > 0.05 || kindOf(path, pieces) === 'slash' || pieces.at(-1) === '',
  );

/** Whether nothing but the name of the realm or application is missing: `/application/o/end-session/`. */
const lacksName = (path: readonly string[], meant: readonly string[]): boolean =>
  pathOf(meant.filter((piece) => !isParameter(piece))) === pathOf(path) && path.length === meant.length - 1;

/** The cost up to which a route may have been meant: some of its own words must be there. */
function farthest(pieces: readonly string[]): number {
  if (pieces.includes('*')) return CERTAIN;
  return Math.min(FAR, 0.75 * pieces.filter((piece) => piece !== '' && !isParameter(piece)).length);
}

function kindOf(path: readonly string[], meant: readonly string[]): UnservedEndpoint['kind'] {
  const [given, other] = [path, meant].map((pieces) => pathOf(pieces).replace(/\/+$/, ''));
  if (given === other) return 'slash';
  if (pathOf(path).toLowerCase() === pathOf(meant).toLowerCase()) return 'case';
  return given?.split('/').length === other?.split('/').length ? 'spelling' : 'other';
}

/** On any host: only what has the product's mark, or what is one of its endpoints but for a slip. */
function judgeForeignPath(path: readonly string[], host: string, provider: Serving): PathFault | 'served' | undefined {
  const routes = routesOf(provider);
  const marks = (provider.marks ?? []).map((mark) => piecesOf(mark).filter((piece) => piece !== ''));
  const placeOf = (mark: readonly string[]): number =>
    path.findIndex((_, at) => mark.every((piece, next) => piece.toLowerCase() === path[at + next]?.toLowerCase()));
  const mark = marks.find((one) => placeOf(one) >= 0);
  if (!mark) {
    // On a host that is called after the product, its first word is known without the others.
    const isNamed = host.includes(provider.id) && marks.some(([word = '']) => isMisspelt(path[0] ?? '', word));
    if (
      path.length < 2 ||
      !(
        isNamed ||
        path.some((piece) => endpointWords(provider).some((word) => piece === word || isMisspelt(piece, word)))
      )
    )
      return undefined;
    const slip = nearestRoute(path, routes);
    if (isNamed && slip.cost <= CERTAIN) return slip;
    const route = routes.find(({ endpoint }) => endpoint !== undefined && endpoint === slip.endpoint);
    const words = route?.pieces.filter((piece) => !isParameter(piece)).join('').length ?? 0;
    return words >= 12 && slip.cost <= (words >= 24 ? 0.85 : 0.5) ? slip : undefined;
  }
  // Servers that exist may be old; an example is meant for current ones.
  const former = isExample(host, provider) ? provider.formerPrefix?.path : undefined;
  const at = placeOf(mark);
  const served = path.findIndex(
    (_, index) => index <= at && routes.some((route) => meets(path.slice(index), route, routes)),
  );
  if (served === 0 || (served > 0 && pathOf(path.slice(0, served)) !== former)) return 'served';
  // What stands before the mark is a sub-path of that host, but for the prefix that the product once had.
  const withMark = routes.find(({ pieces }) => mark.every((piece) => pieces.includes(piece)));
  const start = Math.max(0, at - (withMark?.pieces.indexOf(mark[0] ?? '') ?? 0));
  const isFormer = former !== undefined && pathOf(path.slice(0, start)).endsWith(former);
  const cut = isFormer ? start - piecesOf(former).length : start;
  const fault = judgePath(path.slice(cut), { ...provider, formerPrefix: isFormer ? provider.formerPrefix : undefined });
  if (!fault?.pieces || fault.cost > (mark.length > 1 ? 1.5 : CERTAIN)) return 'served';
  return { ...fault, pieces: [...path.slice(0, cut), ...fault.pieces] };
}

const words = new WeakMap<Serving, readonly string[]>();

/** The words by which a misspelt endpoint is still known. */
function endpointWords(provider: Serving): readonly string[] {
  const known = words.get(provider) ?? [
    ...new Set(
      routesOf(provider)
        .flatMap((route) => (route.endpoint ? route.pieces : []))
        .filter((piece) => piece.length >= 5 && !isParameter(piece)),
    ),
  ];
  words.set(provider, known);
  return known;
}

const EXAMPLE =
  /(?:^|\.)(?:example(?:\.\w+)?|company|test|local|lan|internal|invalid|localhost|domain\.\w+)$|^[^.]*$|your|example|my-?domain/;

/** Whether a host is made up, or named after the product, so that no server of its own is meant. */
function isExample(host: string, { id }: Serving): boolean {
  return isHole(host) || EXAMPLE.test(host) || host.includes(id) || /^[\d.]+$/.test(host);
}

function meets(path: readonly string[], route: Route, routes: readonly Route[]): boolean {
  const { pieces } = route;
  const open = pieces.at(-1) === '*';
  const fixed = open ? pieces.slice(0, -1) : pieces;
  if (open ? path.length < fixed.length : path.length !== fixed.length) return false;
  return fixed.every((piece, index) => {
    const given = path[index] ?? '';
    if (given === piece) return true;
    if (given === '' || piece === '') return false;
    if (!isParameter(piece)) return !open && isHole(given) && !isParameter(given);
    return isHole(given) || !isTaken(given, index, pieces, routes);
  });
}

/** Whether a value in the place of a parameter is a word of a neighbouring route: `user-info`, or `jwks` without the name before it. */
function isTaken(given: string, index: number, pieces: readonly string[], routes: readonly Route[]): boolean {
  const neighbours = routes.filter((other) => pieces.slice(0, index).every((piece, at) => other.pieces[at] === piece));
  return neighbours.some(({ pieces: other }) => {
    const [here = '', next = ''] = [other[index], other[index + 1]];
    if (!isParameter(here)) return here !== '*' && isMisspelt(given, here);
    return given === next && next !== '*';
  });
}

/** Whether the path is where several routes begin, as applications want it that put the rest behind it themselves. */
function isBase(path: readonly string[], routes: readonly Route[]): boolean {
  const trimmed = path.at(-1) === '' ? path.slice(0, -1) : path;
  const slashed = trimmed === path ? [...path, ''] : trimmed;
  if (routes.some((route) => route.endpoint && meets(slashed, route, routes))) return false;
  return routes.some(
    ({ pieces }) =>
      pieces.length > trimmed.length &&
      pieces[trimmed.length] !== '' &&
      meets(trimmed, { pieces: pieces.slice(0, trimmed.length) }, routes),
  );
}
