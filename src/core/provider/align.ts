import { isHole, isMisspelt, isParameter, type Route } from './routes';

/** How near a path comes to a route, and the path that was meant. */
export interface Alignment {
  /** 0 when the route is met; less than 1 for slips of the pen. */
  readonly cost: number;
  /** The pieces of the route with the path's own values for its parameters. */
  readonly pieces: readonly string[];
}

/** A slash at the end, upper and lower case, a slash between two pieces, and spelling are slips; a piece too many or too few is more. */
const COST = { slash: 0.1, case: 0.2, joined: 0.3, spelling: 0.4, short: 0.6, parameter: 0.8, piece: 1, other: 1.5 };

/** Lays a path over a route so that as little as possible must change. */
export function align(path: readonly string[], { pieces: route }: Route): Alignment {
  const memo = new Map<string, Alignment>();
  const better = (a: Alignment, b: Alignment): Alignment => (b.cost < a.cost ? b : a);
  const go = (at: number, on: number): Alignment => {
    const key = `${at} ${on}`;
    const known = memo.get(key);
    if (known) return known;
    const result = step(at, on);
    memo.set(key, result);
    return result;
  };
  const step = (at: number, on: number): Alignment => {
    const piece = path[at];
    const meant = route[on];
    if (meant === '*') return { cost: 0, pieces: path.slice(at) };
    if (piece === undefined && meant === undefined) return { cost: 0, pieces: [] };
    let best: Alignment = { cost: Infinity, pieces: [] };
    const offer = (cost: number, next: Alignment, added: readonly string[]): void => {
      best = better(best, { cost: cost + next.cost, pieces: [...added, ...next.pieces] });
    };
    if (piece !== undefined && meant !== undefined) {
      const changed = costOf(piece, meant);
      offer(changed, go(at + 1, on + 1), [isParameter(meant) && piece !== '' ? piece : meant]);
    }
    const next = route[on + 1];
    // `<realm>protocol`: the slash between two pieces is gone.
    if (piece !== undefined && meant !== undefined && next !== undefined && next.length > 3 && !isParameter(next)) {
      const first = piece.slice(0, -next.length);
      if (piece.endsWith(next) && first !== '' && (isParameter(meant) || first === meant))
        offer(COST.joined, go(at + 1, on + 2), [first, next]);
    }
    if (meant !== undefined) {
      const missing = meant === '' ? COST.slash : isParameter(meant) ? COST.parameter : COST.piece;
      offer(missing, go(at, on + 1), [meant]);
    }
    if (piece !== undefined) offer(piece === '' ? COST.slash : COST.piece, go(at + 1, on), []);
    return best;
  };
  return go(0, 0);
}

function costOf(piece: string, meant: string): number {
  if (piece === meant) return 0;
  if (piece === '' || meant === '') return COST.other;
  if (isParameter(meant)) return isHole(piece) ? 0 : 0.01;
  if (isHole(piece)) return isParameter(piece) ? COST.piece : 0;
  if (piece.toLowerCase() === meant.toLowerCase()) return COST.case;
  if (isMisspelt(piece, meant)) return COST.spelling;
  // `auth` for `authorize`, `openid-config` for `openid-configuration`, and the other way round.
  const [short = '', long = ''] = [piece, meant].sort((a, b) => a.length - b.length);
  return short.length >= 4 && long.startsWith(short) ? COST.short : COST.other;
}
